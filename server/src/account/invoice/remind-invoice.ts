import { planInvoiceReminder, remindsByItself } from '@tasuki/domain/account/invoice/invoice.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { orRefuse, refuse } from '../../platform/refused'
import { factsOfInvoice, insertInvoiceEvent, lockInvoice, lockOverdueInvoices, setInvoiceReminded } from './invoice.store'
import { tellOfInvoice } from './tell-of-invoices'

const remind = async (tx: Transaction, invoice: { id: string; hospital_id: string }): Promise<void> => {
  await setInvoiceReminded(tx, invoice.id, japanDay(tx.now))
  await insertInvoiceEvent(tx, invoice.id, 'reminded')
  await audit(tx, { act: 'invoice.reminded', subjectKind: 'invoice', subjectId: invoice.id, concerns: [invoice.hospital_id] })
  tellOfInvoice(tx, { id: invoice.id, hospitalId: invoice.hospital_id, sent: true })
  queueNotice(tx, { kind: 'invoice_overdue', hospitalIds: [invoice.hospital_id], subject: { kind: 'invoice', id: invoice.id } })
}

/** 督促 by hand. */
export const remindInvoiceCommand = async (tx: Transaction, invoiceId: string): Promise<void> => {
  const invoice = (await lockInvoice(tx, invoiceId)) ?? refuse('not_found')
  orRefuse(planInvoiceReminder(factsOfInvoice(invoice), japanDay(tx.now)))
  await remind(tx, invoice)
}

/** Who is past the due day is reminded by itself, in the rhythm of the rule. */
export const remindOverdueInvoices = async (tx: Transaction): Promise<number> => {
  const today = japanDay(tx.now)
  const due = (await lockOverdueInvoices(tx, today)).filter((row) => remindsByItself(factsOfInvoice(row), today))
  for (const invoice of due) await remind(tx, invoice)
  return due.length
}
