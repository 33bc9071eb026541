import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { dayText, fullInstantText, relativeTimeText, workingDurationText } from '../../ui/time-text'
import { type CandidateClockReading, isLate } from './candidate-clock'
import classes from './CandidateClock.module.css'
import { clockMessages } from './clock.messages'

const UNTIL_WORD = { answer: { ahead: 'answerIn', late: 'answerOverdue' }, confirm: { ahead: 'confirmIn', late: 'confirmOverdue' } } as const

/** One candidate's clock in its own reception hours; what is late is marked, what rests says until when. */
export const CandidateClock = ({ reading, side = 'sender' }: { reading: CandidateClockReading; side?: 'sender' | 'receiver' }) => {
  const words = useMessages(clockMessages)
  const { language } = useLanguage()
  const now = useNow()
  const late = isLate(reading)
  if (reading.kind === 'none') return null
  if (reading.kind === 'transfer') return <>{words.transferDate(dayText(reading.day, now, language))}</>
  const span = (minutes: number) => workingDurationText(minutes, language)
  if (reading.kind === 'answered') return <>{words.answeredIn(span(reading.minutes))}</>
  const said =
    reading.kind === 'until'
      ? words[UNTIL_WORD[reading.what][reading.overdue ? 'late' : 'ahead']](span(reading.minutes))
      : reading.overdueMinutes === undefined
        ? words[side === 'sender' ? 'waitingFor' : 'receivedFor'](span(reading.minutes))
        : words.expectedOverdue(span(reading.overdueMinutes))
  const due = reading.kind === 'until' ? reading.dueAt : reading.expectedAt
  return (
    <span className={classes.clock}>
      <span className={late ? classes.late : undefined} title={due === undefined ? undefined : words.dueAt(fullInstantText(due, language))}>
        {late ? <span aria-hidden>！</span> : null}
        {said}
      </span>
      {reading.backAt === undefined || side === 'receiver' ? null : <span className={classes.away}>{words.away(relativeTimeText(reading.backAt, now, { language, withClock: true }))}</span>}
    </span>
  )
}
