import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { useProblemText } from '../../platform/ProblemPanel'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { MARK_SHAPE } from '../../ui/StateMark'
import { answerMessages } from './answer.messages'
import { ANSWER_KINDS, type AnswerDraft, type AnswerKind, draftFrom } from './answer-draft'
import { answerText } from '@tasuki/domain/transfer/answer-text'
import classes from './AnswerPanel.module.css'
import { AnswerSheet } from './AnswerSheet'
import { useAnswerInquiry } from './inbox.queries'
import { receiverMessages } from './receiver.messages'
import { useRoomVocabulary } from '../history/room-event'

const TONE = { accepted: 'yes', conditional: 'maybe', considering: 'thinking', declined: 'no' } as const satisfies Record<AnswerKind, keyof typeof MARK_SHAPE>

type AnswerPanelProps = { inquiry: Inquiry; transferableFrom: string | null }

/** The four answers as big buttons, each with its short sheet. What is typed stays while the inquiry lives on under it. */
export const AnswerPanel = ({ inquiry: read, transferableFrom }: AnswerPanelProps) => {
  const words = useMessages(answerMessages)
  const receiver = useMessages(receiverMessages)
  const vocabulary = useRoomVocabulary()
  const now = useNow()
  const client = useQueryClient()
  const [kind, setKind] = useState<AnswerKind>('accepted')
  const [opened, setOpened] = useState(false)
  const [draft, setDraft] = useState<AnswerDraft>()
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  /** The answer that stood when the sheet was opened: another one meanwhile is a colleague's (rule 83). */
  const [seenAt, setSeenAt] = useState<string | null>(null)
  const problemText = useProblemText()
  /** Our own answer as the server returned it: it stands until the inquiry is read anew. */
  const [own, setOwn] = useState<Inquiry>()
  const inquiry = own !== undefined && own.version > read.version ? own : read
  const before = inquiry.answer
  const takeBackTo = useAnswerInquiry((answered) => {
    setOwn(answered)
    notify({ text: words.answered(answered.answer === null ? '' : answerText(answered.answer, vocabulary)) })
  })
  const answerInquiry = useAnswerInquiry((answered, { body }) => {
    setOpened(false)
    setSent(true)
    setOwn(answered)
    const undo = () => takeBackTo.mutate({ params: { inquiryId: inquiry.id }, body: { version: answered.version, answer: before ?? body.answer } }, { onError: (error) => notify({ text: problemText(error).what }) })
    notify({ text: words.answered(answerText(body.answer, vocabulary)), undo: before === null ? undefined : undo })
  })
  const answerable = INQUIRY_STATE[inquiry.state].answerable
  const reason = answerable ? undefined : inquiry.state === 'paused' ? receiver.pausedShort : receiver.notAnswerable
  const superseded = opened && inquiry.answeredAt !== seenAt && inquiry.answer !== null

  const open = (chosen: AnswerKind) => {
    setKind(chosen)
    // What was sent is done with; what was only typed comes back.
    setDraft((typed) => (sent || typed === undefined ? draftFrom(inquiry.answer, { now, transferableFrom }) : typed))
    setSent(false)
    setTried(false)
    setSeenAt(inquiry.answeredAt)
    answerInquiry.reset()
    setOpened(true)
  }
  const send = (answer: InquiryAnswer) =>
    answerInquiry.mutate(
      { params: { inquiryId: inquiry.id }, body: { version: inquiry.version, answer } },
      {
        // Somebody was faster, or the case moved on: what stands now has to be seen beside what was typed.
        onError: (error) => {
          if (error instanceof ApiRefusal && error.kind === 'conflict') void client.invalidateQueries({ queryKey: ['transfer'] })
        },
      },
    )
  const who = inquiry.answeredBy
  return (
    <section className={classes.panel} aria-label={words.answersLabel} data-print="hide">
      <div className={classes.answers}>
        {ANSWER_KINDS.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.answer}
            data-tone={TONE[one]}
            aria-pressed={inquiry.answer?.kind === one}
            aria-disabled={!answerable}
            aria-describedby={answerable ? undefined : `answers-${inquiry.id}`}
            onClick={answerable ? () => open(one) : undefined}
          >
            <span aria-hidden className={classes.shape}>
              {MARK_SHAPE[TONE[one]]}
            </span>
            {words[`answer_${one}`]}
          </button>
        ))}
      </div>
      {reason === undefined ? null : (
        <p id={`answers-${inquiry.id}`} className={classes.reason}>
          {reason}
        </p>
      )}
      {draft === undefined ? null : (
        <AnswerSheet
          kind={kind}
          opened={opened}
          draft={draft}
          onDraft={setDraft}
          tried={tried}
          onTry={() => setTried(true)}
          onSend={send}
          onClose={() => setOpened(false)}
          busy={answerInquiry.isPending}
          error={superseded ? null : answerInquiry.error}
          reason={reason}
          sendLabel={superseded ? words.sendAnyway : undefined}
          notice={
            superseded && inquiry.answer !== null ? (
              <div role="alert" className={classes.superseded}>
                <p>
                  <strong>{who === null ? words.supersededBySomebody : words.superseded(who)}</strong>
                </p>
                <p>
                  {words.standing}：{answerText(inquiry.answer, vocabulary)}
                </p>
                <p>{words.supersededHint}</p>
              </div>
            ) : undefined
          }
        />
      )}
    </section>
  )
}
