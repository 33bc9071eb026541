import { invoiceAddressee } from '@tasuki/domain/account/invoice/invoice.contract'
import { creditLines, type InvoiceState, planCancellation } from '@tasuki/domain/account/invoice/invoice.rules'
import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { insertInvoice, insertInvoiceEvent, lockInvoice, selectInvoiceLines, setInvoiceCancelled, takeInvoiceNumber } from './invoice.store'
import { tellOfInvoice } from './tell-of-invoices'

/**
 * 取消 with a credit note (赤伝): a document of its own that says the same lines with the opposite sign. The lines are owed again.
 * The hospital gets the credit note if it had the bill; a bill that nobody was sent ends within the office.
 */
export const cancelInvoiceCommand = async (tx: Transaction, of: { invoiceId: string; reason: string }): Promise<void> => {
  await refuseNames(tx, { reason: of.reason })
  const invoice = (await lockInvoice(tx, of.invoiceId)) ?? refuse('not_found')
  orRefuse(planCancellation(invoice.state as InvoiceState, of.reason))
  const reason = of.reason.trim()
  const stored = await selectInvoiceLines(tx, invoice.id)
  const lines = creditLines(stored.map((line) => ({ seatLineId: line.seat_line_id, kind: line.kind === 'renewal' ? 'renewal' : 'new', startMonth: line.start_month, seats: line.seats, months: line.months, unitPrice: line.unit_price, amount: line.amount })))
  await setInvoiceCancelled(tx, invoice.id, reason)
  const today = japanDay(tx.now)
  const numberedYear = fiscalYearOf(today)
  const sent = invoice.sent_at !== null
  const creditId = await insertInvoice(tx, {
    hospitalId: invoice.hospital_id,
    state: 'credit',
    numberedYear,
    number: await takeInvoiceNumber(tx, numberedYear),
    fiscalYear: invoice.fiscal_year,
    billMonth: monthOf(today),
    amount: -invoice.amount,
    addressee: invoiceAddressee.parse(invoice.addressee),
    invoiceDay: today,
    dueDay: today,
    lines,
    credit: { cancelsId: invoice.id, reason, terms: invoice.terms, sent },
  })
  await insertInvoiceEvent(tx, invoice.id, 'cancelled')
  await insertInvoiceEvent(tx, creditId, 'issued')
  await audit(tx, { act: 'invoice.cancelled', subjectKind: 'invoice', subjectId: invoice.id, concerns: sent ? [invoice.hospital_id] : [], data: { creditId } })
  tellOfInvoice(tx, { id: invoice.id, hospitalId: invoice.hospital_id, sent })
  if (sent) queueNotice(tx, { kind: 'invoice_cancelled', hospitalIds: [invoice.hospital_id], subject: { kind: 'invoice', id: creditId } })
}
