import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type RoomRow = {
  id: string
  subjectKind: string
  subjectId: string
  subjectLabel: string
  state: string
  readableUntil: Date | null
  memberHospitalIds: string[]
  lastSeq: number
  unread: number
  lastKind: string | null
  lastBody: string | null
  lastEventType: string | null
  lastSentAt: Date | null
  lastHospitalId: string | null
  lastDeleted: boolean | null
  lastDocumentKinds: DocumentKind[]
  lastReadSeq: number
  unreadMentions: number
}

const readerOf = (tx: Transaction): { personId: string | null; hospitalId: string | null } => ({
  personId: 'personId' in tx.actor ? tx.actor.personId : null,
  hospitalId: tx.actor.kind === 'member' ? tx.actor.hospitalId : null,
})

/** Not COALESCE: row security takes it for leaky and would compare line by line instead of going by the index. */
const MARK = sql`case when k.last_read_seq is null then 0 else k.last_read_seq end`

/**
 * How many lines of other hospitals stand after the person's read mark, and since when; not what one's own act brought
 * about, nor what was taken back. Wants `r` (room) and `k` (the
 * mark) beside it. The lines are looked at only where the counter says that there are any.
 */
const unreadOf = (hospitalId: string | null): RawBuilder<unknown> => sql`
  lateral (
    select count(*)::integer as unread, min(l.sent_at) as unread_since from message l
    where r.last_seq > ${MARK} and l.room_id = r.id and l.seq > ${MARK}
      and l.author_hospital_id is distinct from ${hospitalId}::uuid and l.quiet_for is distinct from ${hospitalId}::uuid and l.deleted_at is null
  ) u`

/** How many of them speak to the person. */
const unreadMentionsOf = (personId: string | null): RawBuilder<number> => sql<number>`
  (select count(*)::integer from message_mention n where n.person_id = ${personId}::uuid and n.room_id = r.id and n.seq > ${MARK})`

const ROOM_COLUMNS = sql`
  r.id, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.subject_label as "subjectLabel", r.state,
  r.member_hospital_ids as "memberHospitalIds", r.last_seq as "lastSeq",
  l.kind as "lastKind", l.body as "lastBody", l.event_type as "lastEventType", l.sent_at as "lastSentAt", l.author_hospital_id as "lastHospitalId",
  l.deleted_at is not null as "lastDeleted", array(select c.kind from message_document c where c.message_id = l.id order by c.place) as "lastDocumentKinds", ${MARK} as "lastReadSeq"`

export type RoomListFilter = { unreadOnly: boolean; mine?: boolean; limit: number; offset: number }

/** The hospital's rooms, those with unread lines first, then the newest; the totals are of all pages. */
export const selectRooms = async (tx: Transaction, filter: RoomListFilter): Promise<{ total: number; unreadTotal: number; rooms: RoomRow[] }> => {
  const { personId, hospitalId } = readerOf(tx)
  const { rows } = await sql<RoomRow & { total: number; unreadTotal: number }>`
    with mine as (
      select r.id, m.readable_until, m.last_message_at, u.unread
      from room_member m join room r on r.id = m.room_id
      left join read_mark k on k.room_id = r.id and k.person_id = ${personId}::uuid
      cross join ${unreadOf(hospitalId)}
      where m.hospital_id = ${hospitalId}::uuid and (not ${filter.mine === true}::boolean or m.person_in_charge_id = ${personId}::uuid)
    ), totals as (
      select count(*) filter (where unread > 0 or not ${filter.unreadOnly}::boolean)::integer as total, coalesce(sum(unread), 0)::integer as unread_total from mine
    ), page as (
      select * from mine where unread > 0 or not ${filter.unreadOnly}::boolean
      order by unread > 0 desc, last_message_at desc, id limit ${filter.limit}::integer offset ${filter.offset}::integer
    )
    select totals.total, totals.unread_total as "unreadTotal", p.readable_until as "readableUntil", p.unread, ${unreadMentionsOf(personId)} as "unreadMentions", ${ROOM_COLUMNS}
    from totals left join page p on true
    left join room r on r.id = p.id
    left join read_mark k on k.room_id = r.id and k.person_id = ${personId}::uuid
    left join message l on l.room_id = r.id and l.seq = r.last_seq
    order by p.unread > 0 desc, p.last_message_at desc, p.id`.execute(tx.db)
  const [first] = rows
  // The totals come on a row of their own when the page is empty.
  return { total: first?.total ?? 0, unreadTotal: first?.unreadTotal ?? 0, rooms: rows.filter((row) => row.id !== null) }
}

