import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type ShownRow = { day: string; hospitalId: string; searchKey: string }

export const insertShown = async (tx: Transaction, rows: readonly ShownRow[]): Promise<void> => {
  await sql`insert into search_shown (day, hospital_id, search_key)
    select * from unnest(${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.hospitalId)}::uuid[], ${rows.map((row) => row.searchKey)}::uuid[])
    on conflict do nothing`.execute(tx.db)
}

export const countShown = async (tx: Transaction, hospitalId: string, day: string): Promise<number> => {
  const row = await tx.db
    .selectFrom('search_shown')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('hospital_id', '=', hospitalId)
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return row.count
}

export const deleteShownBefore = async (tx: Transaction, day: string): Promise<void> => {
  await tx.db.deleteFrom('search_shown').where('day', '<', day).execute()
}
