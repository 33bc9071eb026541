import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** All run as the system. */

export const selectInquiryPlaces = async (tx: Transaction, caseIds: readonly string[]): Promise<{ caseId: string; inquiryId: string; roomId: string; hospitalId: string }[]> => {
  const { rows } = await sql<{ caseId: string; inquiryId: string; roomId: string; hospitalId: string }>`
    select case_id as "caseId", id as "inquiryId", room_id as "roomId", hospital_id as "hospitalId" from inquiry where case_id = any(${[...caseIds]}::uuid[])`.execute(tx.db)
  return rows
}

/** Everything with a reference to them goes along; their documents by the table's trigger. */
export const deleteCases = async (tx: Transaction, caseIds: readonly string[]): Promise<void> => {
  await sql`delete from transfer_case where id = any(${[...caseIds]}::uuid[])`.execute(tx.db)
}

/** Sent and open cases registered in each of these times, in their order. */
export const countOpenBetween = async (tx: Transaction, times: readonly { from: Date | null; before: Date | null }[]): Promise<number[]> => {
  const { rows } = await sql<{ count: number }>`
    select count(c.id)::int as count
    from unnest(${times.map(({ from }) => from?.toISOString() ?? null)}::timestamptz[], ${times.map(({ before }) => before?.toISOString() ?? null)}::timestamptz[]) with ordinality as t (from_at, before_at, place)
    left join transfer_case c on c.status in ('recruiting', 'held') and c.sent_at is not null and (t.from_at is null or c.created_at >= t.from_at) and (t.before_at is null or c.created_at < t.before_at)
    group by t.place order by t.place`.execute(tx.db)
  return rows.map(({ count }) => count)
}

export type CaseAgeRow = { id: string; code: string; senderHospitalId: string; newest: Date }

const NEWEST = sql<Date>`greatest(c.created_at, c.updated_at, c.sent_at, c.closed_at,
  (select max(e.at) from transfer_event e where e.case_id = c.id), (select max(r.at) from record_change r where r.case_id = c.id))`

/** Made before an instant, the oldest first, with the newest thing that was done with them; all of them where none is named. */
export const selectOldCases = async (tx: Transaction, createdBefore: Date, caseIds?: readonly string[]): Promise<CaseAgeRow[]> => {
  const named = caseIds === undefined ? null : [...caseIds]
  const { rows } = await sql<CaseAgeRow>`
    select c.id, c.code, c.sender_hospital_id as "senderHospitalId", ${NEWEST} as newest from transfer_case c where c.created_at < ${createdBefore} and (${named}::uuid[] is null or c.id = any(${named}::uuid[])) order by c.created_at, c.id`.execute(tx.db)
  return rows
}

/** Locked as every command locks it, its inquiries too. */
export const lockCaseAge = async (tx: Transaction, caseId: string): Promise<CaseAgeRow | undefined> => {
  await sql`select from transfer_case where id = ${caseId}::uuid for update`.execute(tx.db)
  await sql`select from inquiry where case_id = ${caseId}::uuid order by id for update`.execute(tx.db)
  const { rows } = await sql<CaseAgeRow>`select c.id, c.code, c.sender_hospital_id as "senderHospitalId", ${NEWEST} as newest from transfer_case c where c.id = ${caseId}::uuid`.execute(tx.db)
  return rows[0]
}
