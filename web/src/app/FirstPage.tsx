import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { meQuery } from '../account/account.queries'
import { HomePage } from '../transfer/lists/HomePage'

/** What one opens first: the auditor, who sees no case, the register of hospitals. */
export const FirstPage = () => (useQuery(meQuery).data?.role === 'auditor' ? <Navigate to="/office/hospitals" replace /> : <HomePage />)
