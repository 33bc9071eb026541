import { asMember } from '@tasuki/domain/account/account.policy'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { orderFileRemoval } from './document-files'
import { deleteDocumentsOf, type DocumentSubjectRef, findDocumentRows, markPosted } from './document.store'
import { dangerouslyAsSystem } from '../platform/db/transaction'

/** Documents that were uploaded for a message are sent with it: from now on the other side sees them. Each once, and only one's own. */
export const postDocuments = async (tx: Transaction, of: DocumentSubjectRef, documentIds: readonly string[]): Promise<void> => {
  const { personId } = orRefuse(asMember(tx.actor))
  const rows = await findDocumentRows(tx, documentIds)
  const fit = rows.filter((row) => row.subject_kind === of.kind && row.subject_id === of.id && row.uploader_person_id === personId && row.posted_at === null && row.deleted_at === null)
  const asked = new Set(documentIds).size
  // One that is still being looked through goes along; the others see it once it is out.
  if (fit.some((row) => row.check_state === 'refused')) refuse('attached_document_refused', { fields: ['documentIds'] })
  if (fit.length !== asked || (await markPosted(tx, documentIds)) !== asked) refuse('attached_document_gone', { fields: ['documentIds'] })
}

/** What goes with its subject, such as a draft that is thrown away: rows now, files once that is committed. */
export const dropDocumentsOf = async (tx: Transaction, of: DocumentSubjectRef): Promise<void> => {
  const storageKeys = await dangerouslyAsSystem(tx, 'documents go with what they belong to', () => deleteDocumentsOf(tx, of))
  await orderFileRemoval(tx, storageKeys)
}
