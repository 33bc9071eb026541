import type { RunOutcome } from '@tasuki/domain/office/retention/retention.rules'
import type { PageAsked } from '@tasuki/domain/base/page'
import { type Selectable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

export type HoldRow = Selectable<DB['retention_hold']>
export type RunRow = Selectable<DB['retention_run']>

/** Row security: all for the prefecture, the own ones for a hospital. What waits for a decision first, then what is held, then what is over; of each the newest. */
export const selectHolds = (tx: Transaction, page: PageAsked): Promise<HoldRow[]> =>
  tx.db
    .selectFrom('retention_hold')
    .selectAll()
    .orderBy(sql`array_position(array['asked', 'held'], state)`, (order) => order.asc().nullsLast())
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export const countHolds = async (tx: Transaction): Promise<{ total: number; asked: number }> => {
  const { rows } = await sql<{ total: number; asked: number }>`select count(*)::integer as total, count(*) filter (where state = 'asked')::integer as asked from retention_hold`.execute(tx.db)
  return rows[0] ?? { total: 0, asked: 0 }
}

/** As the system: what stops deletions of these cases or at these hospitals now, asked or decided. */
export const selectStanding = async (tx: Transaction, of: { caseIds: readonly string[]; hospitalIds: readonly string[] }): Promise<Pick<HoldRow, 'hospital_id' | 'case_id'>[]> => {
  const { rows } = await sql<Pick<HoldRow, 'hospital_id' | 'case_id'>>`
    select hospital_id, case_id from retention_hold
    where state in ('asked', 'held') and (case_id = any(${[...of.caseIds]}::uuid[]) or (case_id is null and hospital_id = any(${[...of.hospitalIds]}::uuid[])))`.execute(tx.db)
  return rows
}

/** Who sets a hold waits until the case that is being deleted is gone, and the next deletion waits for the hold: none goes after the answer. */
export const lockHolds = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('retention_hold'))`.execute(tx.db)
}

/** While a case is settled no hold is set; others may settle theirs. Taken before the case's own locks, as who sets a hold takes it. */
export const shareHolds = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(hashtext('retention_hold'))`.execute(tx.db)
}

type NewHold = Pick<HoldRow, 'hospital_id' | 'case_id' | 'state' | 'reason' | 'asked_by' | 'decided_by' | 'decided_at'>

/** Undefined where one stands already. */
export const insertHold = async (tx: Transaction, hold: NewHold): Promise<string | undefined> =>
  (await tx.db.insertInto('retention_hold').values({ ...hold, made_at: tx.now }).onConflict((on) => on.doNothing()).returning('id').executeTakeFirst())?.id

export const lockHold = (tx: Transaction, id: string): Promise<HoldRow | undefined> =>
  tx.db.selectFrom('retention_hold').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateHold = async (tx: Transaction, id: string, to: Partial<Pick<HoldRow, 'state' | 'answer' | 'decided_by' | 'decided_at' | 'lifted_by' | 'lifted_at'>>): Promise<void> => {
  await tx.db.updateTable('retention_hold').set(to).where('id', '=', id).execute()
}

export type ToldPair = { caseId: string; hospitalId: string; firstDay: string }
export type ToldRow = ToldPair & { sentAt: Date }

/** As row security leaves them; of all cases where none is named. */
export const selectTold = async (tx: Transaction, caseIds: readonly string[]): Promise<ToldRow[]> => {
  const { rows } = await sql<ToldRow>`
    select case_id as "caseId", hospital_id as "hospitalId", first_day::text as "firstDay", sent_at as "sentAt" from retention_notice where case_id = any(${[...caseIds]}::uuid[])`.execute(tx.db)
  return rows
}

/** The cases a hospital was told of. */
export const selectToldCases = async (tx: Transaction, hospitalId: string): Promise<string[]> =>
  (await tx.db.selectFrom('retention_notice').select('case_id').distinct().where('hospital_id', '=', hospitalId).execute()).map((row) => row.case_id)

