import type { Transaction } from '../platform/db/transaction'
import { orderFileRemoval } from './document-files'
import { type DocumentSubject, subjectOf } from './document-subject'
import { deleteDocument, findDocumentRow } from './document.store'

/** A document that was sent back and that nobody needs any more: it may bear a name, so it goes for good. As the system. */
export const dropRefused = async (tx: Transaction, subjects: readonly DocumentSubject[], documentId: string): Promise<void> => {
  const row = await findDocumentRow(tx, documentId)
  if (row?.check_state !== 'refused') return
  const storageKey = await deleteDocument(tx, documentId)
  if (storageKey !== undefined) await orderFileRemoval(tx, [storageKey])
  await subjectOf(subjects, row.subject_kind).onChanged(tx, row.subject_id, { kind: 'deleted', documentId, documentKind: row.kind, released: false })
}
