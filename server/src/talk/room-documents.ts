import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import type { DocumentSubject } from '../document/document-subject'
import { isWithdrawnDocument } from '../document/withdraw-documents'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { refuse } from '../platform/refused'
import { type CarriedDocument, replaceLineDocument, updateLineDocument } from './line-document.store'
import { findRoomMembers, findRoomState } from './room.store'

const noteInLine = async (tx: Transaction, documentId: string, gone: CarriedDocument['gone']): Promise<void> => {
  const line = await dangerouslyAsSystem(tx, 'a line tells what became of its document, whosever the line is', () => updateLineDocument(tx, documentId, gone))
  if (line) announce(tx, { topic: 'room', id: line.roomId, hospitalIds: line.hospitalIds })
}

/** Attachments of a talk room (要綱20条): uploaded by whoever may talk there, seen by the others with the message that carries them. */
export const roomDocuments: DocumentSubject = {
  kind: 'room',
  postsAtOnce: false,
  expectAttachable: async (tx, roomId) => {
    if (tx.actor.kind !== 'member') refuse('not_permitted')
    const state = (await findRoomState(tx, roomId)) ?? refuse('not_found')
    if (state === 'read_only') refuse('room_read_only')
  },
  concerned: findRoomMembers,
  parties: findRoomMembers,
  onChanged: async (tx, _roomId, { kind, documentId, released, replaces }) => {
    if (replaces !== undefined) await dangerouslyAsSystem(tx, 'a line keeps its place for what replaces its document', () => replaceLineDocument(tx, { from: replaces, to: documentId }))
    await noteInLine(tx, documentId, kind === 'deleted' ? 'withdrawn' : released ? null : 'checking')
  },
}

/** The prefecture has decided about a document of the talk (rule 85); one that its hospital took back meanwhile stays taken back. */
export const settleRoomDocument = async (tx: Transaction, of: { documentId: string; decision: 'restored' | 'removed' }): Promise<void> => {
  if (of.decision === 'removed') return noteInLine(tx, of.documentId, 'removed')
  await noteInLine(tx, of.documentId, (await isWithdrawnDocument(tx, of.documentId)) ? 'withdrawn' : null)
}

/** The prefecture has deleted a document of the talk as unsuitable: its line says so (rule 60). */
export const markRoomDocument = (tx: Transaction, of: { documentId: string; mark: DeletionMark }): Promise<void> => noteInLine(tx, of.documentId, of.mark)
