import { SEAT_END_CAUSES, type SeatEndCause } from '@tasuki/domain/account/seat-end.rules'
import { Link } from '@tanstack/react-router'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ErrorPanel } from '../ui/ErrorPanel'
import { useLanguage, useMessages } from '../ui/language'
import { fullDayText } from '../ui/time-text'
import { seatEndMessages } from './seat-end.messages'

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
      <p>
        {asksPrefecture ? words.askPrefecture : cause === 'not_renewed' ? words.askForSecondForm : words.askRepresentative}{' '}
        {asksPrefecture ? <Link to="/contact">{words.contact}</Link> : null}
      </p>
    </>
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
