import { HOUSE_HOSPITALS as AT, HOUSE_PEOPLE as BY, THINGS } from './house-cast'
import { WORLD_NOW as now } from './stored-world'
import { all, type TableRights } from './table-rights-shape'

const SYSTEM = ['system'] as const
const PREFECTURE = ['officer', 'secondOfficer'] as const
const OWN = ['me', 'colleague', 'chief', 'system'] as const
/** Who speaks for the hospital. */
const CHIEF = ['chief', 'system'] as const
const OWN_AND_PREFECTURE = [...OWN, ...PREFECTURE] as const
const [a, b, c, d, e] = THINGS as [string, string, string, string, string]

const FORM = { kind: 2, content: {}, created_by: BY.chief, created_at: now, changed_at: now }
const FORM_COLUMNS = ['state', 'fiscal_year', 'number', 'content', 'version', 'submitted_at', 'submitted_by', 'comment', 'decided_at', 'decided_by', 'changed_at']
const FORM_EVENT = { form_id: c, hospital_id: AT.own, at: now }
const SEAT = { funding: 'hospital', first_day: '2026-05-01', last_day: '2027-03-31' }
const SEAT_LINE = { kind: 'new', fiscal_year: 2026, start_month: '2026-05', seats: 1, unit_price: 1000, fixed_at: now }
const SEAT_RENEWAL = { fiscal_year: 2027, seat_ids: [], answered_at: now }
const REMINDER = { fiscal_year: 2027, reminded_at: now }
/** Accounts, forms and bills: the auditor reads them too. */
const OWN_AND_READERS = [...OWN_AND_PREFECTURE, 'auditor'] as const

