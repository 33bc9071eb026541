import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../../account/account.queries'
import { HomePage } from '../../transfer/lists/HomePage'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { OfficeOverview } from './OfficeOverview'
import { overviewMessages } from './overview.messages'

/** ホーム of the prefecture: what waits, in the order in which it hurts, and under it the office's numbers. Nothing of a case waits for an auditor. */
export const OverviewPage = () => {
  const words = useMessages(overviewMessages)
  const role = useQuery(meQuery).data?.role
  return role === 'auditor' ? (
    <Page title={words.home}>
      <OfficeOverview />
    </Page>
  ) : (
    <HomePage above={null} below={<OfficeOverview />} />
  )
}
