import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { orderFileRemoval } from './document-files'
import { deleteDocument, findDocumentRows, updateDeletion } from './document.store'

/**
 * Documents whose message is taken back go with it, for good. One in which somebody saw a name stays out of everybody's
 * sight until the prefecture has decided (rule 85) or its days are over.
 */
export const withdrawDocuments = async (tx: Transaction, documentIds: readonly string[]): Promise<void> => {
  for (const row of await findDocumentRows(tx, documentIds)) {
    await audit(tx, { act: 'document.deleted', subjectKind: 'document', subjectId: row.id, data: { of: row.subject_kind, ofId: row.subject_id } })
    if (row.hidden_at !== null) await updateDeletion(tx, row.id, 'personId' in tx.actor ? tx.actor.personId : null)
    else await orderFileRemoval(tx, [await dangerouslyAsSystem(tx, 'a member deletes no row', () => deleteDocument(tx, row.id))].flatMap((key) => key ?? []))
  }
}
