import { asMember } from '@tasuki/domain/account/account.policy'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { orRefuse, refuse } from '../platform/refused'
import { moveReadMark } from './talk.store'

/** Of its own, so that no screen fetches lines again because somebody has read them. */
const READING_TOPIC = 'room_reading'

/** The person has read a room up to a line; a mark never moves back. The other side is shown (既読). */
export const markReadCommand = async (tx: Transaction, input: { roomId: string; seq: number }): Promise<{ unread: number }> => {
  const { personId, hospitalId } = orRefuse(asMember(tx.actor))
  const moved = await moveReadMark(tx, { ...input, personId, hospitalId })
  if (!moved) return refuse('not_found')
  if (moved.isFurther) announce(tx, { topic: READING_TOPIC, id: input.roomId, hospitalIds: moved.memberHospitalIds })
  return { unread: moved.unread }
}
