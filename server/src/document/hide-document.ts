import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { orderFileRemoval } from './document-files'
import { deleteDocument, type DocumentRow, findDocumentRow, listOpenings, updateHiding } from './document.store'

/**
 * 「氏名が見えます」 (rule 85): whoever sees a document can hide it from everyone at once. The report itself, who is told and
 * the prefecture's decision are the caller's, in the same transaction.
 */
export const hideDocument = async (tx: Transaction, documentId: string): Promise<{ row: DocumentRow; wasHidden: boolean }> => {
  const row = (await findDocumentRow(tx, documentId)) ?? refuse('not_found')
  if (row.deleted_at !== null || !('personId' in tx.actor)) return refuse('not_found')
  const { personId } = tx.actor
  const wasHidden = row.hidden_at !== null
  if (!wasHidden) await dangerouslyAsSystem(tx, 'whoever sees a name hides the document, whose it ever is', () => updateHiding(tx, documentId, personId))
  return { row, wasHidden }
}

/** The prefecture has decided: no name, shown again. */
export const showDocument = (tx: Transaction, documentId: string): Promise<void> =>
  dangerouslyAsSystem(tx, 'the prefecture shows a document again', () => updateHiding(tx, documentId, null))

/** The prefecture has decided: a name, and the document goes for good. */
export const eraseDocument = async (tx: Transaction, documentId: string): Promise<void> => {
  const storageKey = await dangerouslyAsSystem(tx, 'the prefecture erases a document', () => deleteDocument(tx, documentId))
  if (storageKey !== undefined) await orderFileRemoval(tx, [storageKey])
}

/** Who has opened it before it was hidden. */
export const listDocumentReaders = (tx: Transaction, documentId: string): ReturnType<typeof listOpenings> =>
  dangerouslyAsSystem(tx, 'who has seen the name is listed', () => listOpenings(tx, documentId))
