import { type InvoiceState, planPayment, planPaymentUndo } from '@tasuki/domain/account/invoice/invoice.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { factsOfInvoice, insertInvoiceEvent, lockInvoice, setInvoicePaid } from './invoice.store'
import { tellOfInvoice } from './tell-of-invoices'

export const payInvoiceCommand = async (tx: Transaction, of: { invoiceId: string; paidOn: string }): Promise<void> => {
  const invoice = (await lockInvoice(tx, of.invoiceId)) ?? refuse('not_found')
  orRefuse(planPayment(factsOfInvoice(invoice), { paidOn: of.paidOn, today: japanDay(tx.now) }))
  await setInvoicePaid(tx, invoice.id, of.paidOn)
  await insertInvoiceEvent(tx, invoice.id, 'paid')
  await audit(tx, { act: 'invoice.paid', subjectKind: 'invoice', subjectId: invoice.id, concerns: [invoice.hospital_id], data: { paidOn: of.paidOn } })
  tellOfInvoice(tx, { id: invoice.id, hospitalId: invoice.hospital_id, sent: true })
}

export const undoPaymentCommand = async (tx: Transaction, invoiceId: string): Promise<void> => {
  const invoice = (await lockInvoice(tx, invoiceId)) ?? refuse('not_found')
  orRefuse(planPaymentUndo(invoice.state as InvoiceState))
  await setInvoicePaid(tx, invoice.id, null)
  await insertInvoiceEvent(tx, invoice.id, 'payment_undone')
  await audit(tx, { act: 'invoice.payment_undone', subjectKind: 'invoice', subjectId: invoice.id, concerns: [invoice.hospital_id] })
  tellOfInvoice(tx, { id: invoice.id, hospitalId: invoice.hospital_id, sent: true })
}
