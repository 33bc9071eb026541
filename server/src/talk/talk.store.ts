import { sql } from 'kysely'
import { auditPart } from '../platform/audit/audit-part'
import type { Transaction } from '../platform/db/transaction'

export type NewRoom = { subjectKind: string; subjectId: string; label: string; hospitalIds: readonly string[] }

/** Run as the system: a hospital adds no member, not even itself. */
export const insertRoom = async (tx: Transaction, room: NewRoom): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    with opened as (
      insert into room (subject_kind, subject_id, subject_label, member_hospital_ids, last_message_at, created_at)
      values (${room.subjectKind}, ${room.subjectId}, ${room.label}, ${[...room.hospitalIds]}::uuid[], ${tx.now}, ${tx.now})
      returning id, member_hospital_ids, last_message_at
    ), joined as (
      insert into room_member (room_id, hospital_id, last_message_at)
      select id, unnest(member_hospital_ids), last_message_at from opened
    )
    select id from opened`.execute(tx.db)
  const [opened] = rows
  if (!opened) throw new Error('the room was not written')
  return opened.id
}

export type NewLine = {
  roomId: string
  body: string
  event: { type: string; data: Record<string, unknown> } | null
  /** Somebody speaks: into an open room only, and with an audit entry. Else a part of a command, which decides and audits itself. */
  isOwnAct: boolean
  /** The sender's key for the line and a hash of what it said: a second time, nothing is written. */
  said?: { key: string; hash: string }
  /** The hospital to whom an event is no news, where its act isn't told as its own. */
  quietFor?: string
}

export type PostedLine = {
  id: string
  seq: number
  sentAt: Date
  hospitalName: string
  personName: string
  memberHospitalIds: string[]
}

/**
 * One statement for everything a line changes: the room's counter under its row lock (so that seq has no gaps and is
 * seen in order), the line with its author's names copied, the author's own read mark, the audit entry. Undefined where
 * the actor sees no such room, the room takes no more talk, or the line with this key is already said.
 *
 * What an act of another hospital brings about in a room is nobody's line: its members aren't told whose act it was
 * (17条: who else is asked, and who is chosen, is not theirs to know).
 *
 * The mark follows only from the line right before, and not for events: whoever posts without having read what others
 * said hasn't read it now. Own lines never count as unread, so a mark left behind miscounts nothing, and lines that come
 * in between can't be overlooked.
 */
export const insertLine = async (tx: Transaction, line: NewLine): Promise<PostedLine | undefined> => {
  const personId = 'personId' in tx.actor ? tx.actor.personId : null
  const hospitalId = tx.actor.kind === 'member' ? tx.actor.hospitalId : null
  const { rows } = await sql<PostedLine>`
    with counted as (
      update room set last_seq = last_seq + 1, last_message_at = greatest(last_message_at, ${tx.now}::timestamptz)
      where id = ${line.roomId}::uuid and (state = 'open' or not ${line.isOwnAct}::boolean)
        ${line.said ? sql`and not exists (select from message d where d.author_person_id = ${personId}::uuid and d.said_key = ${line.said.key})` : sql``}
      returning id, last_seq, last_message_at, member_hospital_ids, ${hospitalId}::uuid = any (member_hospital_ids) as by_member
    ), author as (
      select (select display_name from person where id = ${personId}::uuid) as person_name,
             (select name from hospital where id = ${hospitalId}::uuid) as hospital_name
    ), said as (
      insert into message (room_id, seq, kind, body, event_type, event_data, author_hospital_id, author_hospital_name, author_person_id, author_person_name, sent_at, said_key, said_hash, quiet_for)
      select counted.id, counted.last_seq, ${line.event ? 'event' : 'text'}, ${line.body}, ${line.event?.type ?? null}, ${line.event ? JSON.stringify(line.event.data) : null}::jsonb,
             case when by_member then ${hospitalId}::uuid end, case when by_member then coalesce(author.hospital_name, '') else '' end,
             case when by_member then ${personId}::uuid end, case when by_member then coalesce(author.person_name, '') else '' end, counted.last_message_at,
             ${line.said?.key ?? null}, ${line.said?.hash ?? null}, ${line.quietFor ?? null}::uuid
      from counted, author
      returning id, seq, sent_at, author_hospital_name, author_person_name
    ), marked as (
      insert into read_mark (room_id, person_id, last_read_seq)
      select counted.id, ${personId}::uuid, counted.last_seq from counted
      where by_member and ${line.event === null}::boolean
        and (counted.last_seq = 1 or exists (select from read_mark k where k.room_id = counted.id and k.person_id = ${personId}::uuid))
      on conflict (room_id, person_id) do update set last_read_seq = excluded.last_read_seq where read_mark.last_read_seq = excluded.last_read_seq - 1
    ), audited as (${auditPart(tx, {
      act: 'message.posted',
      subjectKind: 'room',
      subjectId: sql`counted.id`,
      data: sql`jsonb_build_object('seq', counted.last_seq)`,
      from: sql`counted where ${line.isOwnAct}::boolean`,
    })})
    select said.id, said.seq, said.sent_at as "sentAt", said.author_hospital_name as "hospitalName", said.author_person_name as "personName",
           counted.member_hospital_ids as "memberHospitalIds"
    from said, counted`.execute(tx.db)
  return rows[0]
}

/** The room's hospitals; undefined where nothing changes. */
export const updateRoomState = async (tx: Transaction, roomId: string, state: 'open' | 'read_only'): Promise<string[] | undefined> => {
  const row = await tx.db
    .updateTable('room')
    .set({ state })
    .where('id', '=', roomId)
    .where('state', '<>', state)
    .returning('member_hospital_ids')
    .executeTakeFirst()
  return row?.member_hospital_ids
}

/** Run as the system. */
export const updateReadableUntil = async (tx: Transaction, limit: { roomId: string; hospitalId: string; until: Date | null }): Promise<void> => {
  await tx.db.updateTable('room_member').set({ readable_until: limit.until }).where('room_id', '=', limit.roomId).where('hospital_id', '=', limit.hospitalId).execute()
}

/** Run as the system. Whoever is a member already stays one, and the one replaced reads no more. */
export const updateMember = async (tx: Transaction, change: { roomId: string; from: string; to: string }): Promise<string[] | undefined> => {
  const { rows } = await sql<{ hospitalIds: string[] }>`
    with moved as (
      update room_member m set hospital_id = ${change.to}::uuid, person_in_charge_id = null, deputy_id = null
      where m.room_id = ${change.roomId}::uuid and m.hospital_id = ${change.from}::uuid
        and not exists (select from room_member o where o.room_id = m.room_id and o.hospital_id = ${change.to}::uuid)
      returning m.room_id
    ), ended as (
      update room_member m set readable_until = ${tx.now}
      where m.room_id = ${change.roomId}::uuid and m.hospital_id = ${change.from}::uuid and not exists (select from moved)
    )
    update room set member_hospital_ids = array_remove(member_hospital_ids, ${change.from}::uuid) || case when exists (select from moved) then array[${change.to}::uuid] else '{}'::uuid[] end
    where id = ${change.roomId}::uuid
    returning member_hospital_ids as "hospitalIds"`.execute(tx.db)
  return rows[0]?.hospitalIds
}

/**
 * Moves a person's mark forward, never back and never past the last line. Answers how many lines of other hospitals are
 * left, or undefined where the actor sees no such room.
 */
export const moveReadMark = async (tx: Transaction, mark: { roomId: string; personId: string; hospitalId: string; seq: number }): Promise<MovedMark | undefined> => {
  const { rows } = await sql<MovedMark>`
    with before as (
      select id, member_hospital_ids, least(${mark.seq}::integer, last_seq) as seq,
             (select k.last_read_seq from read_mark k where k.room_id = room.id and k.person_id = ${mark.personId}::uuid) as read
      from room where id = ${mark.roomId}::uuid
    ), moved as (
      insert into read_mark (room_id, person_id, last_read_seq) select id, ${mark.personId}::uuid, seq from before
      on conflict (room_id, person_id) do update set last_read_seq = greatest(read_mark.last_read_seq, excluded.last_read_seq)
      returning room_id, last_read_seq
    )
    select (select count(*)::integer from message m
            where m.room_id = moved.room_id and m.seq > moved.last_read_seq and m.author_hospital_id is distinct from ${mark.hospitalId}::uuid
              and m.quiet_for is distinct from ${mark.hospitalId}::uuid and m.deleted_at is null) as unread,
           before.read is null or before.read < moved.last_read_seq as "isFurther", before.member_hospital_ids as "memberHospitalIds"
    from moved, before`.execute(tx.db)
  return rows[0]
}

export type MovedMark = { unread: number; isFurther: boolean; memberHospitalIds: string[] }
