import { SEAT_END_CAUSES, type SeatEndCause } from '@tasuki/domain/account/seat/seat-end.rules'
import { useQuery } from '@tanstack/react-query'
import type { ApiRefusal } from '../../platform/api-problem'
import { ErrorPanel } from '../../ui/ErrorPanel'
import { useLanguage, useMessages } from '../../ui/language'
import { fullDayText } from '../../ui/time-text'
import { seatEndMessages } from './seat-end.messages'
import { officeProfileQuery } from '../terms/terms.queries'

const readCause = (told: unknown): SeatEndCause => SEAT_END_CAUSES.find((cause) => cause === told) ?? 'office'

/** Since when, why, and whom to ask (rule 36). */
export const SeatEndFacts = ({ refusal: { details } }: { refusal: ApiRefusal }) => {
  const words = useMessages(seatEndMessages)
  const { language } = useLanguage()
  const cause = readCause(details.cause)
  const asksPrefecture = details.ask === 'prefecture'
  return (
    <>
      {typeof details.lastDay === 'string' ? <p>{words.lastDay(fullDayText(details.lastDay, language))}</p> : null}
      <p>{words[`cause_${cause}`]}</p>
      <p>{asksPrefecture ? words.askPrefecture : cause === 'not_renewed' ? words.askForSecondForm : words.askRepresentative}</p>
      {asksPrefecture ? <OfficeContact /> : null}
    </>
  )
}

/** Said here: a way to the page of contacts would lead away from what is being typed. */
const OfficeContact = () => {
  const { data } = useQuery(officeProfileQuery)
  const { department, phone, email } = data?.profile.contact ?? { department: '', phone: '', email: '' }
  const said = [department === '' ? '' : `${data?.prefectureName ?? ''}　${department}`, phone, email].filter((part) => part !== '')
  return (
    <div>
      {said.map((part) => (
        <div key={part}>{part}</div>
      ))}
    </div>
  )
}

/** After the right password, where one signs in. */
export const SeatEndPanel = ({ refusal }: { refusal: ApiRefusal }) => {
  const words = useMessages(seatEndMessages)
  return (
    <ErrorPanel what={words.title}>
      <SeatEndFacts refusal={refusal} />
      <p>{words.stays}</p>
    </ErrorPanel>
  )
}
