import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { insertRoom, type NewRoom } from './talk.store'

/** A talk room for the hospitals a subject concerns (要綱19条). Returns its id; the first line announces it. */
export const openRoom = (tx: Transaction, room: NewRoom): Promise<string> =>
  dangerouslyAsSystem(tx, 'the other hospitals of the room become members too', () => insertRoom(tx, room))
