import { INVOICE_RIGHTS } from './invoice-rights'
import { MODERATION_RIGHTS } from './moderation-rights'
import { SEAT_RIGHTS } from './seat-rights'
import { HOUSE_HOSPITALS as AT, HOUSE_PEOPLE as BY, THINGS } from './house-cast'
import { WORLD_NOW } from './stored-world'
import { all, type TableRights } from './table-rights-shape'

const HOUSE = ['me', 'colleague', 'chief'] as const
const OWN = [...HOUSE, 'system'] as const
const SYSTEM = ['system'] as const
const PREFECTURE = ['officer', 'secondOfficer'] as const
/** Cases, talks and facilities for the prefecture: its officers and its desk. */
const READERS = [...PREFECTURE, 'coordinator'] as const
const USERS = [...OWN, 'west', 'newcomer', ...READERS] as const
const EVERYBODY = [...USERS, 'auditor', 'former', 'nobody'] as const

const [a, b, c, d, e, f, g, h] = THINGS as [string, string, string, string, string, string, string, string]
const now = WORLD_NOW

const BYTES = `\\x${'ab'.repeat(32)}`
const ABSENCE = { first_day: '2026-07-01', last_day: '2026-07-03', set_at: now }
const ABSENCE_COURSE = ['ended_at', 'taken_over_at', 'returned_at']
const LATER = '2199-01-01T00:00:00.000Z'
const CONCURRENT = { at: now, network: 'n', other_network: 'o', device: '', other_device: '', ended_older: false }
const BED = { bed_kind: 'general', beds: 10, vacant: 1, acceptable: 1, held: 0, sex: 'any', private_room: false, version: 1, updated_at: now, opens_beds: 0, note: '' }
const BED_COLUMNS = ['beds', 'vacant', 'acceptable', 'held', 'opens_on', 'opens_beds', 'waiting_weeks', 'note', 'sex', 'private_room', 'version', 'updated_at', 'updated_by']
const RECORD = { record: {}, acceptance: {}, version: 1, updated_at: now }
const CHANGE = { part: 'vacancy', act: 'changed', bed_kinds: [], at: now, person_name: '' }
const MESSAGE_TEMPLATE = { purpose: 'inquiry', name: 'n', body: 'b', version: 1, created_at: now, updated_at: now, updated_by: '' }
const RECORD_TEMPLATE = { name: 'n', record: {}, version: 1, created_at: now, updated_at: now, updated_by: '' }
const VIEW = { page: 'cases', name: 'n', search: '', created_at: now, updated_at: now }
const VIEW_COLUMNS = ['name', 'search', 'shared', 'updated_at']
const REPORT = { subject_kind: 'message', field: '', state: 'pending', digest: 'x', label: '', reported_at: now, openers: [] }
const DOCUMENT_RELEASE = { person_name: '', document_kind: 'other', subject_kind: 'case', subject_id: AT.own, reason: 'staff', note: 'n', place_count: 1, released_at: now }
const HOLD = { state: 'asked', reason: 'r', made_at: now, answer: '' }
const RECORD_COLUMNS = ['record', 'acceptance', 'version', 'updated_at', 'updated_by']
const HOLD_COURSE = ['state', 'answer', 'decided_by', 'decided_at', 'lifted_by', 'lifted_at']
const DECISION = ['state', 'decided_by', 'decided_at']
const RELEASE = { kind: 'released', word: '三浦', word_key: '三浦', field: 'talk', reason: 'place', note: '', at: now }
// Nobody may change one alone: what was said is erased together with who says so.
const WITHDRAWAL = ['word', 'word_key', 'note', 'withdrawn_at', 'withdrawn_by']
const NOTICE = { kind: 'x', subject_kind: 'facility', subject_id: AT.own, at: now, in_page: true }
const ORDER = { kind: 'x', hospital_ids: [], person_ids: [], to_prefecture: false, except_person_ids: [], subject_kind: 'facility', subject_id: AT.own, ordered_at: now }
const MAIL = { state: 'waiting', attempts: 0, created_at: now, next_at: now }
const MAIL_ITEM = { kind: 'x', subject_kind: 'facility', subject_id: AT.own, at: now, due_at: now }
const SUBSCRIPTION = { session_id: 's', p256dh: 'p', auth: 'a', subscribed_at: now }
const HANDOVER = { hospital_id: AT.own, from_person_id: BY.me, case_ids: [], inquiry_ids: [], at: now }
const ANSWER = { key: 'k', route: 'r', body_hash: 'h', created_at: now }

