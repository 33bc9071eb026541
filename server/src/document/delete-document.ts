import { asMember } from '@tasuki/domain/account/account.policy'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { type DocumentSubject, subjectOf } from './document-subject'
import { type DocumentRow, lockDocumentRow, updateDeletion } from './document.store'

const lockOwnDocument = async (tx: Transaction, documentId: string): Promise<DocumentRow> => {
  const row = (await lockDocumentRow(tx, documentId)) ?? refuse('not_found')
  return row.kept ? row : refuse('not_permitted')
}

/** Gone for everybody else at once; its own hospital can take it back for some days, then the file is removed. */
export const deleteDocumentCommand = async (tx: Transaction, subjects: readonly DocumentSubject[], documentId: string): Promise<void> => {
  const { personId } = orRefuse(asMember(tx.actor))
  const row = await lockOwnDocument(tx, documentId)
  if (row.deleted_at !== null) return
  await updateDeletion(tx, documentId, personId)
  await audit(tx, { act: 'document.deleted', subjectKind: 'document', subjectId: documentId, data: { of: row.subject_kind, ofId: row.subject_id } })
  await subjectOf(subjects, row.subject_kind).onChanged(tx, row.subject_id, { kind: 'deleted', documentId, documentKind: row.kind })
}

export const restoreDocumentCommand = async (tx: Transaction, subjects: readonly DocumentSubject[], documentId: string): Promise<void> => {
  orRefuse(asMember(tx.actor))
  const row = await lockOwnDocument(tx, documentId)
  if (row.deleted_at === null) return
  await updateDeletion(tx, documentId, null)
  await audit(tx, { act: 'document.restored', subjectKind: 'document', subjectId: documentId, data: { of: row.subject_kind, ofId: row.subject_id } })
  await subjectOf(subjects, row.subject_kind).onChanged(tx, row.subject_id, { kind: 'restored', documentId, documentKind: row.kind })
}
