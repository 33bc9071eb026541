import { HOUSE_HOSPITALS as AT, HOUSE_PEOPLE as BY, THINGS } from './house-cast'
import { WORLD_NOW as now } from './stored-world'
import { all, type TableRights } from './table-rights-shape'

const OFFICERS = ['officer', 'secondOfficer'] as const
const SYSTEM = ['system'] as const
const [own, former, next, document, otherDocument, content] = THINGS as string[]
const [, , , , , , unheard] = THINGS as string[]

const MATTER = { subject_kind: 'message', subject_id: content, field: '', state: 'asked', category: 'insult', answer_by: '2026-07-10', opened_by: BY.officer, opened_at: now, changed_at: now }
const COURSE = ['state', 'category', 'answer_by', 'changed_at', 'decided_by', 'decided_at']
const LINE = { moderation_id: own, side: 'prefecture', act: 'said', person_id: BY.officer, person_name: '', body: 'x', at: now }
const TOMBSTONE = { subject_kind: 'case', subject_id: content, kind: 'other', mark: 'deleted insult 2026-07-01', deleted_at: now }

/** Unsuitable content (要綱24条): the office and the representative of whose it is; the auditor reads the list. */
export const MODERATION_RIGHTS: Record<string, TableRights> = {
  moderation: {
    key: ['id'],
    rows: {
      own: { row: { ...MATTER, id: own, hospital_id: AT.own }, read: ['chief', ...OFFICERS, 'auditor', 'system'], change: all([...OFFICERS, 'system'], COURSE), drop: SYSTEM },
      'of a hospital without a representative': { row: { ...MATTER, id: unheard, field: 'z', hospital_id: AT.newcomer }, read: ['newcomer', ...OFFICERS, 'auditor', 'system'], change: all([...OFFICERS, 'system'], COURSE), drop: SYSTEM },
      former: { row: { ...MATTER, id: former, field: 'x', hospital_id: AT.former }, read: [...OFFICERS, 'auditor', 'system'], change: all([...OFFICERS, 'system'], COURSE), drop: SYSTEM },
    },
    adds: {
      'in one’s own name': { row: { ...MATTER, id: next, field: 'y', hospital_id: AT.west }, by: ['officer', 'system'] },
      'of another day': { row: { ...MATTER, id: next, field: 'y', hospital_id: AT.west, opened_at: '2026-01-01T00:00:00Z' }, by: SYSTEM },
      'by a hospital': { row: { ...MATTER, id: next, field: 'y', hospital_id: AT.own, opened_by: BY.chief }, by: SYSTEM },
    },
  },
  moderation_line: {
    key: ['moderation_id', 'seq'],
    rows: { one: { row: { ...LINE, seq: 1 }, read: ['chief', ...OFFICERS, 'system'], change: all(SYSTEM, ['body']) } },
    adds: {
      'the prefecture': { row: { ...LINE, seq: 2 }, by: ['officer', 'system'] },
      'the representative': { row: { ...LINE, seq: 2, side: 'hospital', person_id: BY.chief }, by: ['chief', 'system'] },
      'of a hospital without a representative': { row: { ...LINE, moderation_id: unheard, seq: 2, side: 'hospital', person_id: BY.newcomer }, by: SYSTEM },
      'a colleague': { row: { ...LINE, seq: 2, side: 'hospital', person_id: BY.me }, by: SYSTEM },
      'the representative as the prefecture': { row: { ...LINE, seq: 2, person_id: BY.chief }, by: SYSTEM },
      'about another hospital’s': { row: { ...LINE, moderation_id: former, seq: 2, side: 'hospital', person_id: BY.chief }, by: SYSTEM },
    },
  },
  // Of a case that nobody here sees; who sees one, sees its tombstones.
  document_tombstone: {
    key: ['document_id'],
    rows: { one: { row: { ...TOMBSTONE, document_id: document }, read: SYSTEM, drop: SYSTEM } },
    adds: { another: { row: { ...TOMBSTONE, document_id: otherDocument }, by: SYSTEM } },
  },
}
