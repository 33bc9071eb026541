import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type UnreadSide = { roomId: string; hospitalId: string; seq: number }

/**
 * Run as the system. Sides of rooms none of whose people has read a line of the other for some minutes, and that haven't
 * been told since they last read. What was said when the room was opened has a notice of its own. Marked as told here.
 */
export const markUnreadSides = async (tx: Transaction, between: { from: Date; until: Date }): Promise<UnreadSide[]> => {
  const { rows } = await sql<UnreadSide>`
    with said as (
      select m.room_id, k.hospital_id, max(m.seq) as seq
      from message m join room r on r.id = m.room_id
        join room_member k on k.room_id = m.room_id and k.hospital_id is distinct from m.author_hospital_id
      where m.kind = 'text' and m.sent_at > ${between.from}::timestamptz and m.sent_at <= ${between.until}::timestamptz and m.sent_at > r.created_at
        and m.seq > k.told_unread_seq and (k.readable_until is null or k.readable_until > ${tx.now}::timestamptz)
      group by m.room_id, k.hospital_id
    ), seen as (
      select s.room_id, s.hospital_id, s.seq,
             coalesce((select max(d.last_read_seq) from read_mark d join person p on p.id = d.person_id where d.room_id = s.room_id and p.hospital_id = s.hospital_id), 0) as read_seq
      from said s
    )
    update room_member k set told_unread_seq = seen.seq from seen
    where k.room_id = seen.room_id and k.hospital_id = seen.hospital_id and seen.read_seq < seen.seq and k.told_unread_seq <= seen.read_seq
    returning k.room_id as "roomId", k.hospital_id as "hospitalId", seen.seq`.execute(tx.db)
  return rows
}
