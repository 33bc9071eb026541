import { asMember } from '@tasuki/domain/account/account.policy'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { type DocumentSubject, subjectOf } from './document-subject'
import { type DocumentRow, lockDocumentRow, updateDeletion } from './document.store'
import { viewOneDocument } from './list-documents'
import { orderCheck } from './order-check'

const OWN_AFTERWARDS = 'what a hospital said in a room stays its to take back when the inquiry is over'

/** A room's document is out of its own uploader's sight once the inquiry is over, not out of the other side's. */
const lockOwnDocument = async (tx: Transaction, documentId: string): Promise<DocumentRow> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  const seen = await lockDocumentRow(tx, documentId)
  if (seen !== undefined) return seen.kept ? seen : refuse('not_permitted')
  const row = await dangerouslyAsSystem(tx, OWN_AFTERWARDS, () => lockDocumentRow(tx, documentId))
  return row?.subject_kind === 'room' && row.uploader_hospital_id === hospitalId ? row : refuse('not_found')
}

type Deletion = { documentId: string; /** One that was sent meanwhile is left as it is. */ onlyUnposted: boolean }

/** Gone for everybody else at once; its own hospital can take it back for some days, then the file is removed. */
export const deleteDocumentCommand = async (tx: Transaction, subjects: readonly DocumentSubject[], { documentId, onlyUnposted }: Deletion): Promise<void> => {
  const { personId } = orRefuse(asMember(tx.actor))
  const row = await lockOwnDocument(tx, documentId)
  if (row.deleted_at !== null || (onlyUnposted && row.posted_at !== null)) return
  await dangerouslyAsSystem(tx, OWN_AFTERWARDS, () => updateDeletion(tx, documentId, personId))
  await audit(tx, { act: 'document.deleted', subjectKind: 'document', subjectId: documentId, data: { of: row.subject_kind, ofId: row.subject_id } })
  await subjectOf(subjects, row.subject_kind).onChanged(tx, row.subject_id, { kind: 'deleted', documentId, documentKind: row.kind, released: row.check_state === 'released' })
}

export const restoreDocumentCommand = async (tx: Transaction, subjects: readonly DocumentSubject[], documentId: string): Promise<void> => {
  const row = await lockOwnDocument(tx, documentId)
  if (row.deleted_at === null) return
  await dangerouslyAsSystem(tx, OWN_AFTERWARDS, () => updateDeletion(tx, documentId, null))
  // It wasn't looked through while it was gone.
  if (row.check_state === 'quarantined') await orderCheck(tx)
  await audit(tx, { act: 'document.restored', subjectKind: 'document', subjectId: documentId, data: { of: row.subject_kind, ofId: row.subject_id } })
  await subjectOf(subjects, row.subject_kind).onChanged(tx, row.subject_id, { kind: 'restored', documentId, documentKind: row.kind, released: row.check_state === 'released' })
}

/** As it stands after its own hospital's act. */
export const viewOwnDocument = async (tx: Transaction, documentId: string): Promise<DocumentView> => ({
  ...(await dangerouslyAsSystem(tx, OWN_AFTERWARDS, () => viewOneDocument(tx, documentId))),
  own: true,
})
