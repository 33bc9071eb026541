import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { expectThere, type FoundContent } from '../names/found-content'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { deleteReleasesOf } from './document-purge.store'
import { insertTombstone } from './document-tombstone.store'
import { findDocumentRow, lockDocumentRow } from './document.store'
import { eraseDocument } from './hide-document'

type FoundDocument = FoundContent & { subject: { kind: 'case' | 'room'; id: string } }

/** As the reader: a document that it doesn't see isn't there; one that its hospital took back is gone. */
export const findDocumentContent = async (tx: Transaction, documentId: string): Promise<FoundDocument | undefined> => {
  const row = await findDocumentRow(tx, documentId)
  if (row === undefined) return undefined
  const state = row.hidden_at !== null ? 'hidden' : row.deleted_at !== null ? 'gone' : 'there'
  const { subject_kind: kind, subject_id: id } = row
  return { hospitalId: row.uploader_hospital_id, state, caseId: kind === 'case' ? id : null, roomId: kind === 'room' ? id : null, lineSeq: null, subject: { kind, id } }
}

/** The row, the file, its thumbnail and what was noted when it was let out go; its kind and a mark stay (rule 60). As the system; answers the texts that went. */
export const deleteDocumentContent = async (tx: Transaction, of: { documentId: string; mark: DeletionMark }): Promise<string[]> => {
  const row = (await lockDocumentRow(tx, of.documentId)) ?? refuse('not_found')
  expectThere(await findDocumentContent(tx, row.id))
  await eraseDocument(tx, row.id)
  await deleteReleasesOf(tx, [row.id])
  await insertTombstone(tx, { documentId: row.id, subject: { kind: row.subject_kind, id: row.subject_id }, kind: row.kind, mark: of.mark })
  return [row.title]
}