export const selectRoom = async (tx: Transaction, roomId: string): Promise<RoomRow | undefined> => {
  const { personId, hospitalId } = readerOf(tx)
  const { rows } = await sql<RoomRow>`
    select m.readable_until as "readableUntil", case when ${hospitalId}::uuid is null then 0 else u.unread end as unread, ${unreadMentionsOf(personId)} as "unreadMentions", ${ROOM_COLUMNS}
    from room r left join room_member m on m.room_id = r.id and m.hospital_id = ${hospitalId}::uuid
    left join read_mark k on k.room_id = r.id and k.person_id = ${personId}::uuid
    left join message l on l.room_id = r.id and l.seq = r.last_seq
    cross join ${unreadOf(hospitalId)}
    where r.id = ${roomId}::uuid`.execute(tx.db)
  return rows[0]
}

export type DigestRow = { roomId: string; unread: number; lastText: string | null; lastSeq: number }

export const selectDigests = async (tx: Transaction, roomIds: readonly string[]): Promise<DigestRow[]> => {
  const { personId, hospitalId } = readerOf(tx)
  const { rows } = await sql<DigestRow>`
    select r.id as "roomId", case when ${hospitalId}::uuid is null then 0 else u.unread end as unread, l.body as "lastText", r.last_seq as "lastSeq"
    from room r left join read_mark k on k.room_id = r.id and k.person_id = ${personId}::uuid
    left join lateral (select t.body from message t where t.room_id = r.id and t.kind = 'text' and t.body <> '' and t.deleted_at is null order by t.seq desc limit 1) l on true
    cross join ${unreadOf(hospitalId)}
    where r.id = any (${[...roomIds]}::uuid[])`.execute(tx.db)
  return rows
}

/** Over all rooms of the hospital. */
export const countUnreadLines = async (tx: Transaction): Promise<{ messages: number; since: Date | null }> => {
  const { personId, hospitalId } = readerOf(tx)
  const { rows } = await sql<{ messages: number; since: Date | null }>`
    select coalesce(sum(u.unread), 0)::integer as messages, min(u.unread_since) as since
    from room_member m join room r on r.id = m.room_id
    left join read_mark k on k.room_id = r.id and k.person_id = ${personId}::uuid
    cross join ${unreadOf(hospitalId)}
    where m.hospital_id = ${hospitalId}::uuid and r.last_seq > ${MARK}`.execute(tx.db)
  return rows[0] ?? { messages: 0, since: null }
}

export const findRoomMembers = async (tx: Transaction, roomId: string): Promise<readonly string[]> =>
  (await tx.db.selectFrom('room').select('member_hospital_ids').where('id', '=', roomId).executeTakeFirst())?.member_hospital_ids ?? []

export const findRoomState = async (tx: Transaction, roomId: string): Promise<string | undefined> =>
  (await tx.db.selectFrom('room').select('state').where('id', '=', roomId).executeTakeFirst())?.state

/** Of these, the rooms that the actor sees. */
export const selectNamedRooms = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; label: string; memberHospitalIds: string[] }[]> => {
  const { rows } = await sql<{ id: string; label: string; memberHospitalIds: string[] }>`
    select id, subject_label as label, member_hospital_ids as "memberHospitalIds" from room where id = any(${[...ids]}::uuid[])`.execute(tx.db)
  return rows
}
