import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { listSides, selectRoomsInChargeOf, updateSides } from './room-side.store'

export type RoomSide = { roomId: string; hospitalId: string; personInChargeId: string | null; deputyId: string | null }

/** 担当 and 副担当 of one hospital's side of rooms (rule 82). Who may set them, the room's subject decides. */
export const assignRoomSides = (tx: Transaction, to: { roomIds: readonly string[]; hospitalId: string; personInChargeId: string | null; deputyId: string | null }): Promise<void> =>
  dangerouslyAsSystem(tx, 'memberships are written by the subject’s feature alone', () => updateSides(tx, to))

/** Both sides of the rooms given: the caller has seen each room and tells of the other side no more than a name. */
export const findRoomSides = (tx: Transaction, roomIds: readonly string[]): Promise<RoomSide[]> =>
  roomIds.length === 0 ? Promise.resolve([]) : dangerouslyAsSystem(tx, 'who is in charge on the other side is told by name', () => listSides(tx, roomIds))

/** Rooms in which the person is in charge for their own hospital. */
export const listRoomsInChargeOf = (tx: Transaction, of: { hospitalId: string; personId: string }): Promise<string[]> => selectRoomsInChargeOf(tx, of)
