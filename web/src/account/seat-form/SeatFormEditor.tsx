import type { SeatForm } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { printSeatFormCall } from '@tasuki/domain/account/seat-form/seat-form-paper.contract'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { SheetButton } from '../../platform/SheetButton'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { FormFields } from './form-fields'
import { FormEstimate } from './FormEstimate'
import { seatFormMessages } from './seat-form.messages'
import { useDeleteSeatForm, useSubmitSeatForm } from './seat-form.queries'
import { SeatFormFields } from './SeatFormFields'
import classes from './SeatForm.module.css'
import { type FormDraft, useFormDraft } from './use-form-draft'
import { WithdrawForm } from './WithdrawForm'

/** A draft or a returned form: saved as it is typed, handed in once it is complete. */
export const SeatFormEditor = ({ form, today }: { form: SeatForm; today: string }) => {
  const words = useMessages(seatFormMessages)
  const draft = useFormDraft(form, () => notify({ text: words.lostOnLeaving(words.kindTitle(form.kind)) }))
  const [asking, setAsking] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const submit = useSubmitSeatForm(() => notify({ text: words.submitted }))
  /** The dialog that asked is gone; the first field that holds it back has the focus. */
  const showWhatIsWrong = () => {
    setAsking(false)
    setTimeout(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50)
  }
  const handIn = async () => {
    const version = await draft.flush()
    if (version === undefined) setAsking(false)
    else submit.mutate({ params: { formId: form.id }, body: { version } }, { onError: showWhatIsWrong })
  }
  const { content } = draft
  const estimate = content.kind === 2 ? <FormEstimate seats={content.seats} wishedStart={content.wishedStart} today={today} /> : null
  const marked = submit.error instanceof ApiRefusal && (submit.error.details.fields ?? []).length > 0
  return (
    <>
      <UnsavedGuard when={draft.state !== 'saved'} save={async () => (await draft.flush()) !== undefined} />
      <Conflict draft={draft} />
      <div ref={fields}>
        <FormFields refusal={submit.error}>
          <SeatFormFields content={content} leavers={form.leavers} today={today} estimate={estimate} onEdit={draft.edit} />
        </FormFields>
      </div>
      {marked ? <p role="alert">{words.toUnfilled}</p> : null}
      <ProblemPanel error={marked && submit.error instanceof ApiRefusal && submit.error.code === 'required_fields_missing' ? null : submit.error} />
      <div className={classes.bar} data-print="hide">
        <SaveState draft={draft} />
        {form.state === 'draft' ? <DiscardDraft formId={form.id} forget={draft.forget} /> : <WithdrawForm formId={form.id} version={draft.flush} />}
        <SheetButton call={printSeatFormCall} input={{ params: { formId: form.id } }} title={words.kindTitle(form.kind)} before={draft.flush}>
          {words.print}
        </SheetButton>
        <ActionButton tone="primary" onAct={() => setAsking(true)}>
          {form.state === 'returned' ? words.resubmit : words.submit}
        </ActionButton>
      </div>
      <ConfirmDialog title={words.submitTitle} opened={asking} actLabel={words.submit} busy={submit.isPending} onAct={() => void handIn()} onClose={() => setAsking(false)}>
        <p>{words.submitText}</p>
      </ConfirmDialog>
    </>
  )
}

const SaveState = ({ draft }: { draft: FormDraft }) => {
  const words = useMessages(seatFormMessages)
  const said = { saved: words.savedAt, unsaved: words.unsaved, saving: words.saving, failed: words.saveFailed }[draft.state]
  return (
    <span role="status" className={classes.saved}>
      {said}
    </span>
  )
}

const Conflict = ({ draft }: { draft: FormDraft }) => {
  const words = useMessages(seatFormMessages)
  if (!draft.overtaken) return <ProblemPanel error={draft.error} onRetry={() => void draft.flush()} />
  return (
    <section className={classes.comment} role="alert">
      <h2>{words.conflictTitle}</h2>
      <p>{words.conflictText}</p>
      <div className={classes.acts}>
        <ActionButton onAct={() => void draft.keepMine()}>{words.keepMine}</ActionButton>
        <ActionButton onAct={() => void draft.takeTheirs()}>{words.takeTheirs}</ActionButton>
      </div>
    </section>
  )
}

const DiscardDraft = ({ formId, forget }: { formId: string; forget: () => void }) => {
  const words = useMessages(seatFormMessages)
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const discard = useDeleteSeatForm(() => {
    forget()
    notify({ text: words.discarded })
    void navigate({ to: '/forms' })
  })
  return (
    <>
      <ActionButton tone="quiet" onAct={() => setAsking(true)}>
        {words.discard}
      </ActionButton>
      <ConfirmDialog title={words.discardTitle} opened={asking} actLabel={words.discard} danger busy={discard.isPending} onAct={() => discard.mutate({ params: { formId } })} onClose={() => setAsking(false)}>
        <p>{words.discardText}</p>
        <ProblemPanel error={discard.error} />
      </ConfirmDialog>
    </>
  )
}
