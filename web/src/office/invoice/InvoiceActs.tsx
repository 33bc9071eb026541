import type { InvoiceDetail } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { officeInvoicesQuery, useCancelInvoice, usePayInvoice, useRemindInvoice, useSendInvoices, useUndoPayment } from '../../account/invoice/invoice.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import inline from '../../ui/inline-form.module.css'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { DatedText } from '../../ui/RelativeTime'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { TextField } from '../../ui/TextField'
import { fullDayText } from '../../ui/time-text'
import { TellDialog } from '../TellDialog'
import { officeInvoiceMessages } from './office-invoices.messages'
import { ReasonDialog } from '../ReasonDialog'

const MOST_REASON = 200

/** What may be done with a bill in its state; a credit note and what is cancelled stay as they are. */
export const InvoiceActs = ({ invoice }: { invoice: InvoiceDetail }) => {
  const words = useMessages(officeInvoiceMessages)
  const [asked, setAsked] = useState<'send' | 'pay' | 'remind' | 'cancel'>()
  const undo = useUndoPayment()
  const of = { params: { invoiceId: invoice.id } }
  const close = () => setAsked(undefined)
  return (
    <div className={inline.form} style={{ marginBlockEnd: 'var(--space-16)' }} data-print="hide">
      {invoice.state === 'issued' ? <ActionButton tone="primary" onAct={() => setAsked('send')}>{words.send}</ActionButton> : null}
      {invoice.state === 'sent' ? <ActionButton tone="primary" onAct={() => setAsked('pay')}>{words.pay}</ActionButton> : null}
      {invoice.state === 'sent' && invoice.overdue ? (
        <ActionButton onAct={() => setAsked('remind')}>{words.remind}</ActionButton>
      ) : null}
      {invoice.state === 'paid' ? (
        <ActionButton busy={undo.isPending} onAct={() => undo.mutate(of, { onSuccess: () => notify({ text: words.undone }) })}>
          {words.undoPay}
        </ActionButton>
      ) : null}
      {invoice.state === 'issued' || invoice.state === 'sent' ? <ActionButton tone="danger" onAct={() => setAsked('cancel')}>{words.cancel}</ActionButton> : null}
      <ProblemPanel error={undo.error} />
      {asked === 'send' ? <Send invoice={invoice} onClose={close} /> : null}
      {asked === 'pay' ? <Pay invoice={invoice} onClose={close} /> : null}
      {asked === 'remind' ? <Remind invoice={invoice} onClose={close} /> : null}
      {asked === 'cancel' ? <Cancel invoice={invoice} onClose={close} /> : null}
    </div>
  )
}

type DialogProps = { invoice: InvoiceDetail; onClose: () => void }

const Send = ({ invoice, onClose }: DialogProps) => {
  const words = useMessages(officeInvoiceMessages)
  const send = useSendInvoices()
  const done = () => {
    notify({ text: words.sent(1) })
    onClose()
  }
  return (
    <ConfirmDialog title={words.sendTitle} opened actLabel={words.send} busy={send.isPending} onAct={() => send.mutate({ body: { invoiceIds: [invoice.id] } }, { onSuccess: done })} onClose={onClose}>
      <p>{words.sendText}</p>
      <ProblemPanel error={send.error} />
    </ConfirmDialog>
  )
}

/** 督促 by hand: whom it reaches and how is said before, what was done after. */
const Remind = ({ invoice, onClose }: DialogProps) => {
  const words = useMessages(officeInvoiceMessages)
  const { language } = useLanguage()
  const remind = useRemindInvoice()
  const done = () => {
    notify({ text: words.remindedDone(invoice.hospital.name) })
    onClose()
  }
  return (
    <TellDialog title={words.remindTitle} actLabel={words.remind} to={words.remindTo(invoice.hospital.name)} busy={remind.isPending} error={remind.error} onAct={() => remind.mutate({ params: { invoiceId: invoice.id } }, { onSuccess: done })} onClose={onClose}>
      <p><DatedText>{words.remindText(fullDayText(invoice.dueDay, language))}</DatedText></p>
      {invoice.remindedOn === null ? null : <p><DatedText>{words.remindedBefore(fullDayText(invoice.remindedOn, language), invoice.reminders)}</DatedText></p>}
    </TellDialog>
  )
}

const Pay = ({ invoice, onClose }: DialogProps) => {
  const words = useMessages(officeInvoiceMessages)
  const { missingDay } = useMessages(fieldErrorMessages)
  const pay = usePayInvoice()
  const today = useQuery(officeInvoicesQuery({})).data?.today ?? ''
  const [typed, setTyped] = useState<string>()
  const paidOn = typed ?? today
  const done = () => {
    notify({ text: words.paidDone })
    onClose()
  }
  return (
    <ConfirmDialog title={words.payTitle} opened actLabel={words.pay} busy={pay.isPending} {...(paidOn === '' && { reason: missingDay })} onAct={() => pay.mutate({ params: { invoiceId: invoice.id }, body: { paidOn } }, { onSuccess: done })} onClose={onClose}>
      <TextField type="date" label={<RequiredLabel>{words.paidOn}</RequiredLabel>} value={paidOn} min={invoice.invoiceDay} max={today} onChange={(event) => setTyped(event.currentTarget.value)} />
      <ProblemPanel error={pay.error} />
    </ConfirmDialog>
  )
}

const Cancel = ({ invoice, onClose }: DialogProps) => {
  const words = useMessages(officeInvoiceMessages)
  const cancel = useCancelInvoice()
  const done = () => {
    notify({ text: words.cancelled })
    onClose()
  }
  return (
    <ReasonDialog
      title={words.cancelTitle}
      danger
      actLabel={words.cancel}
      label={words.reason}
      field="invoices.reason"
      most={MOST_REASON}
      missing={words.needReason}
      busy={cancel.isPending}
      error={cancel.error}
      onAct={(reason) => cancel.mutate({ params: { invoiceId: invoice.id }, body: { reason } }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{invoice.state === 'sent' ? words.cancelSentText : words.cancelUnsentText}</p>
    </ReasonDialog>
  )
}
