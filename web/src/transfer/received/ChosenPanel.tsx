import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import type { DeclineReason } from '@tasuki/domain/transfer/inquiry-answer'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { useState } from 'react'
import { CheckedArea } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RelativeTime } from '../../ui/RelativeTime'
import { datedDayText } from '../../ui/time-text'
import { answerMessages } from './answer.messages'
import { DeclineReasonField } from './AnswerSheet'
import { caseMessages } from '../case.messages'
import { DeadlineClock } from '../DeadlineClock'
import { useConfirmCandidate, useTakeBack } from './inbox.queries'
import { receiverMessages } from './receiver.messages'
import classes from './ReceiverCase.module.css'
import { PrintNotice } from '../paper/PrintNotice'
import { StandingAnswer } from './StandingAnswer'

/** Chosen: the one thing to do is to confirm the date, by the time given; or to step back with a reason (rules 70–73). */
export const ChosenPanel = ({ inquiry, reception }: { inquiry: Inquiry; reception: ReceptionTime | undefined }) => {
  const words = useMessages(receiverMessages)
  const cases = useMessages(caseMessages)
  const { language } = useLanguage()
  const now = useNow()
  const [dialog, setDialog] = useState<'confirm' | 'takeBack'>()
  const close = () => setDialog(undefined)
  const confirm = useConfirmCandidate(() => {
    close()
    notify({ text: words.confirmed })
  })
  const day = inquiry.transferDate === null ? '–' : datedDayText(inquiry.transferDate, now, language)
  const settled = inquiry.state === 'confirmed'
  return (
    <section className={classes.chosen} data-settled={settled ? '' : undefined} aria-label={settled ? words.confirmedTitle : words.chosenTitle}>
      <h3 className={classes.chosenTitle}>{settled ? words.confirmedTitle : words.chosenTitle}</h3>
      <p>{settled ? words.confirmedText(day) : words.chosenText(day)}</p>
      {settled || inquiry.confirmDueAt === null ? null : (
        <p>
          {cases.confirmDue} <RelativeTime at={inquiry.confirmDueAt} withClock />　<DeadlineClock deadline={{ what: 'confirm', dueAt: inquiry.confirmDueAt }} reception={reception} side="receiver" />
        </p>
      )}
      {settled ? null : <StandingAnswer inquiry={inquiry} reception={reception} />}
      <div className={classes.chosenActs} data-print="hide">
        {settled ? null : (
          <ActionButton tone="primary" size="lg" onAct={() => setDialog('confirm')}>
            {words.confirm}
          </ActionButton>
        )}
        <ActionButton tone="danger" size={settled ? 'sm' : 'lg'} onAct={() => setDialog('takeBack')}>
          {words.takeBack}
        </ActionButton>
        <PrintNotice caseId={inquiry.caseId} />
      </div>
      <ConfirmDialog
        title={words.confirmTitle}
        opened={dialog === 'confirm'}
        actLabel={words.confirmAct}
        busy={confirm.isPending}
        onClose={close}
        onAct={() => confirm.mutate({ params: { inquiryId: inquiry.id }, body: { version: inquiry.version } })}
      >
        <p>{words.confirmText(day)}</p>
        <StandingAnswer inquiry={inquiry} reception={reception} />
        <ProblemPanel error={confirm.error} />
      </ConfirmDialog>
      <TakeBackDialog inquiryId={inquiry.id} opened={dialog === 'takeBack'} onClose={close} />
    </section>
  )
}

const TakeBackDialog = ({ inquiryId, opened, onClose }: { inquiryId: string; opened: boolean; onClose: () => void }) => {
  const words = useMessages(receiverMessages)
  const answers = useMessages(answerMessages)
  const takeBack = useTakeBack(() => {
    onClose()
    notify({ text: words.takenBack })
  })
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [note, setNote] = useState('')
  const lacking = reason === null ? answers.missing_reason : reason === 'other' && note.trim() === '' ? answers.noteNeeded : undefined
  const act = () => {
    if (reason === null) return
    takeBack.mutate({ params: { inquiryId }, body: { reason, note: note.trim() } })
  }
  return (
    <ConfirmDialog title={words.takeBackTitle} opened={opened} actLabel={words.takeBackAct} danger busy={takeBack.isPending} reason={lacking} onClose={onClose} onAct={act} keepsText>
      <FormStack>
        <p>{words.takeBackText}</p>
        <DeclineReasonField value={reason} onChange={setReason} />
        <CheckedArea field="answer.note" problem={takeBack.error} label={answers.note} minRows={1} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <ProblemPanel error={takeBack.error} />
      </FormStack>
    </ConfirmDialog>
  )
}