/** As the system. Twice is once. */
export const insertTold = async (tx: Transaction, told: readonly ToldPair[]): Promise<void> => {
  const by = byWhom(tx)
  await sql`
    insert into retention_notice (case_id, hospital_id, first_day, sent_at, sent_by)
    select case_id, hospital_id, first_day, ${tx.now}::timestamptz, ${by}::uuid
    from unnest(${told.map((one) => one.caseId)}::uuid[], ${told.map((one) => one.hospitalId)}::uuid[], ${told.map((one) => one.firstDay)}::date[]) as t (case_id, hospital_id, first_day)
    on conflict do nothing`.execute(tx.db)
}

/** As the system: a case is gone, and nobody need be told of it. */
export const deleteTold = async (tx: Transaction, caseIds: readonly string[]): Promise<void> => {
  await sql`delete from retention_notice where case_id = any(${[...caseIds]}::uuid[])`.execute(tx.db)
}

export const findOpenRun = (tx: Transaction): Promise<RunRow | undefined> => tx.db.selectFrom('retention_run').selectAll().where('ended_at', 'is', null).executeTakeFirst()

/** As the system; the open one where another was faster. */
export const openRun = async (tx: Transaction, startedBy: string | null): Promise<string> => {
  const { rows } = await sql<{ id: string }>`insert into retention_run (started_at, started_by) values (${tx.now}, ${startedBy}::uuid) on conflict do nothing returning id`.execute(tx.db)
  return rows[0]?.id ?? (await tx.db.selectFrom('retention_run').select('id').where('ended_at', 'is', null).executeTakeFirstOrThrow()).id
}

export const endRun = async (tx: Transaction, runId: string): Promise<void> => {
  await tx.db.updateTable('retention_run').set({ ended_at: tx.now }).where('id', '=', runId).where('ended_at', 'is', null).execute()
}

export const insertRunCase = async (tx: Transaction, runId: string, of: { caseId: string; code: string; hospitalId: string; outcome: RunOutcome; documents: number }): Promise<void> => {
  await tx.db
    .insertInto('retention_run_case')
    .values({ run_id: runId, case_id: of.caseId, case_code: of.code, hospital_id: of.hospitalId, outcome: of.outcome, documents: of.documents, at: tx.now })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** What the run has looked at already. */
export const selectSettledCases = async (tx: Transaction, runId: string): Promise<Set<string>> =>
  new Set((await tx.db.selectFrom('retention_run_case').select('case_id').where('run_id', '=', runId).execute()).map((row) => row.case_id))

/** Whose deletion went wrong since an instant. */
export const selectFailedSince = async (tx: Transaction, since: Date): Promise<Set<string>> =>
  new Set((await tx.db.selectFrom('retention_run_case').select('case_id').where('outcome', '=', 'failed').where('at', '>=', since).execute()).map((row) => row.case_id))

export type CountedRun = RunRow & { deleted: number; kept: number; failed: number; documents: number }

/** The newest first, or one. */
export const selectRuns = async (tx: Transaction, of: { runId?: string; limit: number }): Promise<CountedRun[]> => {
  const { rows } = await sql<CountedRun>`
    select r.*, count(c.case_id) filter (where c.outcome = 'deleted')::integer as deleted, count(c.case_id) filter (where c.outcome not in ('deleted', 'failed'))::integer as kept,
      count(c.case_id) filter (where c.outcome = 'failed')::integer as failed,
      coalesce(sum(c.documents), 0)::integer as documents
    from retention_run r left join retention_run_case c on c.run_id = r.id
    where ${of.runId ?? null}::uuid is null or r.id = ${of.runId ?? null}::uuid group by r.id order by r.started_at desc, r.id limit ${of.limit}::integer`.execute(tx.db)
  return rows
}

export const selectRunCases = (tx: Transaction, runId: string, page: PageAsked) =>
  tx.db.selectFrom('retention_run_case').selectAll().where('run_id', '=', runId).orderBy('outcome').orderBy('case_code').orderBy('case_id').limit(page.limit).offset(page.offset).execute()

/** What went of a hospital's lately, by code. */
export const selectDeletedOf = (tx: Transaction, hospitalId: string, since: Date) =>
  tx.db.selectFrom('retention_run_case').select(['case_code', 'at']).where('hospital_id', '=', hospitalId).where('outcome', '=', 'deleted').where('at', '>', since).orderBy('at', 'desc').limit(200).execute()