/** 自院's own working papers: the whole hospital keeps them, nobody else reads them. */
const keptByTheHouse = (row: Record<string, unknown>, columns: readonly string[]): TableRights => ({
  key: ['id'],
  rows: {
    own: { row: { ...row, id: a, hospital_id: AT.own }, read: OWN, change: all(OWN, columns), drop: OWN },
    former: { row: { ...row, id: b, hospital_id: AT.former }, read: SYSTEM, change: all(SYSTEM, columns), drop: SYSTEM },
  },
  adds: { own: { row: { ...row, id: c, hospital_id: AT.own }, by: OWN }, former: { row: { ...row, id: c, hospital_id: AT.former }, by: SYSTEM } },
})

const ANNOUNCEMENT = { title: 't', body: 'b', audience: 'all', first_day: '2026-01-05', wants_acknowledgement: true, published_by: BY.officer, published_at: now, changed_at: now }
const ANNOUNCEMENT_COLUMNS = ['title', 'body', 'audience', 'area_name', 'municipality_codes', 'hospital_ids', 'first_day', 'last_day', 'wants_acknowledgement', 'revision', 'acknowledged_from', 'changed_at', 'withdrawn_at', 'notified_at', 'reminded_at']
const changedByOffice = { read: [...PREFECTURE, 'system'], change: all([...PREFECTURE, 'system'], ANNOUNCEMENT_COLUMNS) } as const
const APPLICATION = { code_digest: 'd', content: {}, content_digest: 'c', submitted_at: now, changed_at: now }
const APPLICATION_COLUMNS = ['code_digest', 'state', 'hospital_id', 'content', 'content_digest', 'terms_version', 'version', 'changed_at', 'comment', 'set_aside', 'decided_at', 'decided_by', 'representative_id']
const TERMS = { title: 't', body: 'b', from_day: '2026-01-05', published_at: now }

/** What the prefecture sets and anybody may read. */
const setByPrefecture = (key: string, [stored, next]: [Record<string, unknown>, Record<string, unknown>]): TableRights => ({
  key: [key],
  rows: { one: { row: { ...stored, added_by: BY.officer, added_at: now }, read: EVERYBODY, drop: [...PREFECTURE, 'system'] } },
  adds: {
    'in one’s own name': { row: { ...next, added_by: BY.officer, added_at: now }, by: ['officer', 'system'] },
    'in another’s name': { row: { ...next, added_by: BY.secondOfficer, added_at: now }, by: ['secondOfficer', 'system'] },
    'of another day': { row: { ...next, added_by: BY.officer, added_at: '2026-01-01T00:00:00Z' }, by: SYSTEM },
  },
})

