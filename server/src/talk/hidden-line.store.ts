import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** All run as the system: nobody else changes what another has said. */

export const lockHiddenLine = async (tx: Transaction, messageId: string) => {
  const { rows } = await sql<{ id: string; roomId: string; seq: number; kind: string; body: string; hidden: string | null; authorHospitalId: string | null; authorPersonId: string | null; subjectLabel: string; memberHospitalIds: string[] }>`
    select m.id, m.room_id as "roomId", m.seq, m.kind, m.body, m.hidden, m.author_hospital_id as "authorHospitalId", m.author_person_id as "authorPersonId",
      r.subject_label as "subjectLabel", r.member_hospital_ids as "memberHospitalIds"
    from message m join room r on r.id = m.room_id where m.id = ${messageId}::uuid for update of m`.execute(tx.db)
  return rows[0]
}

/** As the reader: whether it reads the line at all. */
export const findReadableLine = (tx: Transaction, messageId: string) => tx.db.selectFrom('message').select('id').where('id', '=', messageId).executeTakeFirst()

/** Counts as an edit, so that open pages fetch the line again. Answers the room's hospitals. */
export const updateLineHidden = async (tx: Transaction, line: { id: string; body: string; hidden: HiddenMark | null }): Promise<string[]> => {
  const { rows } = await sql<{ hospitalIds: string[] }>`
    with counted as (
      update room set last_edit = last_edit + 1 where id = (select room_id from message where id = ${line.id}::uuid) returning id, last_edit, member_hospital_ids
    )
    update message set body = ${line.body}, hidden = ${line.hidden}, edit_no = counted.last_edit from counted where message.id = ${line.id}::uuid
    returning counted.member_hospital_ids as "hospitalIds"`.execute(tx.db)
  return rows[0]?.hospitalIds ?? []
}

/** As the reader, like `findReadableLine`. */
export const findReadableEvent = async (tx: Transaction, messageId: string) => {
  const { rows } = await sql<{ id: string; roomId: string; seq: number; type: string; data: Record<string, unknown>; hidden: string | null }>`
    select id, room_id as "roomId", seq, event_type as type, event_data as data, hidden from message where id = ${messageId}::uuid and kind = 'event'`.execute(tx.db)
  return rows[0]
}

export const selectEventLines = async (tx: Transaction, roomId: string): Promise<{ id: string; seq: number; type: string; eventData: Record<string, unknown> }[]> => {
  const { rows } = await sql<{ id: string; seq: number; type: string; eventData: Record<string, unknown> }>`
    select id, seq, event_type as type, event_data as "eventData" from message where room_id = ${roomId}::uuid and kind = 'event' order by seq`.execute(tx.db)
  return rows
}

export const updateEventData = async (tx: Transaction, line: { id: string; roomId: string; eventData: Record<string, unknown>; hidden: HiddenMark | null }): Promise<void> => {
  await sql`
    with counted as (update room set last_edit = last_edit + 1 where id = ${line.roomId}::uuid returning last_edit)
    update message set event_data = ${JSON.stringify(line.eventData)}::jsonb, hidden = ${line.hidden}, edit_no = counted.last_edit from counted where message.id = ${line.id}::uuid`.execute(tx.db)
}

export const selectRoomHospitals = async (tx: Transaction, roomId: string): Promise<string[]> =>
  (await tx.db.selectFrom('room').select('member_hospital_ids').where('id', '=', roomId).executeTakeFirst())?.member_hospital_ids ?? []

/** What stood in the line before it was put right, whichever words. */
export const selectVersionWords = async (tx: Transaction, messageId: string): Promise<string[]> =>
  (await tx.db.selectFrom('message_version').select('body').where('message_id', '=', messageId).execute()).map(({ body }) => body)

export const eraseVersions = async (tx: Transaction, messageId: string): Promise<void> => {
  await sql`select erase_message_versions(${messageId}::uuid)`.execute(tx.db)
}

/** Whose mark lies at or behind a line. */
export const selectReadersOf = async (tx: Transaction, roomId: string, seq: number): Promise<string[]> => {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from read_mark where room_id = ${roomId}::uuid and last_read_seq >= ${seq}::integer order by person_id`.execute(tx.db)
  return rows.map((row) => row.personId)
}

/** When a person's mark passed isn't kept line by line; officers' readings of the room are audited. */
export const selectOfficersOf = async (tx: Transaction, roomId: string): Promise<{ personId: string; at: Date }[]> => {
  const { rows } = await sql<{ personId: string; at: Date }>`
    select person_id as "personId", max(at) as at from audit_entry where subject_kind = 'room' and subject_id = ${roomId}::uuid and act = 'room.read' and person_id is not null group by person_id`.execute(tx.db)
  return rows
}
