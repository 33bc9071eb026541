import { type Selectable, sql } from 'kysely'
import type { DB } from '../platform/db/schema.gen'
import type { Transaction } from '../platform/db/transaction'
import type { HiddenTexts } from './hidden-texts'

export type NameReportKind = 'message' | 'record_text' | 'answer' | 'document' | 'event' | 'closing'
export type NameReportRow = Omit<Selectable<DB['name_report']>, 'subject_kind' | 'state'> & { subject_kind: NameReportKind; state: 'pending' | 'restored' | 'removed' }

const asReport = (row: Selectable<DB['name_report']>): NameReportRow => ({ ...row, subject_kind: row.subject_kind as NameReportKind, state: row.state as NameReportRow['state'] })

export type NameReportSubject = { kind: NameReportKind; id: string; field: string }

export const listReportsOf = async (tx: Transaction, subject: NameReportSubject): Promise<NameReportRow[]> =>
  (await tx.db.selectFrom('name_report').selectAll().where('subject_kind', '=', subject.kind).where('subject_id', '=', subject.id).where('field', '=', subject.field).execute()).map(asReport)

/** Those of the ids that the actor reads: the prefecture all, a hospital what it wrote or reported. */
export const selectReportsById = async (tx: Transaction, ids: readonly string[]): Promise<NameReportRow[]> =>
  ids.length === 0 ? [] : (await tx.db.selectFrom('name_report').selectAll().where('id', 'in', [...ids]).execute()).map(asReport)

export type NewNameReport = {
  subject: NameReportSubject
  digest: string
  caseId: string | null
  roomId: string | null
  label: string
  author: { hospitalId: string | null; personId: string | null }
  reporter: { personId: string; hospitalId: string | null }
  openers: readonly { personId: string; at: string | null }[]
}

