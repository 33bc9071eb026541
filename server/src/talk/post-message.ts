import { createHash } from 'node:crypto'
import { asMember } from '@tasuki/domain/account/account.policy'
import { refusePersonalNames } from '@tasuki/domain/names/personal-name.rules'
import { withoutMentions } from '@tasuki/domain/talk/mention.rules'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { findSaidLine, insertMentions } from './line.store'
import { viewLine } from './line.view'
import { findMentioned } from './room-people'
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

type SaidInput = { roomId: string; body: string; mentions?: readonly string[]; key?: string | undefined }

const hashOf = ({ roomId, body, mentions = [] }: SaidInput): string => createHash('sha256').update(JSON.stringify([roomId, body, mentions])).digest('base64url')

/** A line sent again (its answer was lost, the browser restarted): the one that stands, however long ago it was said (rule 63). */
const findSaidAlready = async (tx: Transaction, input: SaidInput): Promise<RoomMessage | undefined> => {
  const said = input.key === undefined ? undefined : await findSaidLine(tx, input.key)
  if (said === undefined) return undefined
  return said.said_hash === hashOf(input) ? viewLine(said) : refuse('idempotency_key_reused')
}

/** Says something in a room of one's own hospital (要綱19条); a patient's name is refused (6条1号, rules 49, 50). */
export const postMessageCommand = async (tx: Transaction, input: SaidInput): Promise<RoomMessage> => {
  const actor = orRefuse(asMember(tx.actor))
  const blank = input.body.trim() === ''
  const mentions = await findMentioned(tx, { roomId: input.roomId, personIds: input.mentions ?? [] })
  const checked = refusePersonalNames({ body: withoutMentions(input.body, mentions) })
  if (!blank && checked.ok) {
    const said = input.key === undefined ? {} : { said: { key: input.key, hash: hashOf(input) } }
    const posted = await post(tx, { roomId: input.roomId, body: input.body, event: null, isOwnAct: true, ...said })
    if (posted) {
      await insertMentions(tx, { messageId: posted.id, roomId: input.roomId, seq: posted.seq, people: mentions })
      if (mentions.length > 0) queueNotice(tx, { kind: 'mentioned', personIds: mentions.map((one) => one.personId), subject: { kind: 'room', id: input.roomId } })
      const author = { hospitalId: actor.hospitalId, hospitalName: posted.hospitalName, personId: actor.personId, personName: posted.personName }
      return { id: posted.id, seq: posted.seq, kind: 'text', body: input.body, event: null, author, sentAt: posted.sentAt.toISOString(), editNo: null, editedAt: null, deletedAt: null, hidden: null, mentions }
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
