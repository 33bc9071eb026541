import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { meQuery } from '../account/account.queries'
import { HomeAnnouncements } from '../office/HomeAnnouncements'
import { HomePage } from '../transfer/lists/HomePage'

/** ホーム: what the prefecture says to a hospital stands above what waits for it. Nothing of a case waits for an auditor. */
export const StartPage = () => {
  const me = useQuery(meQuery).data
  if (me?.role === 'auditor') return <Navigate to="/office/hospitals" replace />
  return <HomePage above={(me?.hospital ?? null) === null ? null : <HomeAnnouncements />} />
}
