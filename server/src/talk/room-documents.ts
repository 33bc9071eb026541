import type { DocumentSubject } from '../document/document-subject'
import { refuse } from '../platform/refused'
import { findRoomState } from './room.store'

/** Attachments of a talk room (要綱20条): uploaded by whoever may talk there, seen by the others with the message that carries them. */
export const roomDocuments: DocumentSubject = {
  kind: 'room',
  postsAtOnce: false,
  expectAttachable: async (tx, roomId) => {
    if (tx.actor.kind !== 'member') refuse('not_permitted')
    const state = (await findRoomState(tx, roomId)) ?? refuse('not_found')
    if (state === 'read_only') refuse('room_read_only')
  },
  onChanged: async () => undefined,
}