/** Undefined where somebody else was first. */
export const insertNameReport = async (tx: Transaction, report: NewNameReport): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    insert into name_report (subject_kind, subject_id, field, digest, case_id, room_id, label, author_hospital_id, author_person_id, reported_by, reported_by_hospital_id, reported_at, openers)
    values (${report.subject.kind}, ${report.subject.id}::uuid, ${report.subject.field}, ${report.digest}, ${report.caseId}::uuid, ${report.roomId}::uuid, ${report.label},
      ${report.author.hospitalId}::uuid, ${report.author.personId}::uuid, ${report.reporter.personId}::uuid, ${report.reporter.hospitalId}::uuid, ${tx.now}, ${JSON.stringify(report.openers)}::jsonb)
    on conflict (subject_kind, subject_id, field) where state = 'pending' do nothing
    returning id`.execute(tx.db)
  return rows[0]?.id
}

export const insertHiddenText = async (tx: Transaction, reportId: string, hidden: HiddenTexts): Promise<void> => {
  await tx.db.insertInto('hidden_text').values({ report_id: reportId, texts: JSON.stringify(hidden.texts), lines: JSON.stringify(hidden.lines), copies: [...(hidden.copies ?? [])] }).execute()
}

const asHidden = (row: { texts: unknown; lines: unknown; copies: string[] }): HiddenTexts => ({ texts: row.texts as HiddenTexts['texts'], lines: row.lines as HiddenTexts['lines'], copies: row.copies })

export const findHiddenText = async (tx: Transaction, reportId: string): Promise<HiddenTexts | undefined> => {
  const row = await tx.db.selectFrom('hidden_text').select(['texts', 'lines', 'copies']).where('report_id', '=', reportId).executeTakeFirst()
  return row && asHidden(row)
}

export const findHiddenTexts = async (tx: Transaction, reportIds: readonly string[]): Promise<Map<string, HiddenTexts>> => {
  if (reportIds.length === 0) return new Map()
  const rows = await tx.db.selectFrom('hidden_text').selectAll().where('report_id', 'in', [...reportIds]).execute()
  return new Map(rows.map((row) => [row.report_id, asHidden(row)]))
}

/** Texts that still wait for a decision about one thing, or about another of which it is a copy. */
export const listHiddenTextsOf = async (tx: Transaction, of: { kind: NameReportKind; id: string }): Promise<{ reportId: string; field: string; texts: Record<string, string> }[]> => {
  const rows = await tx.db
    .selectFrom('hidden_text as h')
    .innerJoin('name_report as r', 'r.id', 'h.report_id')
    .select(['r.id', 'r.field', 'h.texts'])
    .where('r.subject_kind', '=', of.kind)
    .where((expression) => expression.or([expression('r.subject_id', '=', of.id), sql<boolean>`${of.id}::uuid = any(h.copies)`]))
    .execute()
  return rows.map((row) => ({ reportId: row.id, field: row.field, texts: row.texts as Record<string, string> }))
}

/** What still waits for a decision about anything in one room. */
export const listHiddenTextsOfRoom = async (tx: Transaction, roomId: string): Promise<({ reportId: string; kind: NameReportKind; subjectId: string } & HiddenTexts)[]> => {
  const rows = await tx.db
    .selectFrom('hidden_text as h')
    .innerJoin('name_report as r', 'r.id', 'h.report_id')
    .select(['r.id', 'r.subject_kind', 'r.subject_id', 'h.texts', 'h.lines', 'h.copies'])
    .where('r.room_id', '=', roomId)
    .execute()
  return rows.map((row) => ({ reportId: row.id, kind: row.subject_kind as NameReportKind, subjectId: row.subject_id, ...asHidden(row) }))
}

export const lockNameReport = async (tx: Transaction, reportId: string): Promise<NameReportRow | undefined> => {
  const row = await tx.db.selectFrom('name_report').selectAll().where('id', '=', reportId).forUpdate().executeTakeFirst()
  return row && asReport(row)
}

export const updateNameReport = async (tx: Transaction, reportId: string, decision: { state: 'restored' | 'removed'; decidedBy: string }): Promise<void> => {
  await tx.db.updateTable('name_report').set({ state: decision.state, decided_by: decision.decidedBy, decided_at: tx.now }).where('id', '=', reportId).execute()
  await tx.db.deleteFrom('hidden_text').where('report_id', '=', reportId).execute()
}

const LIMIT = 200

/** Row security: all for the prefecture, those of its own texts for a hospital. What waits first, then the newest. */
export const selectNameReports = async (tx: Transaction, state: 'pending' | 'decided'): Promise<NameReportRow[]> => {
  const rows = await tx.db
    .selectFrom('name_report')
    .selectAll()
    .$if(state === 'pending', (query) => query.where('state', '=', 'pending').orderBy('reported_at'))
    .$if(state === 'decided', (query) => query.where('state', '<>', 'pending').orderBy('decided_at', 'desc'))
    .orderBy('id')
    .limit(LIMIT)
    .execute()
  return rows.map(asReport)
}

/** Pending ones of a hospital's own texts, one row for each place, the longest waiting first. */
export const selectPendingPlaces = async (tx: Transaction, hospitalId: string): Promise<{ caseId: string | null; roomId: string | null; label: string; since: Date; count: number }[]> => {
  const { rows } = await sql<{ caseId: string | null; roomId: string | null; label: string; since: Date; count: number }>`
    select (array_agg(case_id order by reported_at, id))[1] as "caseId", (array_agg(room_id order by reported_at, id))[1] as "roomId",
      (array_agg(case when subject_kind = 'document' then '' else label end order by reported_at, id))[1] as label, min(reported_at) as since, count(*)::integer as count
    from name_report where state = 'pending' and author_hospital_id = ${hospitalId}::uuid
    group by coalesce(room_id, case_id, id) order by since, 1, 2 limit ${LIMIT}`.execute(tx.db)
  return rows
}

export const countPending = async (tx: Transaction): Promise<{ count: number; since: Date | null }> => {
  const row = await tx.db
    .selectFrom('name_report')
    .select((expression) => [expression.fn.countAll<number>().as('count'), expression.fn.min('reported_at').as('since')])
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), since: row.since }
}
