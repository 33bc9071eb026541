import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RelativeTime } from '../../ui/RelativeTime'
import { AnswerNameReport } from './AnswerNameReport'
import { answerText } from '@tasuki/domain/transfer/answer-text'
import { DeadlineClock } from '../DeadlineClock'
import { useAnswerInquiry } from './inbox.queries'
import { receiverMessages } from './receiver.messages'
import classes from './ReceiverCase.module.css'
import { useRoomVocabulary } from '../history/room-event'

/** What the line of the answer leaves out: ward, fee, remark. */
const detailsOf = (answer: InquiryAnswer): string => {
  const offer = answer.kind === 'accepted' || answer.kind === 'conditional' ? [answer.ward, answer.roomFee] : []
  return [...offer, answer.note].filter((part) => part.trim() !== '').join('・')
}

/** Our answer as it stands, who gave it and when; what happened to it since: a changed record (rule 76), a pause. */
export const StandingAnswer = ({ inquiry, reception }: { inquiry: Inquiry; reception: ReceptionTime | undefined }) => {
  const words = useMessages(receiverMessages)
  const vocabulary = useRoomVocabulary()
  const keep = useAnswerInquiry(() => notify({ text: words.answerKept }))
  const { answer } = inquiry
  const paused = inquiry.state === 'paused'
  const stale = inquiry.answerStale && answer !== null && INQUIRY_STATE[inquiry.state].answerable
  if (answer === null && !paused) return null
  return (
    <div className={classes.standing} data-waits={stale || inquiry.answerOverdue ? '' : undefined}>
      {answer === null ? null : (
        <p className={classes.stands}>
          <span className={classes.label}>{words.ourAnswer}</span> <strong>{answerText(answer, vocabulary)}</strong>{' '}
          {answer.kind === 'considering' && !paused ? <DeadlineClock deadline={{ what: 'answer', dueAt: answer.until }} reception={reception} side="receiver" /> : null}
        </p>
      )}
      {answer === null || detailsOf(answer) === '' ? null : <p>{detailsOf(answer)}</p>}
      {answer === null ? null : (
        <div className={classes.by}>
          <span>{inquiry.answeredBy}</span>
          {inquiry.answeredAt === null ? null : <RelativeTime at={inquiry.answeredAt} withClock />}
          <AnswerNameReport inquiry={inquiry} />
        </div>
      )}
      {paused ? (
        <p>
          <strong>{words.paused}</strong>　{words.pausedText}
        </p>
      ) : null}
      {stale ? (
        <>
          <p>
            <strong>{words.staleTitle}</strong>　{words.staleText}
          </p>
          <ActionButton
            busy={keep.isPending}
            onAct={() => keep.mutate({ params: { inquiryId: inquiry.id }, body: { version: inquiry.version, answer } })}
          >
            {words.keepAnswer}
          </ActionButton>
          <ProblemPanel error={keep.error} />
        </>
      ) : null}
    </div>
  )
}
