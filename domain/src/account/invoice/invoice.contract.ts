import { z } from 'zod'
import { defineCall, defineFileCall } from '../../base/call'
import { csvEncoding } from '../../base/csv-encoding'
import { day, instant, queryCount, uuid } from '../../base/id'
import { month } from '../../base/month'
import { pageQuery } from '../../base/page'
import { textUpTo } from '../../base/text'
import { hospitalLabel } from '../account.contract'
import { INVOICE_STATES } from './invoice.rules'

const invoiceState = z.enum(INVOICE_STATES)

/** Whole yen, tax included; of a credit note (赤伝) seats and amounts are negative. */
const invoiceLine = z.strictObject({
  kind: z.enum(['new', 'renewal']),
  startMonth: month,
  seats: z.int(),
  months: z.int().min(1).max(12),
  unitPrice: z.int(),
  amount: z.int(),
})

/** 請求書の送付先 as 様式2 named it; empty where it didn't. */
export const invoiceAddressee = z.strictObject({ hospitalName: z.string(), address: z.string(), department: z.string(), name: z.string(), phone: z.string(), extension: z.string(), email: z.string() })
export type InvoiceAddressee = z.infer<typeof invoiceAddressee>

const invoiceHeading = {
  id: uuid,
  /** 2026-0012: the twelfth that was made in 令和8年度, credit notes counted. */
  code: z.string(),
  state: invoiceState,
  hospital: hospitalLabel,
  /** The fiscal year whose seats it bills. */
  fiscalYear: z.int(),
  amount: z.int(),
  /** The month in which it was made. */
  billMonth: month,
  invoiceDay: day,
  dueDay: day,
  overdue: z.boolean(),
  sentAt: instant.nullable(),
  paidOn: day.nullable(),
  reminders: z.int(),
  remindedOn: day.nullable(),
  /** Of a cancelled bill its credit note, of a credit note its bill. */
  counterpart: z.strictObject({ id: uuid, code: z.string() }).nullable(),
}

const invoiceEntry = z.strictObject(invoiceHeading)
export type InvoiceEntry = z.infer<typeof invoiceEntry>

const invoiceEvent = z.strictObject({ act: z.enum(['issued', 'sent', 'paid', 'payment_undone', 'reminded', 'cancelled']), at: instant, person: z.strictObject({ personId: uuid, displayName: z.string() }).nullable() })

export const invoiceDetail = z.strictObject({
  ...invoiceHeading,
  lines: z.array(invoiceLine),
  addressee: invoiceAddressee,
  /** Why it was cancelled; stands on the credit note too. */
  reason: z.string(),
  /** For the prefecture; a hospital gets none. */
  events: z.array(invoiceEvent),
})
export type InvoiceDetail = z.infer<typeof invoiceDetail>

/** What stands on every bill that is sent from now on, and when it is due (要綱11条3項). */
export const invoiceTerms = z.strictObject({
  /** Who asks for the money, as it is to stand on the bill: 〇〇県知事 〇〇 〇〇. */
  issuer: textUpTo(200),
  /** 問合せ先 */
  contact: textUpTo(400),
  /** 振込先 */
  payTo: textUpTo(600),
  /** 適格請求書発行事業者の登録番号, or empty. */
  registration: z.string().regex(/^(T\d{13})?$/),
  dueMonths: z.int().min(0).max(3),
  /** 31: the month's last day. */
  dueDay: z.int().min(1).max(31),
  whenClosed: z.enum(['before', 'after']),
})
export type InvoiceTerms = z.infer<typeof invoiceTerms>

export const getInvoiceTermsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/invoice-terms',
  summary: 'Who asks, where it is paid and when it is due, as bills say it from now on',
  output: z.strictObject({ terms: invoiceTerms, /** Of a bill that were sent today. */ dueIfSentToday: day }),
  refusals: ['not_permitted'],
})

export const setInvoiceTermsCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/invoice-terms',
  summary: 'Changes that; a bill that was sent keeps what it said (要綱11条3項)',
  body: invoiceTerms,
  output: z.null(),
  refusals: ['not_permitted'],
})

export const previewInvoicesCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/invoice-run',
  summary: 'これから作る請求書: what a run by hand would bill now, and what comes in later months',
  output: z.strictObject({
    month,
    planned: z.array(z.strictObject({ hospital: hospitalLabel, fiscalYear: z.int(), lines: z.array(invoiceLine), amount: z.int(), hasAddressee: z.boolean(), /** Something of it stood on a bill that was cancelled. */ again: z.boolean() })),
    later: z.array(z.strictObject({ month, hospitals: z.int(), amount: z.int() })),
  }),
  refusals: ['not_permitted'],
})

