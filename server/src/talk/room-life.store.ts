import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** All run as the system. */

export const selectMessageIds = async (tx: Transaction, roomIds: readonly string[]): Promise<string[]> =>
  roomIds.length === 0 ? [] : (await tx.db.selectFrom('message').select('id').where('room_id', 'in', [...roomIds]).execute()).map(({ id }) => id)

/** Their lines and marks go along by the tables' own references. */
export const deleteRooms = async (tx: Transaction, roomIds: readonly string[]): Promise<void> => {
  await sql`delete from room where id = any(${[...roomIds]}::uuid[])`.execute(tx.db)
}

/** In one order, so that locks can't cross: whoever says something waits, or has said it. */
export const lockRooms = async (tx: Transaction, roomIds: readonly string[]): Promise<void> => {
  await sql`select from room where id = any(${[...roomIds]}::uuid[]) order by id for update`.execute(tx.db)
}

/** When something was last said or rewritten, by room. */
export const selectNewestInRooms = async (tx: Transaction, roomIds: readonly string[]): Promise<Map<string, Date>> => {
  const { rows } = await sql<{ roomId: string; newest: Date }>`
    select r.id as "roomId", greatest(r.last_message_at, (select max(m.edited_at) from message m where m.room_id = r.id and m.edit_no is not null)) as newest
    from room r where r.id = any(${[...roomIds]}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ roomId, newest }) => [roomId, newest]))
}
