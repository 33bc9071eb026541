import { sql } from 'kysely'
import type { Transaction } from '../db/transaction'
import type { LedgerEntry } from './deletion-ledger'

/** As the system. */
export const selectDeletionEntries = async (tx: Transaction, of: { acts: readonly string[]; since: Date }): Promise<LedgerEntry[]> => {
  const { rows } = await sql<Omit<LedgerEntry, 'at'> & { at: Date }>`
    select id, at, act, actor_kind as "actorKind", person_id as "personId", hospital_id as "hospitalId", subject_kind as "subjectKind", subject_id as "subjectId", data from audit_entry
    where at >= ${of.since} and act = any(${[...of.acts]}) and subject_id is not null order by at, id`.execute(tx.db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export const selectKnownEntries = async (tx: Transaction, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await sql<{ id: string }>`select id from audit_entry where id = any(${[...ids]}::uuid[])`.execute(tx.db)).rows.map(({ id }) => id))

/** When the newest back-up was made, wherever it lies. */
export const selectLastBackup = async (tx: Transaction, since: Date): Promise<Date | undefined> => {
  const { rows } = await sql<{ at: Date }>`select at from audit_entry where at >= ${since} and act = 'backup.made' order by at desc limit 1`.execute(tx.db)
  return rows[0]?.at
}
