import type { RoomState } from '@tasuki/domain/talk/talk.contract'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { updateMember, updateReadableUntil, updateRoomState } from './talk.store'

/** Whether a room takes talk. Events of its subject come in either way. The hint has no seq: no line is new, yet the room is to be fetched. */
export const setRoomState = async (tx: Transaction, roomId: string, state: RoomState): Promise<void> => {
  const hospitalIds = await dangerouslyAsSystem(tx, 'a room opens and closes with its subject, not by its members', () => updateRoomState(tx, roomId, state))
  if (hospitalIds) announce(tx, { topic: 'room', id: roomId, hospitalIds })
}

/** From this instant on the room doesn't exist any more for one of its hospitals (rule 71). */
export const limitRoomFor = (tx: Transaction, limit: { roomId: string; hospitalId: string; until: Date | null }): Promise<void> =>
  dangerouslyAsSystem(tx, 'a membership is changed by an act of the other side', () => updateReadableUntil(tx, limit))

/** Another hospital takes over the place of one in a room, with all that was said (rule 81). */
export const replaceRoomMember = async (tx: Transaction, change: { roomId: string; from: string; to: string }): Promise<void> => {
  const hospitalIds = await dangerouslyAsSystem(tx, 'a hospital takes over a room that it does not see yet', () => updateMember(tx, change))
  if (hospitalIds) announce(tx, { topic: 'room', id: change.roomId, hospitalIds: [...hospitalIds, change.from] })
}
