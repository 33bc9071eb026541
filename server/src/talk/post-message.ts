import { createHash } from 'node:crypto'
import { asMember } from '@tasuki/domain/account/account.policy'
import { withoutMentions } from '@tasuki/domain/talk/mention.rules'
import type { LineDocument, RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { isSaying } from '@tasuki/domain/talk/talk.rules'
import { findDocuments } from '../document/list-documents'
import { postDocuments } from '../document/post-documents'
import { checkNames } from '../names/refuse-names'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { findSaidLine, insertMentions } from './line.store'
import { insertLineDocuments } from './line-document.store'
import { viewOneLine } from './line.view'
import { findMentioned, listRoomNames } from './room-people'
import { findRoomState } from './room.store'
import { insertLine, type NewLine, type PostedLine } from './talk.store'

type RoomEvent = {
  type: string
  data: Record<string, unknown>
  /** The hospital whose act brought it about where the line can't say so: it isn't unread there. */
  quietFor?: string
}

const post = async (tx: Transaction, line: NewLine): Promise<PostedLine | undefined> => {
  const posted = await insertLine(tx, line)
  if (posted) announce(tx, { topic: 'room', id: line.roomId, seq: posted.seq, hospitalIds: posted.memberHospitalIds })
  return posted
}

const orThrow = (posted: PostedLine | undefined): void => {
  if (!posted) throw new Error('a line was to be written into a room that the actor does not see')
}

/**
 * What happened to the room's subject; also into a room that takes no more talk. Said by who did it, except where that is
 * none of the room's hospitals: then nobody is named.
 */
export const postRoomEvent = async (tx: Transaction, roomId: string, event: RoomEvent): Promise<void> =>
  orThrow(await post(tx, { roomId, body: '', event: { type: event.type, data: event.data }, isOwnAct: false, ...(event.quietFor !== undefined && { quietFor: event.quietFor }) }))

/** Words that came with an act; the act's command has checked them. */
export const postRoomText = async (tx: Transaction, roomId: string, body: string): Promise<void> =>
  orThrow(await post(tx, { roomId, body, event: null, isOwnAct: false }))

type SaidInput = { roomId: string; body: string; mentions?: readonly string[]; documentIds?: readonly string[]; key?: string | undefined }

const hashOf = ({ roomId, body, mentions = [], documentIds = [] }: SaidInput): string =>
  createHash('sha256').update(JSON.stringify([roomId, body, mentions, ...(documentIds.length > 0 ? [documentIds] : [])])).digest('base64url')

/** A line sent again (its answer was lost, the browser restarted): the one that stands, however long ago it was said (rule 63). */
const findSaidAlready = async (tx: Transaction, input: SaidInput): Promise<RoomMessage | undefined> => {
  const said = input.key === undefined ? undefined : await findSaidLine(tx, input.key)
  if (said === undefined) return undefined
  return said.said_hash === hashOf(input) ? viewOneLine(tx, said) : refuse('idempotency_key_reused')
}

/** The documents uploaded for this line are sent with it, in the writer's order; refused where one isn't there any more. */
const carryDocuments = async (tx: Transaction, line: { id: string; roomId: string }, documentIds: readonly string[]): Promise<LineDocument[]> => {
  if (documentIds.length === 0) return []
  await postDocuments(tx, { kind: 'room', id: line.roomId }, documentIds)
  const found = await findDocuments(tx, documentIds)
  const documents = [...new Set(documentIds)].flatMap((id) => found.get(id) ?? []).map((document) => ({ id: document.id, kind: document.kind, gone: document.check.state === 'released' ? null : ('checking' as const), document }))
  await insertLineDocuments(tx, { messageId: line.id, roomId: line.roomId, documents })
  return documents
}

/** Says something in a room of one's own hospital (要綱19条, 20条); a patient's name is refused (6条1号, rules 49, 50). */
export const postMessageCommand = async (tx: Transaction, input: SaidInput): Promise<RoomMessage> => {
  const actor = orRefuse(asMember(tx.actor))
  const blank = !isSaying({ body: input.body, documents: input.documentIds?.length ?? 0 })
  const mentions = await findMentioned(tx, { roomId: input.roomId, personIds: input.mentions ?? [] })
  const checked = await checkNames(tx, { body: withoutMentions(input.body, mentions) }, { members: () => listRoomNames(tx, input.roomId) })
  if (!blank && checked.ok) {
    const said = input.key === undefined ? {} : { said: { key: input.key, hash: hashOf(input) } }
    const posted = await post(tx, { roomId: input.roomId, body: input.body, event: null, isOwnAct: true, ...said })
    if (posted) {
      await insertMentions(tx, { messageId: posted.id, roomId: input.roomId, seq: posted.seq, people: mentions })
      if (mentions.length > 0) queueNotice(tx, { kind: 'mentioned', personIds: mentions.map((one) => one.personId), subject: { kind: 'room', id: input.roomId } })
      const documents = await carryDocuments(tx, { id: posted.id, roomId: input.roomId }, input.documentIds ?? [])
      const author = { hospitalId: actor.hospitalId, hospitalName: posted.hospitalName, personId: actor.personId, personName: posted.personName }
      return { id: posted.id, seq: posted.seq, kind: 'text', body: input.body, event: null, author, sentAt: posted.sentAt.toISOString(), editNo: null, editedAt: null, deletedAt: null, hidden: null, mentions, documents }
    }
  }
  const already = await findSaidAlready(tx, input)
  if (already) return already
  const state = await findRoomState(tx, input.roomId)
  if (state === undefined) return refuse('not_found')
  if (state === 'read_only') return refuse('room_read_only')
  if (blank) return refuse('message_empty', { fields: ['body'] })
  orRefuse(checked)
  // Opened again between the two looks at it: nothing was written.
  return refuse('room_read_only')
}