export const TABLE_RIGHTS: Record<string, TableRights> = {
  // Its applicant is nobody here: read with number and code, as the system.
  hospital_application: {
    key: ['id'],
    rows: {
      sent: { row: { ...APPLICATION, id: a, number: 'n1' }, read: [...PREFECTURE, 'auditor', 'system'], change: all(SYSTEM, APPLICATION_COLUMNS), drop: SYSTEM },
      'of one’s own hospital': { row: { ...APPLICATION, id: b, number: 'n2', hospital_id: AT.own }, read: [...PREFECTURE, 'auditor', 'system'], change: all(SYSTEM, APPLICATION_COLUMNS), drop: SYSTEM },
    },
    adds: { one: { row: { ...APPLICATION, id: c, number: 'n3' }, by: SYSTEM } },
  },
  announcement: {
    key: ['id'],
    rows: {
      'for all': { row: { ...ANNOUNCEMENT, id: a }, ...changedByOffice, read: [...OWN, 'west', 'newcomer', ...PREFECTURE] },
      'for one hospital': { row: { ...ANNOUNCEMENT, id: b, audience: 'hospitals', hospital_ids: [AT.own] }, ...changedByOffice, read: [...OWN, ...PREFECTURE] },
      'for a hospital that has left': { row: { ...ANNOUNCEMENT, id: c, audience: 'hospitals', hospital_ids: [AT.former] }, ...changedByOffice },
      'of a day to come': { row: { ...ANNOUNCEMENT, id: d, first_day: '2199-01-01' }, ...changedByOffice },
      withdrawn: { row: { ...ANNOUNCEMENT, id: e, withdrawn_at: now }, ...changedByOffice },
    },
    adds: {
      'in one’s own name': { row: { ...ANNOUNCEMENT, id: f }, by: ['officer', 'system'] },
      'of another day': { row: { ...ANNOUNCEMENT, id: f, published_at: '2026-01-01T00:00:00Z' }, by: SYSTEM },
    },
  },
  announcement_revision: {
    key: ['announcement_id', 'revision'],
    rows: { one: { row: { announcement_id: a, revision: 1, act: 'published', content: {}, person_id: BY.officer, at: now }, read: [...PREFECTURE, 'system'] } },
    adds: {
      'in one’s own name': { row: { announcement_id: a, revision: 2, act: 'changed', content: {}, person_id: BY.officer, at: now }, by: ['officer', 'system'] },
      'of another day': { row: { announcement_id: a, revision: 2, act: 'changed', content: {}, person_id: BY.officer, at: '2026-01-01T00:00:00Z' }, by: SYSTEM },
    },
  },
  announcement_acknowledgement: {
    key: ['announcement_id', 'hospital_id', 'revision'],
    rows: { own: { row: { announcement_id: b, hospital_id: AT.own, revision: 1, person_id: BY.me, at: now }, read: [...OWN, ...PREFECTURE] } },
    adds: {
      own: { row: { announcement_id: a, hospital_id: AT.own, revision: 1, person_id: BY.me, at: now }, by: ['me', 'system'] },
      'of what one doesn’t see': { row: { announcement_id: c, hospital_id: AT.own, revision: 1, person_id: BY.me, at: now }, by: SYSTEM },
      'of another text': { row: { announcement_id: a, hospital_id: AT.own, revision: 2, person_id: BY.me, at: now }, by: SYSTEM },
      'for another hospital': { row: { announcement_id: a, hospital_id: AT.west, revision: 1, person_id: BY.me, at: now }, by: SYSTEM },
    },
  },
  terms_version: {
    key: ['version'],
    rows: { one: { row: { ...TERMS, version: 1, published_by: null }, read: EVERYBODY } },
    adds: {
      'in one’s own name': { row: { ...TERMS, version: 2, published_by: BY.officer }, by: ['officer', 'system'] },
      'as the program': { row: { ...TERMS, version: 2, published_by: null }, by: SYSTEM },
    },
  },
  terms_acceptance: {
    key: ['person_id', 'version'],
    rows: {
      'one’s own': { row: { person_id: BY.me, version: 1, hospital_id: AT.own, at: now }, read: ['me', 'system', ...PREFECTURE] },
      former: { row: { person_id: BY.former, version: 1, hospital_id: AT.former, at: now }, read: ['former', 'system', ...PREFECTURE] },
    },
    adds: {
      'for oneself': { row: { person_id: BY.colleague, version: 1, hospital_id: AT.own, at: now }, by: ['colleague', 'system'] },
      'of another day': { row: { person_id: BY.colleague, version: 1, hospital_id: AT.own, at: '2026-01-01T00:00:00Z' }, by: SYSTEM },
      'at another hospital': { row: { person_id: BY.colleague, version: 1, hospital_id: AT.west, at: now }, by: SYSTEM },
    },
  },
  office_closed_day: setByPrefecture('day', [{ day: '2026-08-14', name: 'n' }, { day: '2026-08-17', name: 'n' }]),
  application_pause: setByPrefecture('id', [{ id: a, first_day: '2026-03-01', last_day: '2026-03-20' }, { id: b, first_day: '2027-03-01', last_day: '2027-03-20' }]),
  seat_price: setByPrefecture('from_month', [{ from_month: '2026-04', yen: 1000 }, { from_month: '2027-04', yen: 1200 }]),
  ...SEAT_RIGHTS,
  ...INVOICE_RIGHTS,
  ...MODERATION_RIGHTS,
  absence: {
    key: ['id'],
    rows: {
      own: { row: { ...ABSENCE, id: a, hospital_id: AT.own, person_id: BY.me, set_by: BY.me }, read: OWN, change: all(SYSTEM, ABSENCE_COURSE) },
      former: { row: { ...ABSENCE, id: b, hospital_id: AT.former, person_id: BY.former, set_by: BY.former }, read: SYSTEM, change: all(SYSTEM, ABSENCE_COURSE) },
    },
    adds: {
      'for oneself': { row: { ...ABSENCE, id: c, hospital_id: AT.own, person_id: BY.me, set_by: BY.me }, by: ['me', 'system'] },
      'for a colleague, as the representative': { row: { ...ABSENCE, id: c, hospital_id: AT.own, person_id: BY.colleague, set_by: BY.chief }, by: ['chief', 'system'] },
      'for a colleague': { row: { ...ABSENCE, id: c, hospital_id: AT.own, person_id: BY.colleague, set_by: BY.me }, by: SYSTEM },
      'for another hospital’s person': { row: { ...ABSENCE, id: c, hospital_id: AT.own, person_id: BY.west, set_by: BY.chief }, by: SYSTEM },
      'at another hospital': { row: { ...ABSENCE, id: c, hospital_id: AT.west, person_id: BY.west, set_by: BY.me }, by: SYSTEM },
      'at a hospital that has left': { row: { ...ABSENCE, id: c, hospital_id: AT.former, person_id: BY.former, set_by: BY.former }, by: SYSTEM },
      'with its end already told': { row: { ...ABSENCE, id: c, hospital_id: AT.own, person_id: BY.me, set_by: BY.me, taken_over_at: now, returned_at: now }, by: SYSTEM },
    },
  },
  access_code: {
    key: ['id'],
    rows: { own: { row: { id: a, person_id: BY.me, kind: 'reset', way: 'spoken', digest: 'x', made_at: now, expires_at: LATER, used: false }, read: SYSTEM, change: all(SYSTEM, ['ended_at', 'used']), drop: SYSTEM } },
    adds: { 'by the representative': { row: { id: b, person_id: BY.colleague, kind: 'invitation', way: 'spoken', digest: 'y', made_by: BY.chief, made_at: now, expires_at: LATER, used: false }, by: SYSTEM } },
  },
  reset_wish: {
    key: ['person_id'],
    rows: { own: { row: { person_id: BY.me, wished_at: now }, read: SYSTEM, change: all(SYSTEM, ['wished_at', 'told_at']), drop: SYSTEM } },
    adds: { 'for oneself': { row: { person_id: BY.colleague, wished_at: now }, by: SYSTEM } },
  },
  concurrent_use: {
    key: ['id'],
    rows: {
      own: { row: { ...CONCURRENT, id: a, person_id: BY.me, hospital_id: AT.own }, read: [...OWN, ...PREFECTURE], drop: SYSTEM },
      'the prefecture’s': { row: { ...CONCURRENT, id: b, person_id: BY.officer }, read: [...PREFECTURE, 'system'], drop: SYSTEM },
    },
    adds: { own: { row: { ...CONCURRENT, id: c, person_id: BY.me, hospital_id: AT.own }, by: SYSTEM } },
  },
  work_handover: {
    key: ['id'],
    rows: { own: { row: { ...HANDOVER, id: a }, read: OWN, change: all(SYSTEM, ['seen_by_to_at', 'seen_by_from_at']) } },
    adds: { own: { row: { ...HANDOVER, id: b }, by: SYSTEM } },
  },
  bed_availability: {
    key: ['hospital_id', 'bed_kind'],
    rows: {
      own: { row: { ...BED, hospital_id: AT.own }, read: USERS, change: { ...all(OWN, BED_COLUMNS), system: [...BED_COLUMNS, 'note_deleted'] }, drop: OWN },
      former: { row: { ...BED, hospital_id: AT.former }, read: USERS, change: all(SYSTEM, [...BED_COLUMNS, 'note_deleted']), drop: SYSTEM },
    },
    adds: { own: { row: { ...BED, hospital_id: AT.own, bed_kind: 'palliative' }, by: OWN }, former: { row: { ...BED, hospital_id: AT.former, bed_kind: 'palliative' }, by: SYSTEM } },
  },
  facility_record: {
    key: ['hospital_id'],
    rows: {
      own: { row: { ...RECORD, hospital_id: AT.own }, read: USERS, change: { ...all(OWN, RECORD_COLUMNS), system: [...RECORD_COLUMNS, 'deleted_texts'] } },
    },
    adds: { newcomer: { row: { ...RECORD, hospital_id: AT.newcomer }, by: ['newcomer', 'system'] }, former: { row: { ...RECORD, hospital_id: AT.former }, by: SYSTEM } },
  },
  facility_change: {
    key: ['id'],
    rows: {
      own: { row: { ...CHANGE, id: a, hospital_id: AT.own }, read: USERS },
      'own reminder': { row: { ...CHANGE, id: b, hospital_id: AT.own, act: 'reminded' }, read: [...OWN, ...READERS] },
    },
    adds: {
      own: { row: { ...CHANGE, id: c, hospital_id: AT.own }, by: OWN },
      reminder: { row: { ...CHANGE, id: c, hospital_id: AT.own, act: 'reminded' }, by: SYSTEM },
      former: { row: { ...CHANGE, id: c, hospital_id: AT.former }, by: SYSTEM },
    },
  },
  facility_change_detail: {
    key: ['change_id'],
    rows: { own: { row: { change_id: a, hospital_id: AT.own, changes: [] }, read: [...OWN, ...READERS], change: all(SYSTEM, ['changes']) } },
    adds: { own: { row: { change_id: b, hospital_id: AT.own, changes: [] }, by: OWN } },
  },
  search_shown: {
    key: ['search_key'],
    rows: { own: { row: { day: '2026-07-01', hospital_id: AT.own, search_key: a }, read: OWN, drop: SYSTEM } },
    adds: { own: { row: { day: '2026-07-01', hospital_id: AT.own, search_key: b }, by: SYSTEM } },
  },
  municipality_shape: {
    key: ['municipality_code'],
    rows: { one: { row: { municipality_code: '14101', polygons: [] }, read: USERS, drop: SYSTEM } },
    adds: { one: { row: { municipality_code: '14102', polygons: [] }, by: SYSTEM } },
  },
  message_template: keptByTheHouse(MESSAGE_TEMPLATE, ['name', 'body', 'purpose', 'version', 'updated_at', 'updated_by']),
  record_template: keptByTheHouse(RECORD_TEMPLATE, ['name', 'record', 'version', 'updated_at', 'updated_by', 'used_count', 'last_used_at', 'last_used_by']),
  saved_view: {
    key: ['id'],
    rows: {
      'one’s own': { row: { ...VIEW, id: a, hospital_id: AT.own, person_id: BY.me, shared: false }, read: ['me', 'system'], change: all(['me'], VIEW_COLUMNS), drop: ['me'] },
      // Colleagues keep it in order; only whose view it is takes it back for itself.
      shared: {
        row: { ...VIEW, id: b, hospital_id: AT.own, person_id: BY.me, shared: true },
        read: OWN,
        change: { ...all(HOUSE, ['name', 'search', 'updated_at']), me: VIEW_COLUMNS },
        drop: HOUSE,
      },
      former: { row: { ...VIEW, id: c, hospital_id: AT.former, person_id: BY.former, shared: true }, read: SYSTEM },
      'the prefecture’s': { row: { ...VIEW, id: d, hospital_id: null, person_id: BY.officer, shared: true }, read: [...READERS, 'system'], change: { ...all(['secondOfficer', 'coordinator'], ['name', 'search', 'updated_at']), officer: VIEW_COLUMNS }, drop: READERS },
    },
    adds: {
      own: { row: { ...VIEW, id: e, hospital_id: AT.own, person_id: BY.me, shared: true }, by: ['me'] },
      'at another hospital': { row: { ...VIEW, id: e, hospital_id: AT.west, person_id: BY.me, shared: true }, by: [] },
      'as the prefecture': { row: { ...VIEW, id: e, hospital_id: null, person_id: BY.officer, shared: true }, by: ['officer'] },
      'at a hospital that has left': { row: { ...VIEW, id: e, hospital_id: AT.former, person_id: BY.former, shared: false }, by: [] },
    },
  },
  name_report: {
    key: ['id'],
    rows: {
      'own hospital’s': { row: { ...REPORT, id: a, subject_id: a, author_hospital_id: AT.west, author_person_id: BY.west, reported_by: BY.me, reported_by_hospital_id: AT.own }, read: [...OWN, 'west', ...PREFECTURE], change: all(SYSTEM, DECISION), drop: SYSTEM },
      'the prefecture’s of a former user': { row: { ...REPORT, id: b, subject_id: b, author_hospital_id: AT.former, author_person_id: BY.former, reported_by: BY.officer }, read: [...PREFECTURE, 'system'], change: all(SYSTEM, DECISION), drop: SYSTEM },
    },
    adds: { own: { row: { ...REPORT, id: c, subject_id: c, author_hospital_id: AT.west, reported_by: BY.me, reported_by_hospital_id: AT.own }, by: SYSTEM } },
  },
  name_release: {
    key: ['id'],
    rows: {
      'one’s own': { row: { ...RELEASE, id: a, person_id: BY.me, hospital_id: AT.own }, read: ['me', 'chief', 'system', ...PREFECTURE], change: all(['me', 'chief', ...PREFECTURE], WITHDRAWAL), drop: SYSTEM },
      'a neighbour’s': { row: { ...RELEASE, id: b, person_id: BY.west, hospital_id: AT.west }, read: ['west', 'system', ...PREFECTURE], change: all(['west', ...PREFECTURE], WITHDRAWAL), drop: SYSTEM },
      'of a hospital that has left': { row: { ...RELEASE, id: c, person_id: BY.former, hospital_id: AT.former }, read: ['system', ...PREFECTURE], change: all(PREFECTURE, WITHDRAWAL), drop: SYSTEM },
      'of long ago': { row: { ...RELEASE, id: f, person_id: BY.west, hospital_id: AT.west, at: '2020-01-01T00:00:00Z' }, read: ['west', 'system', ...PREFECTURE], change: all(['west', ...PREFECTURE], WITHDRAWAL), drop: SYSTEM },
      'taken back': { row: { ...RELEASE, word: '', word_key: '', id: d, person_id: BY.me, hospital_id: AT.own, withdrawn_at: now, withdrawn_by: BY.chief }, read: ['me', 'chief', 'system', ...PREFECTURE], drop: SYSTEM },
    },
    adds: {
      own: { row: { ...RELEASE, id: e, person_id: BY.me, hospital_id: AT.own }, by: ['me'] },
      'of yesterday': { row: { ...RELEASE, id: e, person_id: BY.me, hospital_id: AT.own, at: '2026-01-01T00:00:00Z' }, by: [] },
      'at another hospital': { row: { ...RELEASE, id: e, person_id: BY.me, hospital_id: AT.west }, by: [] },
      'as the prefecture': { row: { ...RELEASE, id: e, person_id: BY.officer, hospital_id: null }, by: ['officer'] },
      'at a hospital that has left': { row: { ...RELEASE, id: e, person_id: BY.former, hospital_id: AT.former }, by: [] },
    },
  },
  // A case's, and of all of a hospital's: read by whose it is; asked for by the hospital, decided by the prefecture.
  retention_hold: {
    key: ['id'],
    rows: {
      asked: { row: { ...HOLD, id: a, hospital_id: AT.own, asked_by: BY.me }, read: [...OWN, ...PREFECTURE], change: all([...PREFECTURE, 'system'], HOLD_COURSE) },
      former: { row: { ...HOLD, id: b, hospital_id: AT.former, state: 'held', decided_by: BY.officer, decided_at: now }, read: [...PREFECTURE, 'system'], change: all([...PREFECTURE, 'system'], HOLD_COURSE) },
    },
    adds: {
      asked: { row: { ...HOLD, id: c, hospital_id: AT.newcomer, asked_by: BY.newcomer }, by: ['newcomer', 'system'] },
      'asked for another hospital': { row: { ...HOLD, id: c, hospital_id: AT.west, asked_by: BY.me }, by: SYSTEM },
      'set by the prefecture': { row: { ...HOLD, id: c, hospital_id: AT.west, state: 'held', decided_by: BY.officer, decided_at: now }, by: ['officer', 'system'] },
      'set by a hospital': { row: { ...HOLD, id: c, hospital_id: AT.newcomer, state: 'held', asked_by: BY.newcomer, decided_by: BY.newcomer, decided_at: now }, by: SYSTEM },
    },
  },
  retention_notice: {
    key: ['case_id', 'hospital_id', 'first_day'],
    rows: {
      own: { row: { case_id: a, hospital_id: AT.own, first_day: '2029-07-01', sent_at: now }, read: [...OWN, ...PREFECTURE], drop: SYSTEM },
      former: { row: { case_id: a, hospital_id: AT.former, first_day: '2029-07-01', sent_at: now }, read: [...PREFECTURE, 'system'], drop: SYSTEM },
    },
    adds: { own: { row: { case_id: b, hospital_id: AT.own, first_day: '2029-07-01', sent_at: now }, by: SYSTEM } },
  },
  kept_figure: {
    key: ['fiscal_year', 'figure', 'key'],
    rows: { one: { row: { fiscal_year: 2022, figure: 'all', key: '', count: 6 }, read: [...PREFECTURE, 'system'], change: all(SYSTEM, ['count']) } },
    adds: { another: { row: { fiscal_year: 2022, figure: 'month', key: '2022-05', count: 6 }, by: SYSTEM } },
  },
  retention_run: {
    key: ['id'],
    rows: { one: { row: { id: a, started_at: now, ended_at: now }, read: [...PREFECTURE, 'system'], change: all(SYSTEM, ['ended_at']) } },
    adds: { one: { row: { id: b, started_at: now }, by: SYSTEM } },
  },
  retention_run_case: {
    key: ['run_id', 'case_id'],
    rows: { own: { row: { run_id: a, case_id: c, case_code: 'x', hospital_id: AT.own, outcome: 'deleted', documents: 0, at: now }, read: [...OWN, ...PREFECTURE] } },
    adds: { own: { row: { run_id: a, case_id: d, case_code: 'x', hospital_id: AT.own, outcome: 'deleted', documents: 0, at: now }, by: SYSTEM } },
  },
  hidden_text: {
    key: ['report_id'],
    rows: { one: { row: { report_id: a, texts: [], lines: [] }, read: [...PREFECTURE, 'system'], drop: SYSTEM } },
    adds: { one: { row: { report_id: b, texts: [], lines: [] }, by: SYSTEM } },
  },
  // A representative's route reads it; that a colleague of the house may is no secret from the patient's own hospital.
  document_release: {
    key: ['document_id'],
    rows: {
      own: { row: { ...DOCUMENT_RELEASE, document_id: a, hospital_id: AT.own, person_id: BY.me }, read: [...OWN, ...PREFECTURE], change: all(SYSTEM, ['note']), drop: SYSTEM },
      former: { row: { ...DOCUMENT_RELEASE, document_id: b, hospital_id: AT.former, person_id: BY.former }, read: [...PREFECTURE, 'system'], change: all(SYSTEM, ['note']), drop: SYSTEM },
    },
    adds: { own: { row: { ...DOCUMENT_RELEASE, document_id: c, hospital_id: AT.own, person_id: BY.me }, by: SYSTEM } },
  },
  notice: {
    key: ['id'],
    rows: {
      own: { row: { ...NOTICE, id: a, person_id: BY.me, hospital_id: AT.own }, read: ['me', 'system'], change: all(['me', 'system'], ['read_at']), drop: SYSTEM },
      'for the e-mail only': { row: { ...NOTICE, id: b, person_id: BY.me, hospital_id: AT.own, in_page: false }, read: SYSTEM, change: all(SYSTEM, ['read_at']), drop: SYSTEM },
      // Whatever it is about: its reader doesn't see it any more.
      ...Object.fromEntries(
        (['case', 'inquiry', 'room', 'document', 'report'] as const).map((kind, index) => [
          `of a ${kind} that one may not see`,
          { row: { ...NOTICE, id: THINGS[10 + index], subject_kind: kind, subject_id: kind === 'report' ? b : h, person_id: BY.me, hospital_id: AT.own }, read: SYSTEM, change: all(SYSTEM, ['read_at']), drop: SYSTEM },
        ]),
      ),
      'of a report of the own hospital': { row: { ...NOTICE, id: f, subject_kind: 'report', subject_id: a, person_id: BY.me, hospital_id: AT.own }, read: ['me', 'system'], change: all(['me', 'system'], ['read_at']), drop: SYSTEM },
      'the prefecture’s': { row: { ...NOTICE, id: c, person_id: BY.officer, hospital_id: null }, read: ['officer', 'system'], change: all(['officer', 'system'], ['read_at']), drop: SYSTEM },
      former: { row: { ...NOTICE, id: d, person_id: BY.former, hospital_id: AT.former }, read: SYSTEM, change: all(SYSTEM, ['read_at']), drop: SYSTEM },
      // A person who has moved takes nothing along.
      'from the place before': { row: { ...NOTICE, id: e, person_id: BY.me, hospital_id: AT.west }, read: SYSTEM, change: all(SYSTEM, ['read_at']), drop: SYSTEM },
    },
    adds: { own: { row: { ...NOTICE, id: g, person_id: BY.me, hospital_id: AT.own }, by: SYSTEM } },
  },
  notice_order: {
    key: ['id'],
    rows: { one: { row: { ...ORDER, id: a }, read: SYSTEM, change: all(SYSTEM, ['delivered_at']), drop: SYSTEM } },
    adds: { one: { row: { ...ORDER, id: b }, by: USERS }, delivered: { row: { ...ORDER, id: b, delivered_at: now }, by: [] } },
  },
  notice_setting: {
    key: ['person_id'],
    rows: { own: { row: { person_id: BY.me, settings: {}, changed_at: now }, read: ['me', 'system'], change: all(['me', 'system'], ['settings', 'changed_at']) } },
    adds: { 'one’s own': { row: { person_id: BY.colleague, settings: {}, changed_at: now }, by: ['colleague', 'system'] }, officer: { row: { person_id: BY.officer, settings: {}, changed_at: now }, by: ['officer', 'system'] } },
  },
  hospital_notice_setting: {
    key: ['hospital_id'],
    rows: {
      own: { row: { hospital_id: AT.own, department_mail: true, changed_at: now }, read: OWN, change: all(OWN, ['department_mail', 'changed_at']) },
      former: { row: { hospital_id: AT.former, department_mail: true, changed_at: now }, read: SYSTEM, change: all(SYSTEM, ['department_mail', 'changed_at']) },
    },
    adds: { west: { row: { hospital_id: AT.west, department_mail: true, changed_at: now }, by: ['west', 'system'] } },
  },
  mail: {
    key: ['id'],
    rows: {
      own: { row: { ...MAIL, id: a, person_id: BY.me }, read: SYSTEM, change: all(SYSTEM, ['state', 'attempts', 'next_at', 'claim', 'claimed_at', 'ended_at', 'trouble']), drop: SYSTEM },
      waiting: { row: { ...MAIL, id: b, hospital_id: AT.own }, read: SYSTEM, change: all(SYSTEM, ['state', 'attempts', 'next_at', 'claim', 'claimed_at', 'ended_at', 'trouble']), drop: SYSTEM },
    },
    adds: { own: { row: { ...MAIL, id: c, person_id: BY.me }, by: SYSTEM } },
  },
  mail_item: {
    key: ['id'],
    rows: { own: { row: { ...MAIL_ITEM, id: a, person_id: BY.me }, read: SYSTEM, change: all(SYSTEM, ['mail_id']), drop: SYSTEM } },
    adds: { own: { row: { ...MAIL_ITEM, id: b, person_id: BY.me }, by: SYSTEM } },
  },
  push_subscription: {
    key: ['endpoint'],
    rows: { own: { row: { ...SUBSCRIPTION, endpoint: 'https://push.example/1', person_id: BY.me }, read: SYSTEM, change: all(SYSTEM, ['person_id', 'session_id', 'p256dh', 'auth', 'expires_at', 'subscribed_at']), drop: SYSTEM } },
    adds: { own: { row: { ...SUBSCRIPTION, endpoint: 'https://push.example/2', person_id: BY.me }, by: SYSTEM } },
  },
  push_key: { key: ['public_key'], rows: {}, adds: { one: { row: { only_one: true, public_key: 'p', private_key: 's' }, by: SYSTEM } } },
  // Filled by the entries themselves.
  audit_queue: { key: ['entry_id'], rows: { one: { row: { place: 1, entry_id: a }, read: SYSTEM, drop: SYSTEM } }, adds: { one: { row: { place: 2, entry_id: b }, by: [] } } },
  audit_seal: {
    key: ['entry_id'],
    rows: { one: { row: { entry_id: a, chain: a, seq: 1, digest: BYTES, hash: BYTES, sealed_at: now }, read: SYSTEM } },
    adds: { next: { row: { entry_id: b, chain: a, seq: 2, digest: BYTES, hash: BYTES }, by: SYSTEM }, 'with a time of one’s own': { row: { entry_id: c, chain: a, seq: 3, digest: BYTES, hash: BYTES, sealed_at: now }, by: [] } },
  },
  audit_chain: {
    key: ['chain'],
    rows: { one: { row: { chain: a, length: 1, hash: BYTES }, read: SYSTEM, change: all(SYSTEM, ['length', 'hash']) } },
    adds: { one: { row: { chain: b, length: 1, hash: BYTES }, by: SYSTEM } },
  },
  idempotent_answer: {
    key: ['person_id', 'key'],
    rows: { own: { row: { ...ANSWER, person_id: BY.me }, read: ['me', 'system'], change: all(['me', 'system'], ['status', 'outcome']), drop: ['me', 'system'] } },
    adds: { own: { row: { ...ANSWER, person_id: BY.me, key: 'other' }, by: ['me', 'system'] } },
  },
  // Who signs in wrongly over an open session ends that session, and its streams are told so.
  live_event: { key: ['id'], rows: { one: { row: { id: 1, at: now, xid: '1', horizon: '1', events: [] }, read: SYSTEM, drop: SYSTEM } }, adds: { one: { row: { id: 2, at: now, xid: '1', horizon: '1', events: [] }, by: EVERYBODY } } },
  tasuki_migration: { key: ['name'], rows: { one: { row: { name: '9999_x.sql', checksum: 'x', applied_at: now }, read: EVERYBODY } }, adds: { one: { row: { name: '9998_x.sql', checksum: 'x', applied_at: now }, by: [] } } },
}
