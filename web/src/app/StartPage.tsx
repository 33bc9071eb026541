import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { meQuery } from '../account/account.queries'
import { HomeAnnouncements } from '../office/announcement/HomeAnnouncements'
import { HomePage } from '../transfer/lists/HomePage'

/** ホーム of a hospital: what the prefecture says stands above what waits for it. The prefecture's people begin with the office's overview. */
export const StartPage = () => {
  const me = useQuery(meQuery).data
  if (me?.hospital === null) return <Navigate to="/office" replace />
  return <HomePage above={me === undefined || me === null ? null : <HomeAnnouncements />} />
}
