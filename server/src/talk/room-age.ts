import type { Transaction } from '../platform/db/transaction'
import { lockRooms, selectNewestInRooms } from './room-life.store'

/** When something was last said in each of these rooms. As the system. */
export const findNewestInRooms = (tx: Transaction, roomIds: readonly string[]): Promise<Map<string, Date>> => selectNewestInRooms(tx, roomIds)

/** Nobody says anything in them until the transaction ends. As the system. */
export const lockRoomsForPurge = (tx: Transaction, roomIds: readonly string[]): Promise<void> => lockRooms(tx, roomIds)
