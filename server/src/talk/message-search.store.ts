import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'
import { LINE_COLUMNS, type LineRow } from './line.store'

export type MessageSearch = {
  words: readonly string[]
  mentionsMine: boolean
  /** Only rooms in which the person is in charge for their hospital. */
  inChargeOnly?: boolean
  roomId: string | undefined
  limit: number
  offset: number
}

type FoundRow = LineRow & { room_id: string; subject_label: string; member_hospital_ids: string[] }

const ROOM_OF_LINE = sql`m.room_id, r.subject_label, r.member_hospital_ids`

/**
 * The function in the database finds by its index and names only rooms that the actor reads; the lines are then read as
 * any others, under row security.
 */
export const selectFoundLines = async (tx: Transaction, search: MessageSearch): Promise<FoundRow[]> => {
  const { roomId = null, inChargeOnly = false, limit, offset } = search
  if (search.mentionsMine) {
    const { rows } = await sql<FoundRow>`
      select ${ROOM_OF_LINE}, ${LINE_COLUMNS}
      from message_mention own join message m on m.id = own.message_id join room r on r.id = m.room_id
      where own.person_id = ${'personId' in tx.actor ? tx.actor.personId : null}::uuid and (${roomId}::uuid is null or own.room_id = ${roomId}::uuid)
        and (not ${inChargeOnly}::boolean or exists (select from room_member c where c.room_id = own.room_id and c.hospital_id = actor_hospital_id() and c.person_in_charge_id = own.person_id))
      order by m.sent_at desc, m.id limit ${limit}::integer offset ${offset}::integer`.execute(tx.db)
    return rows
  }
  if (search.words.length === 0) return []
  const { rows } = await sql<FoundRow>`
    select ${ROOM_OF_LINE}, ${LINE_COLUMNS}
    from message m join room r on r.id = m.room_id
    where m.id = any (array(select find_messages(${[...search.words]}::text[], ${roomId}::uuid, ${inChargeOnly}::boolean, ${limit}::integer, ${offset}::integer)))
    order by m.sent_at desc, m.id`.execute(tx.db)
  return rows
}
