import { asMember } from '@tasuki/domain/account/account.policy'
import { refusePersonalNames } from '@tasuki/domain/names/personal-name.rules'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { orRefuse, refuse } from '../platform/refused'
import { findRoomState } from './room.store'
import { insertLine, type NewLine, type PostedLine } from './talk.store'

type RoomEvent = { type: string; data: Record<string, unknown> }

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
  orThrow(await post(tx, { roomId, body: '', event, isOwnAct: false }))

/** Words that came with an act; the act's command has checked them. */
export const postRoomText = async (tx: Transaction, roomId: string, body: string): Promise<void> =>
  orThrow(await post(tx, { roomId, body, event: null, isOwnAct: false }))

/** Says something in a room of one's own hospital (要綱19条); a patient's name is refused (6条1号, rules 49, 50). */
export const postMessageCommand = async (tx: Transaction, input: { roomId: string; body: string }): Promise<RoomMessage> => {
  const actor = orRefuse(asMember(tx.actor))
  const blank = input.body.trim() === ''
  const checked = refusePersonalNames({ body: input.body })
  if (!blank && checked.ok) {
    const posted = await post(tx, { roomId: input.roomId, body: input.body, event: null, isOwnAct: true })
    if (posted) {
      const author = { hospitalId: actor.hospitalId, hospitalName: posted.hospitalName, personId: actor.personId, personName: posted.personName }
      return { id: posted.id, seq: posted.seq, kind: 'text', body: input.body, event: null, author, sentAt: posted.sentAt.toISOString() }
    }
  }
  const state = await findRoomState(tx, input.roomId)
  if (state === undefined) return refuse('not_found')
  if (state === 'read_only') return refuse('room_read_only')
  if (blank) return refuse('message_empty', { fields: ['body'] })
  orRefuse(checked)
  // Opened again between the two looks at it: nothing was written.
  return refuse('room_read_only')
}
