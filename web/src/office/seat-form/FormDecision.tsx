import type { SeatForm } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { leaversOf, startersOf } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { useNow } from '../../ui/clock'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { officeFormsMessages } from './office-forms.messages'
import { useAcceptForm, useReturnForm } from './office-forms.queries'
import { ReasonDialog } from '../ReasonDialog'

const MOST = 1000

type DecisionProps = { form: SeatForm }

/** 受理・差戻し of a form that waits. */
export const FormDecision = ({ form }: DecisionProps) => {
  const words = useMessages(officeFormsMessages)
  const [asked, setAsked] = useState<'accept' | 'return'>()
  // Kept here, so that the dialog may be closed to look something up on the form.
  const [comment, setComment] = useState('')
  const close = () => setAsked(undefined)
  return (
    <>
      <UnsavedGuard when={comment.trim() !== ''} />
      <ActionButton tone="primary" {...(form.yearOver && { reason: words.yearOver })} onAct={() => setAsked('accept')}>
        {words.accept}
      </ActionButton>
      <ActionButton onAct={() => setAsked('return')}>{words.giveBack}</ActionButton>
      {asked === 'accept' ? <Accept form={form} onClose={close} /> : null}
      {asked === 'return' ? <GiveBack form={form} comment={comment} onComment={setComment} onClose={close} /> : null}
    </>
  )
}

const Accept = ({ form, onClose }: DecisionProps & { onClose: () => void }) => {
  const words = useMessages(officeFormsMessages)
  const accept = useAcceptForm(() => notify({ text: words.accepted }))
  const { content, fee } = form
  const today = japanDay(useNow())
  const late = leaversOf(content).filter(({ lastDay }) => lastDay !== null && lastDay < today).length
  const [starters, leavers] = [startersOf(content).length, leaversOf(content).length]
  const act = () => accept.mutate({ params: { formId: form.id }, body: { version: form.version } })
  return (
    <ConfirmDialog title={words.acceptTitle} opened actLabel={words.accept} busy={accept.isPending} onAct={act} onClose={onClose}>
      {fee === null ? null : <p>{words.acceptFee(fee)}</p>}
      {form.late && fee !== null ? <p>{words.acceptLate}</p> : null}
      {starters === 0 ? null : <p>{words.willStart(starters)}</p>}
      {leavers === 0 ? null : <p>{words.willStop(leavers)}</p>}
      {late === 0 ? null : <p>{words.willStopToday(late)}</p>}
      <p>{words.acceptPeople}</p>
      <ProblemPanel error={accept.error} />
    </ConfirmDialog>
  )
}

type GiveBackProps = { form: SeatForm; comment: string; onComment: (comment: string) => void; onClose: () => void }

const GiveBack = ({ form, comment, onComment, onClose }: GiveBackProps) => {
  const words = useMessages(officeFormsMessages)
  const giveBack = useReturnForm(() => {
    onComment('')
    notify({ text: words.returned })
  })
  const { content } = form
  const named = [...startersOf(content).map(({ name }) => name), content.representativeName, ...(content.kind === 2 ? [content.billTo.name] : [])].filter((name) => name !== '')
  const act = () => giveBack.mutate({ params: { formId: form.id }, body: { version: form.version, comment } })
  return (
    <ReasonDialog
      title={words.giveBackTitle}
      actLabel={words.giveBack}
      label={words.comment}
      help={words.commentHint}
      field="forms.comment"
      most={MOST}
      missing={words.commentMissing}
      members={named}
      kept={{ text: comment, onText: onComment }}
      busy={giveBack.isPending}
      error={giveBack.error}
      onAct={act}
      onClose={onClose}
    >
      <p>{words.giveBackText}</p>
    </ReasonDialog>
  )
}
