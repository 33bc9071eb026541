import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import { invoiceAddressee, type InvoiceDetail, type InvoiceEntry } from '@tasuki/domain/account/invoice/invoice.contract'
import { invoiceCode, type InvoiceState, isOverdue } from '@tasuki/domain/account/invoice/invoice.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { findHospitalLabels } from '../hospital/find-hospitals'
import { type InvoiceAct, selectInvoiceEvents, selectInvoiceLines, type StoredInvoice } from './invoice.store'

const entryOf = (row: StoredInvoice, of: { hospital: HospitalLabel; today: string }): InvoiceEntry => {
  const state = row.state as InvoiceState
  return {
    id: row.id,
    code: invoiceCode({ fiscalYear: row.numbered_year, number: row.number }),
    state,
    hospital: of.hospital,
    fiscalYear: row.fiscal_year,
    amount: row.amount,
    billMonth: row.bill_month,
    invoiceDay: row.invoice_day,
    dueDay: row.due_day,
    overdue: isOverdue({ state, dueDay: row.due_day }, of.today),
    sentAt: row.sent_at === null ? null : row.sent_at.toISOString(),
    paidOn: row.paid_on,
    reminders: row.reminders,
    remindedOn: row.reminded_on,
    counterpart: row.other_id === null || row.other_year === null || row.other_number === null ? null : { id: row.other_id, code: invoiceCode({ fiscalYear: row.other_year, number: row.other_number }) },
  }
}

export const viewInvoices = async (tx: Transaction, rows: readonly StoredInvoice[]): Promise<InvoiceEntry[]> => {
  const labels = await findHospitalLabels(tx, [...new Set(rows.map((row) => row.hospital_id))])
  const today = japanDay(tx.now)
  return rows.map((row) => entryOf(row, { hospital: labels.get(row.hospital_id) ?? { id: row.hospital_id, name: '', shortName: '' }, today }))
}

export const viewInvoice = async (tx: Transaction, row: StoredInvoice): Promise<InvoiceDetail> => {
  const labels = await findHospitalLabels(tx, [row.hospital_id])
  const lines = await selectInvoiceLines(tx, row.id)
  const events = tx.actor.kind === 'member' ? [] : await selectInvoiceEvents(tx, row.id)
  return {
    ...entryOf(row, { hospital: labels.get(row.hospital_id) ?? { id: row.hospital_id, name: '', shortName: '' }, today: japanDay(tx.now) }),
    lines: lines.map((line) => ({ kind: line.kind === 'renewal' ? 'renewal' : 'new', startMonth: line.start_month, seats: line.seats, months: line.months, unitPrice: line.unit_price, amount: line.amount })),
    addressee: invoiceAddressee.parse(row.addressee),
    reason: row.reason,
    events: events.map((event) => ({ act: event.act as InvoiceAct, at: event.at.toISOString(), person: event.person_id === null ? null : { personId: event.person_id, displayName: event.display_name ?? '' } })),
  }
}
