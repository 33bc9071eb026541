import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'
import type { CarriedDocument } from './line-document.store'

export type LineRow = {
  id: string
  seq: number
  kind: string
  body: string
  event_type: string | null
  event_data: unknown
  author_hospital_id: string | null
  author_hospital_name: string
  author_person_id: string | null
  author_person_name: string
  sent_at: Date
  edit_no: number | null
  edited_at: Date | null
  deleted_at: Date | null
  hidden: HiddenMark | null
  mentions: { personId: string; name: string }[]
  documents: CarriedDocument[]
}

/** Of `m`, a line. */
export const LINE_COLUMNS: RawBuilder<unknown> = sql`
  m.id, m.seq, m.kind, m.body, m.event_type, m.event_data, m.author_hospital_id, m.author_hospital_name, m.author_person_id, m.author_person_name, m.sent_at,
  m.edit_no, m.edited_at, m.deleted_at, m.hidden,
  array(select jsonb_build_object('personId', n.person_id, 'name', n.person_name) from message_mention n where n.message_id = m.id order by n.person_name, n.person_id) as mentions,
  array(select jsonb_build_object('id', c.document_id, 'kind', c.kind, 'gone', c.gone) from message_document c where c.message_id = m.id order by c.place) as documents`

export type LineRange = { roomId: string; after: number | undefined; before: number | undefined; editedAfter: number | undefined; limit: number }

type FoundLines = { lines: LineRow[]; lastSeq: number; edited: LineRow[]; lastEdit: number; memberHospitalIds: string[] }

/** So many edits at once; whoever is further behind asks again. */
const MOST_EDITS = 200

/**
 * Lines after a seq from its beginning, else the newest before one; and those changed since. One statement, hence of one
 * moment: a line or an edit that comes in right after it counts beyond `lastSeq` and `lastEdit`, and the reader asks for
 * it. Undefined where the actor sees no such room.
 */
export const selectLines = async (tx: Transaction, range: LineRange): Promise<FoundLines | undefined> => {
  const { after, before, editedAfter } = range
  const forward = after !== undefined
  type Row = LineRow & { is_edit: boolean | null; room_seq: number; room_edit: number; members: string[] }
  const { rows } = await sql<Row>`
    select r.last_seq as room_seq, r.last_edit as room_edit, r.member_hospital_ids as members, l.*
    from room r left join lateral (
      (select false as is_edit, ${LINE_COLUMNS} from message m
       where m.room_id = r.id ${forward ? sql`and m.seq > ${after}::integer` : sql``} ${before === undefined ? sql`` : sql`and m.seq < ${before}::integer`}
       order by m.seq ${forward ? sql`asc` : sql`desc`} limit ${range.limit}::integer)
      ${
        editedAfter === undefined
          ? sql``
          : sql`union all (select true, ${LINE_COLUMNS} from message m where m.room_id = r.id and m.edit_no > ${editedAfter}::integer order by m.edit_no limit ${MOST_EDITS}::integer)`
      }
    ) l on true
    where r.id = ${range.roomId}::uuid`.execute(tx.db)
  const [room] = rows
  if (!room) return undefined
  const lines = rows.filter((row) => row.is_edit === false).sort((a, b) => a.seq - b.seq)
  const edited = rows.filter((row) => row.is_edit === true).sort((a, b) => (a.edit_no ?? 0) - (b.edit_no ?? 0))
  const lastEdit = edited.length < MOST_EDITS ? room.room_edit : (edited.at(-1)?.edit_no ?? room.room_edit)
  return { lines, lastSeq: room.room_seq, edited, lastEdit, memberHospitalIds: room.members }
}

/** A line that the acting person has said before with this key; `said_hash` tells whether it is the same one. */
export const findSaidLine = async (tx: Transaction, key: string): Promise<(LineRow & { room_id: string; said_hash: string | null }) | undefined> => {
  const { rows } = await sql<LineRow & { room_id: string; said_hash: string | null }>`
    select m.room_id, m.said_hash, ${LINE_COLUMNS} from message m
    where m.author_person_id = ${'personId' in tx.actor ? tx.actor.personId : null}::uuid and m.said_key = ${key}`.execute(tx.db)
  return rows[0]
}

export const findLine = async (tx: Transaction, at: { roomId: string; messageId: string }): Promise<LineRow | undefined> => {
  const { rows } = await sql<LineRow>`select ${LINE_COLUMNS} from message m where m.id = ${at.messageId}::uuid and m.room_id = ${at.roomId}::uuid`.execute(tx.db)
  return rows[0]
}

type LockedLine = LineRow & { room_state: 'open' | 'read_only'; last_edit: number; member_hospital_ids: string[] }

/** Under its room's lock: whoever else edits, posts or closes the room waits. */
export const lockLine = async (tx: Transaction, at: { roomId: string; messageId: string }): Promise<LockedLine | undefined> => {
  const room = await tx.db.selectFrom('room').select(['state', 'last_edit', 'member_hospital_ids']).where('id', '=', at.roomId).forNoKeyUpdate().executeTakeFirst()
  if (!room) return undefined
  const line = await findLine(tx, at)
  return line && { ...line, room_state: room.state === 'open' ? 'open' : 'read_only', last_edit: room.last_edit, member_hospital_ids: room.member_hospital_ids }
}

export type LineChangeRow = { body: string; edited_at?: Date; deleted_at?: Date }

/** Counts the edit, then writes it; the database keeps what stood there. */
export const updateLine = async (tx: Transaction, at: { roomId: string; messageId: string; editNo: number }, change: LineChangeRow): Promise<void> => {
  await tx.db.updateTable('room').set({ last_edit: at.editNo }).where('id', '=', at.roomId).execute()
  const { numUpdatedRows } = await tx.db.updateTable('message').set({ ...change, edit_no: at.editNo }).where('id', '=', at.messageId).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('the line was not changed')
}

type MentionRows = { messageId: string; roomId: string; seq: number; people: readonly { personId: string; name: string }[] }

export const insertMentions = async (tx: Transaction, of: MentionRows): Promise<void> => {
  if (of.people.length === 0) return
  await tx.db
    .insertInto('message_mention')
    .values(of.people.map(({ personId, name }) => ({ message_id: of.messageId, room_id: of.roomId, seq: of.seq, person_id: personId, person_name: name })))
    .execute()
}

export const deleteMentions = async (tx: Transaction, messageId: string): Promise<void> => {
  await tx.db.deleteFrom('message_mention').where('message_id', '=', messageId).execute()
}
