import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../account/account.queries'
import { HomeAnnouncements } from '../office/HomeAnnouncements'
import { HomePage } from '../transfer/lists/HomePage'

/** ホーム: what the prefecture says to a hospital stands above what waits for it. */
export const StartPage = () => {
  const ofHospital = (useQuery(meQuery).data?.hospital ?? null) !== null
  return <HomePage above={ofHospital ? <HomeAnnouncements /> : null} />
}
