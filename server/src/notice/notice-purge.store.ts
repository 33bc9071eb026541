import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** As the system. */
export const deleteNoticesAbout = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  const gone = [...ids]
  await sql`delete from mail_item where subject_id = any(${gone}::uuid[])`.execute(tx.db)
  await sql`delete from notice where subject_id = any(${gone}::uuid[])`.execute(tx.db)
  await sql`delete from notice_order where subject_id = any(${gone}::uuid[])`.execute(tx.db)
}
