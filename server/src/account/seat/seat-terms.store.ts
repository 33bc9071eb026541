import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

const added = (tx: Transaction) => ({ added_by: byWhom(tx), added_at: tx.now })

const TERMS_LOCK = 7_283_430

/** Who changes them at the same time waits: what is decided holds against what stands then. */
export const lockSeatTerms = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${TERMS_LOCK})`.execute(tx.db)
}

export const selectClosedDays = (tx: Transaction) => tx.db.selectFrom('office_closed_day').select(['day', 'name']).orderBy('day').execute()

export const selectPauses = (tx: Transaction) => tx.db.selectFrom('application_pause').select(['id', 'first_day', 'last_day']).orderBy('first_day').execute()

export const selectSeatPrices = (tx: Transaction) => tx.db.selectFrom('seat_price').select(['from_month', 'yen']).orderBy('from_month').execute()

/** False where the day is there already. */
export const insertClosedDay = async (tx: Transaction, closed: { day: string; name: string }): Promise<boolean> =>
  (await tx.db.insertInto('office_closed_day').values({ ...closed, ...added(tx) }).onConflict((on) => on.doNothing()).returning('day').executeTakeFirst()) !== undefined

export const deleteClosedDay = async (tx: Transaction, day: string): Promise<boolean> =>
  (await tx.db.deleteFrom('office_closed_day').where('day', '=', day).returning('day').executeTakeFirst()) !== undefined

export const insertPause = async (tx: Transaction, pause: { firstDay: string; lastDay: string }): Promise<string> =>
  (await tx.db.insertInto('application_pause').values({ first_day: pause.firstDay, last_day: pause.lastDay, ...added(tx) }).returning('id').executeTakeFirstOrThrow()).id

export const deletePause = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.db.deleteFrom('application_pause').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined

export const insertSeatPrice = async (tx: Transaction, price: { fromMonth: string; yen: number }): Promise<void> => {
  await tx.db.insertInto('seat_price').values({ from_month: price.fromMonth, yen: price.yen, ...added(tx) }).execute()
}

export const deleteSeatPrice = async (tx: Transaction, fromMonth: string): Promise<boolean> =>
  (await tx.db.deleteFrom('seat_price').where('from_month', '=', fromMonth).returning('from_month').executeTakeFirst()) !== undefined