export const runInvoicesCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/invoice-run',
  summary: 'Makes the bills that are due (要綱11条2項), those of cancelled ones anew; run again it makes none twice',
  output: z.strictObject({ invoiceIds: z.array(uuid) }),
  refusals: ['not_permitted'],
})

export const INVOICE_FILTERS = ['unsent', 'open', 'dueSoon', 'overdue', 'paid', 'cancelled', 'all'] as const
export const listOfficeInvoicesCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/invoices',
  summary: 'The prefecture’s bills, the newest first',
  query: pageQuery.extend({ state: z.enum(INVOICE_FILTERS).default('all'), month: month.optional(), hospitalId: uuid.optional() }),
  output: z.strictObject({ invoices: z.array(invoiceEntry), /** Of all pages. */ total: z.int(), months: z.array(month), today: day, counts: z.strictObject({ unsent: z.int(), open: z.int(), overdue: z.int() }) }),
  refusals: ['not_permitted'],
})

const invoiceParams = z.strictObject({ invoiceId: uuid })

export const getInvoiceCall = defineCall({
  method: 'GET',
  path: '/api/v1/invoices/:invoiceId',
  summary: 'One bill or credit note; a hospital sees its own once they are sent',
  params: invoiceParams,
  output: invoiceDetail,
  refusals: ['not_found'],
})

export const listInvoicesCall = defineCall({
  method: 'GET',
  path: '/api/v1/invoices',
  summary: 'The own hospital’s bills that were sent, the newest first, a page at a time',
  query: pageQuery,
  output: z.strictObject({ invoices: z.array(invoiceEntry), /** Of all pages. */ total: z.int() }),
  refusals: ['not_permitted'],
})

export const SENT_AT_ONCE = 500

export const sendInvoicesCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/invoices/send',
  summary: 'Sends bills: dated today, due by the rule that holds today; all of them or, with `details.invoiceCode`, none',
  body: z.strictObject({ invoiceIds: z.array(uuid).min(1).max(SENT_AT_ONCE) }),
  output: z.strictObject({ sent: z.int() }),
  refusals: ['not_permitted', 'not_found', 'invoice_state_wrong', 'invoice_terms_missing'],
})

export const payInvoiceCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/invoices/:invoiceId/payment',
  summary: 'Notes that it was paid, and on which day',
  params: invoiceParams,
  body: z.strictObject({ paidOn: day }),
  output: invoiceDetail,
  refusals: ['not_permitted', 'not_found', 'invoice_state_wrong', 'payment_day_invalid'],
})

export const undoPaymentCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/office/invoices/:invoiceId/payment',
  summary: 'It isn’t paid after all',
  params: invoiceParams,
  output: invoiceDetail,
  refusals: ['not_permitted', 'not_found', 'invoice_state_wrong'],
})

export const remindInvoiceCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/invoices/:invoiceId/reminder',
  summary: 'Reminds the hospital of a bill that is overdue',
  params: invoiceParams,
  output: invoiceDetail,
  refusals: ['not_permitted', 'not_found', 'invoice_state_wrong', 'invoice_not_overdue', 'invoice_reminded_today'],
})

export const cancelInvoiceCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/invoices/:invoiceId/cancellation',
  summary: 'Cancels a bill with a credit note (赤伝); its lines may be billed anew',
  params: invoiceParams,
  body: z.strictObject({ reason: textUpTo(200) }),
  output: invoiceDetail,
  refusals: ['not_permitted', 'not_found', 'invoice_state_wrong', 'invoice_reason_missing', 'personal_name'],
})

export const printInvoiceCall = defineFileCall({
  path: '/api/v1/invoices/:invoiceId/sheet',
  summary: '請求書 or 赤伝 as PDF, A4',
  params: invoiceParams,
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'not_found', 'print_room_full'],
})

const yearQuery = z.strictObject({ fiscalYear: queryCount.pipe(z.number().min(2000).max(2199)).optional() })

/** A hospital's year. */
const invoiceYearRow = z.strictObject({ hospital: hospitalLabel, invoices: z.int(), billed: z.int(), paid: z.int(), open: z.int(), /** Fixed, its month not come or not billed yet. */ unbilled: z.int() })
export type InvoiceYearRow = z.infer<typeof invoiceYearRow>

export const listInvoiceYearCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/invoice-years',
  summary: 'What each hospital was billed, paid and owes in a fiscal year',
  query: yearQuery,
  output: z.strictObject({ fiscalYear: z.int(), years: z.array(z.int()), rows: z.array(invoiceYearRow) }),
  refusals: ['not_permitted'],
})

export const exportInvoiceYearCall = defineFileCall({
  path: '/api/v1/office/invoice-years/table',
  summary: 'The same as CSV or as an Excel workbook without macros',
  query: yearQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv'), encoding: csvEncoding.optional() }),
  mediaTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['not_signed_in', 'not_permitted'],
})
