import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** All run as the system. */

export const selectDocumentsOf = async (tx: Transaction, subjectIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from document where subject_kind in ('case', 'room') and subject_id = any(${[...subjectIds]}::uuid[])`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** Of documents that are long gone too. */
export const deleteReleasesOf = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  await sql`delete from document_release where document_id = any(${[...ids]}::uuid[]) or subject_id = any(${[...ids]}::uuid[])`.execute(tx.db)
}

export const selectNewestDocuments = async (tx: Transaction, subjectIds: readonly string[]): Promise<Map<string, Date>> => {
  const { rows } = await sql<{ subjectId: string; newest: Date }>`
    select subject_id as "subjectId", max(greatest(created_at, posted_at)) as newest from document
    where subject_kind in ('case', 'room') and subject_id = any(${[...subjectIds]}::uuid[]) group by 1`.execute(tx.db)
  return new Map(rows.map(({ subjectId, newest }) => [subjectId, newest]))
}
