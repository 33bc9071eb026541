import { addMonths, fiscalYearOf, monthOf, monthsLeftInFiscalYear } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import { addDays } from '../../base/working-time'
import { type OfficeCalendar, openDayFrom } from '../seat/seat-deadline.rules'
import { amountOf, billMonthOf, type SeatLine } from '../seat/seat-fee.rules'

/** What a hospital owes and no bill that holds says, as it was fixed (rule 29): a bill takes it as it is. */
export type OwedLine = SeatLine & { id: string; hospitalId: string; kind: 'new' | 'renewal'; /** It stood on a bill, which was cancelled. */ wasBilled: boolean }

export type BilledLine = { seatLineId: string; kind: 'new' | 'renewal'; startMonth: string; seats: number; months: number; unitPrice: number; amount: number }

/** A bill before it has its number: of one hospital, for one fiscal year. */
export type PlannedInvoice = { hospitalId: string; fiscalYear: number; lines: BilledLine[]; amount: number; /** Something of it stood on a bill that was cancelled. */ again: boolean }

export const INVOICE_STATES = ['issued', 'sent', 'paid', 'cancelled', 'credit'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

const billedLineOf = ({ id, kind, startMonth, seats, unitPrice }: OwedLine): BilledLine => ({ seatLineId: id, kind, startMonth, seats, months: monthsLeftInFiscalYear(startMonth), unitPrice, amount: amountOf({ startMonth, seats, unitPrice }) })

export const totalOf = (lines: readonly { amount: number }[]): number => lines.reduce((sum, { amount }) => sum + amount, 0)

/**
 * What the office's own run bills in a month (要綱11条2項): of the lines that aren't billed every one whose month has come, those
 * of cancelled bills too, one bill for a hospital and fiscal year.
 */
export const planInvoices = (month: string, unbilled: readonly OwedLine[]): PlannedInvoice[] => {
  const planned = new Map<string, PlannedInvoice>()
  const due = unbilled.filter(({ startMonth }) => billMonthOf(startMonth) <= month)
  for (const line of [...due].sort((a, b) => a.startMonth.localeCompare(b.startMonth) || a.id.localeCompare(b.id))) {
    const fiscalYear = fiscalYearOf(line.startMonth)
    const key = `${line.hospitalId} ${fiscalYear}`
    const invoice = planned.get(key) ?? { hospitalId: line.hospitalId, fiscalYear, lines: [], amount: 0, again: false }
    invoice.lines.push(billedLineOf(line))
    invoice.again ||= line.wasBilled
    invoice.amount = totalOf(invoice.lines)
    planned.set(key, invoice)
  }
  return [...planned.values()].sort((a, b) => a.fiscalYear - b.fiscalYear || a.hospitalId.localeCompare(b.hospitalId))
}

/**
 * What is billed by itself, day by day: a line whose month has come and that never stood on a bill. One that is fixed in the month in
 * which it begins, as in the fourth quarter, is billed in that month still (rules 25, 26, 30); what was cancelled waits for the office.
 */
export const planDueInvoices = (month: string, unbilled: readonly OwedLine[]): PlannedInvoice[] => planInvoices(month, unbilled.filter(({ wasBilled }) => !wasBilled))

/** 令和8年度第12号 is { fiscalYear: 2026, number: 12 }: numbered without a gap within the fiscal year in which it is made, credit notes too. */
export const invoiceCode = (of: { fiscalYear: number; number: number }): string => `${of.fiscalYear}-${String(of.number).padStart(4, '0')}`

/** 納入期限 (要綱11条3項: the prefecture sets it): so many months after the month of the bill, on a day of it (31: its last), and where to go when that is closed. */
export type DueTerms = { months: number; day: number; whenClosed: 'before' | 'after' }

const dayIn = (month: string, day: number): string => {
  const last = addDays(`${addMonths(month, 1)}-01`, -1)
  const wanted = `${month}-${String(day).padStart(2, '0')}`
  return wanted < last ? wanted : last
}

/** Never earlier than the bill itself. */
export const dueDayOf = (invoiceDay: string, terms: DueTerms, calendar: Pick<OfficeCalendar, 'isHoliday' | 'closedDays'>): string => {
  const wanted = dayIn(addMonths(monthOf(invoiceDay), terms.months), terms.day)
  const before = openDayFrom(wanted, -1, calendar)
  if (terms.whenClosed === 'before' && before >= invoiceDay) return before
  return openDayFrom(wanted < invoiceDay ? invoiceDay : wanted, 1, calendar)
}

export type InvoiceFacts = { state: InvoiceState; invoiceDay: string; dueDay: string; remindedOn: string | null; reminders: number }

export const isOverdue = ({ state, dueDay }: Pick<InvoiceFacts, 'state' | 'dueDay'>, today: string): boolean => state === 'sent' && today > dueDay

const only = (state: InvoiceState, wanted: InvoiceState): Result<true> => (state === wanted ? accepted(true) : refused('invoice_state_wrong', { state }))

/** What a bill must say of the prefecture before it goes to anybody: who asks for the money, and where it is paid. */
export const planSending = (state: InvoiceState, terms: { issuer: string; payTo: string }): Result<true> => {
  const missing = [terms.issuer.trim() === '' ? 'issuer' : '', terms.payTo.trim() === '' ? 'payTo' : ''].filter((field) => field !== '')
  if (missing.length > 0) return refused('invoice_terms_missing', { fields: missing })
  return only(state, 'issued')
}

/** 入金: on a day from the bill's to today. */
export const planPayment = (invoice: Pick<InvoiceFacts, 'state' | 'invoiceDay'>, of: { paidOn: string; today: string }): Result<true> => {
  if (of.paidOn < invoice.invoiceDay || of.paidOn > of.today) return refused('payment_day_invalid', { from: invoice.invoiceDay, until: of.today, fields: ['paidOn'] })
  return only(invoice.state, 'sent')
}

/** A payment that was noted by mistake is taken back. */
export const planPaymentUndo = (state: InvoiceState): Result<true> => only(state, 'paid')

/** 督促 by hand: of what is overdue, once a day. */
export const planInvoiceReminder = (invoice: InvoiceFacts, today: string): Result<true> => {
  if (invoice.state !== 'sent') return only(invoice.state, 'sent')
  if (!isOverdue(invoice, today)) return refused('invoice_not_overdue', { dueDay: invoice.dueDay })
  return invoice.remindedOn === today ? refused('invoice_reminded_today') : accepted(true)
}

const REMIND_EVERY_DAYS = 14
/** Then a person calls. */
const MOST_REMINDERS = 3

/** By itself: on the day after the due day and then every two weeks, three times in all, those by hand counted. */
export const remindsByItself = (invoice: InvoiceFacts, today: string): boolean =>
  isOverdue(invoice, today) && invoice.reminders < MOST_REMINDERS && (invoice.remindedOn === null || addDays(invoice.remindedOn, REMIND_EVERY_DAYS) <= today)

/** 取消: what is paid isn't cancelled (rule 28: nothing is paid back); a payment noted by mistake is taken back first. */
export const planCancellation = (state: InvoiceState, reason: string): Result<true> => {
  if (state !== 'issued' && state !== 'sent') return refused('invoice_state_wrong', { state })
  return reason.trim() === '' ? refused('invoice_reason_missing', { fields: ['reason'] }) : accepted(true)
}

/** 赤伝: the same lines with the opposite sign. */
export const creditLines = (lines: readonly BilledLine[]): BilledLine[] => lines.map((line) => ({ ...line, seats: -line.seats, amount: -line.amount }))

/** What a hospital has been billed, has paid and still owes in a fiscal year; a cancelled bill and its credit cancel each other out. */
export const sumOfYear = (invoices: readonly { state: InvoiceState; amount: number }[]): { billed: number; paid: number; open: number; invoices: number } => {
  const standing = invoices.filter(({ state }) => state === 'issued' || state === 'sent' || state === 'paid')
  const paid = totalOf(standing.filter(({ state }) => state === 'paid'))
  const billed = totalOf(standing)
  return { billed, paid, open: billed - paid, invoices: standing.length }
}
