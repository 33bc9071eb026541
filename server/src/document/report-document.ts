import { fileNameReport } from '../names/file-name-report'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { type DocumentSubject, subjectOf } from './document-subject'
import { eraseDocument, hideDocument, listDocumentReaders, showDocument } from './hide-document'

/** Somebody sees a name in a document (rule 85), also long afterwards: hidden from everyone at once, with its thumbnail. */
export const reportDocumentCommand = async (tx: Transaction, subjects: readonly DocumentSubject[], documentId: string): Promise<void> => {
  const { row, wasHidden } = await hideDocument(tx, documentId)
  if (wasHidden) refuse('name_already_reported')
  const readers = await listDocumentReaders(tx, documentId)
  await fileNameReport(tx, {
    subject: { kind: 'document', id: documentId, field: '' },
    caseId: row.subject_kind === 'case' ? row.subject_id : null,
    roomId: row.subject_kind === 'room' ? row.subject_id : null,
    label: '',
    author: { hospitalId: row.uploader_hospital_id, personId: row.uploader_person_id },
    openers: readers.flatMap(({ personId, firstAt }) => (personId === null ? [] : [{ personId, at: firstAt.toISOString() }])),
    hidden: { texts: {}, lines: [] },
    concerns: [row.uploader_hospital_id],
  })
  await subjectOf(subjects, row.subject_kind).onChanged(tx, row.subject_id, { kind: 'hidden', documentId, documentKind: row.kind, released: row.check_state === 'released' })
}

/** The prefecture has decided. */
export const settleDocument = (tx: Transaction, of: { documentId: string; decision: 'restored' | 'removed' }): Promise<void> =>
  of.decision === 'restored' ? showDocument(tx, of.documentId) : eraseDocument(tx, of.documentId)
