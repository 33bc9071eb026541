import { SEAT_END_CAUSES, type SeatEndCause } from '@tasuki/domain/account/seat-end.rules'
import { useQuery } from '@tanstack/react-query'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ErrorPanel } from '../ui/ErrorPanel'
import { useLanguage, useMessages } from '../ui/language'
import { fullDayText } from '../ui/time-text'
import { seatEndMessages } from './seat-end.messages'
import { officeProfileQuery } from './terms.queries'

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

/** What a sign-in was answered: an end of the seat in full, anything else as everywhere. */
export const SignInProblem = ({ error }: { error: unknown }) => {
  const words = useMessages(seatEndMessages)
  if (!(error instanceof ApiRefusal) || error.code !== 'seat_ended') return <ProblemPanel error={error} />
  return (
    <ErrorPanel what={words.title}>
      <SeatEndFacts refusal={error} />
      <p>{words.stays}</p>
    </ErrorPanel>
  )
}
