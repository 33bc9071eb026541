import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { orderFileRemoval } from './document-files'
import type { DocumentSubject } from './document-subject'
import { deleteDocument, type DocumentRow, type DocumentSubjectRef, lockDocumentRow } from './document.store'

/** One's own document that was sent back; every other one is not there to be replaced. */
export const lockReplaceable = async (tx: Transaction, of: { documentId: string; subject: DocumentSubjectRef }): Promise<DocumentRow> => {
  const row = (await lockDocumentRow(tx, of.documentId)) ?? refuse('not_found')
  if (!('personId' in tx.actor) || row.uploader_person_id !== tx.actor.personId || row.subject_kind !== of.subject.kind || row.subject_id !== of.subject.id) return refuse('not_found')
  return row.check_state === 'refused' && row.deleted_at === null ? row : refuse('document_not_refused')
}

/** The new document stands where the old one stood, be it in a line that was sent; the old one, which may bear a name, goes for good. */
export const takePlaceOf = async (tx: Transaction, subject: DocumentSubject, of: { row: DocumentRow; by: { id: string; kind: DocumentKind } }): Promise<void> => {
  const { row, by } = of
  const storageKey = await dangerouslyAsSystem(tx, 'a member deletes no row', () => deleteDocument(tx, row.id))
  if (storageKey !== undefined) await orderFileRemoval(tx, [storageKey])
  await audit(tx, { act: 'document.replaced', subjectKind: 'document', subjectId: row.id, data: { of: row.subject_kind, ofId: row.subject_id, by: by.id } })
  await subject.onChanged(tx, row.subject_id, { kind: 'replaced', documentId: by.id, documentKind: by.kind, released: false, replaces: row.id })
}