/** Forms 1–3, seats and who holds them: a hospital's own, and the prefecture's to decide (要綱7〜12条). */
export const SEAT_RIGHTS: Record<string, TableRights> = {
  seat_budget: {
    key: ['fiscal_year'],
    rows: {
      one: { row: { fiscal_year: 2026, seats: 10, set_by: BY.officer, set_at: now }, read: [...PREFECTURE, 'auditor', 'system'], change: { officer: ['seats'], system: ['seats', 'set_by', 'set_at'] } },
    },
    adds: {
      'in one’s own name': { row: { fiscal_year: 2027, seats: 10, set_by: BY.officer, set_at: now }, by: ['officer', 'system'] },
      'in another’s name': { row: { fiscal_year: 2027, seats: 10, set_by: BY.secondOfficer, set_at: now }, by: ['secondOfficer', 'system'] },
    },
  },
  seat_form: {
    key: ['id'],
    rows: {
      draft: { row: { ...FORM, id: a, hospital_id: AT.own }, read: OWN, change: all(CHIEF, FORM_COLUMNS), drop: CHIEF },
      submitted: { row: { ...FORM, id: b, hospital_id: AT.own, state: 'submitted', submitted_at: now }, read: OWN_AND_READERS, change: all(CHIEF, FORM_COLUMNS), drop: SYSTEM },
      accepted: { row: { ...FORM, id: c, hospital_id: AT.own, state: 'accepted', submitted_at: now, decided_at: now }, read: OWN_AND_READERS, change: all(SYSTEM, FORM_COLUMNS), drop: SYSTEM },
      former: { row: { ...FORM, id: d, hospital_id: AT.former }, read: SYSTEM, change: all(SYSTEM, FORM_COLUMNS), drop: SYSTEM },
    },
    adds: {
      'a draft of one’s own': { row: { ...FORM, id: e, hospital_id: AT.own }, by: CHIEF },
      'a draft by who doesn’t speak for the hospital': { row: { ...FORM, id: e, hospital_id: AT.own, created_by: BY.me }, by: SYSTEM },
      'a draft for another hospital': { row: { ...FORM, id: e, hospital_id: AT.west }, by: SYSTEM },
      'one that is submitted already': { row: { ...FORM, id: e, hospital_id: AT.own, state: 'submitted', submitted_at: now }, by: SYSTEM },
    },
  },
  seat_form_event: {
    key: ['id'],
    rows: { own: { row: { ...FORM_EVENT, id: a, act: 'submitted', person_id: BY.me }, read: OWN_AND_READERS, drop: SYSTEM } },
    adds: {
      'submitted by oneself': { row: { ...FORM_EVENT, id: b, act: 'submitted', person_id: BY.chief }, by: CHIEF },
      'submitted by who doesn’t speak for the hospital': { row: { ...FORM_EVENT, id: b, act: 'submitted', person_id: BY.me }, by: SYSTEM },
      'accepted by the prefecture': { row: { ...FORM_EVENT, id: b, act: 'accepted', person_id: BY.officer }, by: ['officer', 'system'] },
      'accepted by oneself': { row: { ...FORM_EVENT, id: b, act: 'accepted', person_id: BY.me }, by: SYSTEM },
    },
  },
  seat: {
    key: ['id'],
    rows: { own: { row: { ...SEAT, id: a, hospital_id: AT.own, number: 1 }, read: OWN_AND_READERS, change: all([...PREFECTURE, 'system'], ['last_day']) } },
    adds: { own: { row: { ...SEAT, id: b, hospital_id: AT.own, number: 2 }, by: [...PREFECTURE, 'system'] } },
  },
  seat_holding: {
    key: ['id'],
    rows: { own: { row: { id: a, seat_id: a, hospital_id: AT.own, person_id: BY.me, first_day: '2026-05-01' }, read: OWN_AND_READERS, change: all(SYSTEM, ['last_day']) } },
    adds: { own: { row: { id: b, seat_id: a, hospital_id: AT.own, person_id: BY.colleague, first_day: '2026-04-01', last_day: '2026-04-02' }, by: SYSTEM } },
  },
  seat_order: {
    key: ['id'],
    rows: { own: { row: { id: a, form_id: c, hospital_id: AT.own, act: 'stop', line: 0, day: '2026-08-31', seat_id: a, person_id: BY.me }, read: OWN_AND_READERS, change: all(SYSTEM, ['person_id', 'done_at', 'dropped_at']) } },
    adds: { own: { row: { id: b, form_id: c, hospital_id: AT.own, act: 'start', line: 0, day: '2026-08-31', seat_id: a }, by: SYSTEM } },
  },
  seat_line: {
    key: ['id'],
    rows: { own: { row: { ...SEAT_LINE, id: a, hospital_id: AT.own, fixed_by: BY.officer }, read: OWN_AND_READERS } },
    adds: {
      'in one’s own name': { row: { ...SEAT_LINE, id: b, hospital_id: AT.own, fixed_by: BY.officer }, by: ['officer', 'system'] },
      'in another’s name': { row: { ...SEAT_LINE, id: b, hospital_id: AT.own, fixed_by: BY.secondOfficer }, by: ['secondOfficer', 'system'] },
      'by the hospital': { row: { ...SEAT_LINE, id: b, hospital_id: AT.own, fixed_by: BY.me }, by: SYSTEM },
    },
  },
  seat_renewal_reminder: {
    key: ['id'],
    rows: { own: { row: { ...REMINDER, id: a, hospital_id: AT.own, step: 'opened' }, read: OWN_AND_READERS }, former: { row: { ...REMINDER, id: b, hospital_id: AT.former, step: 'opened' }, read: [...PREFECTURE, 'auditor', 'system'] } },
    adds: {
      'by hand, in one’s own name': { row: { ...REMINDER, id: c, hospital_id: AT.own, reminded_by: BY.officer }, by: ['officer', 'system'] },
      'by hand, in another’s name': { row: { ...REMINDER, id: c, hospital_id: AT.own, reminded_by: BY.secondOfficer }, by: ['secondOfficer', 'system'] },
      'as if by itself': { row: { ...REMINDER, id: c, hospital_id: AT.own, step: 'closing' }, by: SYSTEM },
      'by the hospital': { row: { ...REMINDER, id: c, hospital_id: AT.own, reminded_by: BY.me }, by: SYSTEM },
    },
  },
  seat_renewal: {
    key: ['hospital_id', 'fiscal_year'],
    rows: {
      own: {
        row: { ...SEAT_RENEWAL, hospital_id: AT.own, answered_by: BY.chief },
        read: OWN_AND_READERS,
        // Who answers, does so in their own name, and accepts nothing.
        change: { chief: ['seat_ids', 'asked_ids', 'version'], system: ['seat_ids', 'asked_ids', 'version', 'answered_by', 'answered_at', 'accepted_by', 'accepted_at'] },
      },
    },
    adds: {
      'in one’s own name': { row: { ...SEAT_RENEWAL, fiscal_year: 2028, hospital_id: AT.own, answered_by: BY.chief }, by: CHIEF },
      'by who doesn’t speak for the hospital': { row: { ...SEAT_RENEWAL, hospital_id: AT.newcomer, answered_by: BY.newcomer }, by: SYSTEM },
      'of another hospital': { row: { ...SEAT_RENEWAL, hospital_id: AT.west, answered_by: BY.me }, by: SYSTEM },
    },
  },
}
