import { HOUSE_HOSPITALS as AT, HOUSE_PEOPLE as BY, THINGS } from './house-cast'
import { WORLD_NOW as now } from './stored-world'
import { all, type TableRights } from './table-rights-shape'

const OFFICE = ['officer', 'secondOfficer', 'system'] as const
const SYSTEM = ['system'] as const
const OWN_AND_OFFICE = ['me', 'colleague', 'chief', ...OFFICE] as const
const READERS = [...OFFICE, 'auditor'] as const
const [, , , , , , , , , line, otherLine, sent, unsent, next, event, nextEvent] = THINGS as string[]

const TERMS = { only_one: true, issuer: '', contact: '', pay_to: '', registration: '', due_months: 1, due_day: 31, when_closed: 'after' }
/** What the bills below are of. */
export const INVOICED_LINES = [line, otherLine].map((id) => ({ id, hospital_id: AT.own, kind: 'new', fiscal_year: 2026, start_month: '2026-04', seats: 1, unit_price: 1000, fixed_at: now }))
const INVOICE = { hospital_id: AT.own, state: 'issued', numbered_year: 2026, fiscal_year: 2026, bill_month: '2026-07', amount: 12_000, addressee: {}, invoice_day: '2026-07-01', due_day: '2026-08-31', issued_at: now, reminders: 0, reason: '' }
const COURSE = ['state', 'invoice_day', 'due_day', 'terms', 'sent_at', 'paid_on', 'reminders', 'reminded_on', 'reason']
const LINE = { place: 1, hospital_id: AT.own, kind: 'new', start_month: '2026-04', seats: 1, months: 12, unit_price: 1000, amount: 12_000, holds: true }

/** Bills: the prefecture's, and a hospital's own to read once they are sent (要綱11条). */
export const INVOICE_RIGHTS: Record<string, TableRights> = {
  // Its one row is there from the beginning; an officer changes it in their own name.
  invoice_terms: { key: ['only_one'], rows: {}, adds: { another: { row: { ...TERMS, only_one: true }, by: [] } } },
  invoice_counter: {
    key: ['fiscal_year'],
    rows: { one: { row: { fiscal_year: 2026, last: 2 }, read: OFFICE, change: all(OFFICE, ['last']) } },
    adds: { another: { row: { fiscal_year: 2027, last: 0 }, by: OFFICE } },
  },
  invoice: {
    key: ['id'],
    rows: {
      sent: { row: { ...INVOICE, id: sent, number: 1, state: 'sent', sent_at: now, terms: {} }, read: [...OWN_AND_OFFICE, 'auditor'], change: all(OFFICE, COURSE) },
      'not sent': { row: { ...INVOICE, id: unsent, number: 2 }, read: READERS, change: all(OFFICE, COURSE) },
    },
    adds: {
      now: { row: { ...INVOICE, id: next, number: 3 }, by: OFFICE },
      'of another day': { row: { ...INVOICE, id: next, number: 3, issued_at: '2026-01-01T00:00:00Z' }, by: SYSTEM },
    },
  },
  invoice_line: {
    key: ['invoice_id'],
    rows: {
      'of one that was sent': { row: { ...LINE, invoice_id: sent, seat_line_id: line }, read: [...OWN_AND_OFFICE, 'auditor'], change: all(OFFICE, ['holds']) },
      'of one that was not': { row: { ...LINE, invoice_id: unsent, seat_line_id: otherLine }, read: READERS, change: all(OFFICE, ['holds']) },
    },
    adds: { next: { row: { ...LINE, invoice_id: sent, place: 2, seat_line_id: line, holds: false }, by: OFFICE } },
  },
  invoice_event: {
    key: ['id'],
    rows: { one: { row: { id: event, invoice_id: sent, act: 'issued', person_id: BY.officer, at: now }, read: READERS } },
    adds: {
      'in one’s own name': { row: { id: nextEvent, invoice_id: sent, act: 'sent', person_id: BY.officer, at: now }, by: ['officer', 'system'] },
      'in another’s name': { row: { id: nextEvent, invoice_id: sent, act: 'sent', person_id: BY.secondOfficer, at: now }, by: ['secondOfficer', 'system'] },
    },
  },
}
