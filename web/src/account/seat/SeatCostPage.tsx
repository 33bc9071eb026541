import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EntryLayout } from '../../ui/EntryLayout'
import { useMessages } from '../../ui/language'
import { LanguageSwitch } from '../../ui/LanguageSwitch'
import { Page } from '../../ui/Page'
import { accountMessages } from '../account.messages'
import { meQuery } from '../account.queries'
import { seatMessages } from './seat.messages'
import { SeatCost } from './SeatCost'

/** 費用の試算: for anybody; it tells nothing of anyone. */
export const SeatCostPage = () => {
  const words = useMessages(seatMessages)
  const language = useMessages(accountMessages).language
  const me = useQuery(meQuery).data
  if (me === undefined) return null
  return me === null ? (
    <EntryLayout title={words.title} lead={words.lead} corner={<LanguageSwitch label={language} />} wide>
      <SeatCost />
      <Link to="/" data-lone>{words.toSignIn}</Link>
    </EntryLayout>
  ) : (
    <Page title={words.title} lead={words.lead}>
      <SeatCost />
    </Page>
  )
}
