import { japanDay } from '@tasuki/domain/base/working-time'
import { canOpenDocument } from '@tasuki/domain/document/document.policy'
import { documentFileName } from '@tasuki/domain/document/document.rules'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import type { FileStorage } from '../platform/files/file-storage'
import type { FileAnswer } from '../platform/http/serve-file'
import { refuse } from '../platform/refused'
import type { DocumentHouse } from './attach-document'
import { thumbnailKeyOf } from './document-files'
import { subjectOf } from './document-subject'
import { type DocumentRow, findDocumentRow } from './document.store'

/** What the policy asks of it. */
export const openingOf = (row: DocumentRow) => ({ deleted: row.deleted_at !== null, hidden: row.hidden_at !== null, released: row.check_state === 'released', uploaderPersonId: row.uploader_person_id })

const getOpenable = async (tx: Transaction, documentId: string): Promise<DocumentRow> => {
  const row = (await findDocumentRow(tx, documentId)) ?? refuse('not_found')
  return canOpenDocument(tx.actor, openingOf(row)) ? row : refuse('not_found')
}

/** Every opening by another hospital or the prefecture is written down with the hospitals it concerns: whose document and whose case or talk it is (要綱24条, 26条; rule 85). */
export const openDocument = async (tx: Transaction, { storage, subjects }: Pick<DocumentHouse, 'storage' | 'subjects'>, documentId: string): Promise<FileAnswer> => {
  const row = await getOpenable(tx, documentId)
  if (tx.actor.kind !== 'member' || tx.actor.hospitalId !== row.uploader_hospital_id) {
    const concerned = await subjectOf(subjects, row.subject_kind).concerned(tx, row.subject_id)
    await audit(tx, { act: 'document.opened', subjectKind: 'document', subjectId: row.id, concerns: [...new Set([row.uploader_hospital_id, ...concerned])], data: { of: row.subject_kind, ofId: row.subject_id } })
  }
  return {
    contentType: row.content_type,
    fileName: documentFileName({ kind: row.kind, contentType: row.content_type, day: japanDay(row.created_at) }),
    body: { length: row.bytes, open: (range) => storage.open(row.storage_key, range) },
  }
}

/** Too small to read, so no opening is written down; whoever may not open the document doesn't see this either. */
export const openThumbnail = async (tx: Transaction, storage: FileStorage, documentId: string): Promise<FileAnswer> => {
  const row = await getOpenable(tx, documentId)
  if (!row.has_thumbnail) refuse('not_found')
  return { contentType: 'image/jpeg', fileName: 'thumbnail.jpg', body: await storage.open(thumbnailKeyOf(row.storage_key)) }
}
