import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import type { Transaction } from '../platform/db/transaction'
import type { DocumentSubjectRef } from './document.store'

/** As the system. */
export const insertTombstone = async (tx: Transaction, of: { documentId: string; subject: DocumentSubjectRef; kind: DocumentKind; mark: DeletionMark }): Promise<void> => {
  await tx.db
    .insertInto('document_tombstone')
    .values({ document_id: of.documentId, subject_kind: of.subject.kind, subject_id: of.subject.id, kind: of.kind, mark: of.mark, deleted_at: tx.now })
    .execute()
}

/** Of one subject, as row security leaves them. */
export const selectTombstones = (tx: Transaction, of: DocumentSubjectRef) =>
  tx.db.selectFrom('document_tombstone').select(['document_id', 'kind', 'mark']).where('subject_kind', '=', of.kind).where('subject_id', '=', of.id).orderBy('deleted_at').orderBy('document_id').execute()

/** As the system. */
export const deleteTombstonesOf = async (tx: Transaction, subjectIds: readonly string[]): Promise<void> => {
  if (subjectIds.length > 0) await tx.db.deleteFrom('document_tombstone').where('subject_id', 'in', [...subjectIds]).execute()
}
