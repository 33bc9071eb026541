import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { orderFileRemoval } from './document-files'
import { deleteDocument, findDocumentRow, findDocumentRows, updateDeletion } from './document.store'

/**
 * Documents whose message is taken back go with it, for good. One in which somebody saw a name stays out of everybody's
 * sight until the prefecture has decided (rule 85) or its days are over. The caller has found them on the actor's own line;
 * the actor may have lost sight of them, for its inquiry is over.
 */
export const withdrawDocuments = async (tx: Transaction, documentIds: readonly string[]): Promise<void> => {
  const rows = await dangerouslyAsSystem(tx, 'they hang on the actor’s own line, also after its inquiry', () => findDocumentRows(tx, documentIds))
  if (rows.length !== new Set(documentIds).size) throw new Error('a document of the line was not found')
  for (const row of rows) {
    await audit(tx, { act: 'document.deleted', subjectKind: 'document', subjectId: row.id, data: { of: row.subject_kind, ofId: row.subject_id } })
    const by = 'personId' in tx.actor ? tx.actor.personId : null
    if (row.hidden_at !== null) await dangerouslyAsSystem(tx, 'they hang on the actor’s own line, also after its inquiry', () => updateDeletion(tx, row.id, by))
    else await orderFileRemoval(tx, [await dangerouslyAsSystem(tx, 'a member deletes no row', () => deleteDocument(tx, row.id))].flatMap((key) => key ?? []))
  }
}

/** Whether its hospital has taken it back, also while nobody may open it. */
export const isWithdrawnDocument = async (tx: Transaction, documentId: string): Promise<boolean> => {
  const row = await dangerouslyAsSystem(tx, 'what became of a document is told where it was sent', () => findDocumentRow(tx, documentId))
  return row !== undefined && row.deleted_at !== null
}
