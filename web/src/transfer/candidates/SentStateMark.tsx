import type { InquiryState } from '@tasuki/domain/transfer/case-status'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { StateMark, type MarkTone } from '../../ui/StateMark'
import { relativeTimeText } from '../../ui/time-text'
import classes from './SenderCase.module.css'
import { caseMessages } from '../case.messages'

/** The shape and colour of an inquiry's state as its sender reads it. */
const SENDER_TONE = {
  unread: 'none',
  read: 'none',
  considering: 'thinking',
  accepted: 'yes',
  conditional: 'maybe',
  declined: 'no',
  chosen: 'chosen',
  confirmed: 'chosen',
  paused: 'paused',
  withdrawn: 'none',
  ended: 'none',
} as const satisfies Record<InquiryState, MarkTone>

/** … 検討中 16:00まで; × 受入不可 満床; marked where it was given before the record changed (rule 76). */
export const SentStateMark = ({ inquiry }: { inquiry: Inquiry }) => {
  const words = useMessages(caseMessages)
  const { language } = useLanguage()
  const now = useNow()
  const { answer, state } = inquiry
  const about =
    state === 'considering' && answer?.kind === 'considering'
      ? words.untilTime(relativeTimeText(answer.until, now, { language, withClock: true }))
      : state === 'declined' && answer?.kind === 'declined'
        ? [words[`decline_${answer.reason}`], answer.possibleIf].filter((part) => part !== '').join('・')
        : ''
  return (
    <span className={classes.state}>
      <span className={classes.word}>
        <StateMark tone={SENDER_TONE[state]}>{words[`state_${state}`]}</StateMark>
      </span>
      {about === '' ? null : <span className={classes.about}>{about}</span>}
      {inquiry.answerStale ? <span className={classes.stale}>{words.stale}</span> : null}
    </span>
  )
}
