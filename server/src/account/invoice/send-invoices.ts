import { invoiceCode, type InvoiceState, planSending } from '@tasuki/domain/account/invoice/invoice.rules'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { refuse } from '../../platform/refused'
import { readInvoiceDays } from './invoice-terms'
import { insertInvoiceEvent, lockInvoice, setInvoiceSent } from './invoice.store'
import { tellOfInvoice } from './tell-of-invoices'

/** Several bills go out together or none does: dated today, due by the terms that hold now, which stay on them (要綱11条3項). */
export const sendInvoicesCommand = async (tx: Transaction, invoiceIds: readonly string[]): Promise<{ sent: number }> => {
  const { terms, invoiceDay, dueDay } = await readInvoiceDays(tx)
  const ids = [...new Set(invoiceIds)].sort()
  for (const id of ids) {
    const invoice = (await lockInvoice(tx, id)) ?? refuse('not_found')
    const planned = planSending(invoice.state as InvoiceState, terms)
    if (!planned.ok) return refuse(planned.refusal.code, { ...planned.refusal.details, invoiceCode: invoiceCode({ fiscalYear: invoice.numbered_year, number: invoice.number }) })
    await setInvoiceSent(tx, id, { invoiceDay, dueDay, terms })
    await insertInvoiceEvent(tx, id, 'sent')
    await audit(tx, { act: 'invoice.sent', subjectKind: 'invoice', subjectId: id, concerns: [invoice.hospital_id], data: { dueDay } })
    tellOfInvoice(tx, { id, hospitalId: invoice.hospital_id, sent: true })
    queueNotice(tx, { kind: 'invoice_sent', hospitalIds: [invoice.hospital_id], subject: { kind: 'invoice', id } })
  }
  return { sent: ids.length }
}
