import { idsOf, type PurgePiece } from '../platform/purge/purge-pieces'
import { deleteRooms, selectMessageIds } from './room-life.store'

/** Rooms go with every line, its earlier versions, marks and words for the search. */
export const roomPurge: PurgePiece = {
  collect: async (tx, subjects) => (await selectMessageIds(tx, idsOf(subjects, 'room'))).map((id) => ({ kind: 'message', id })),
  erase: (tx, subjects) => deleteRooms(tx, idsOf(subjects, 'room')),
}
