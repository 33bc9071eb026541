import type { DocumentContentType, DocumentKind, DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { type Selectable, sql, type SqlBool } from 'kysely'
import type { Transaction } from '../platform/db/transaction'
import type { DB } from '../platform/db/schema.gen'

export type DocumentSubjectRef = { kind: DocumentSubjectKind; id: string }

/** `kept`: the actor's hospital may delete it. */
export type DocumentRow = Omit<Selectable<DB['document']>, 'kind' | 'content_type' | 'subject_kind'> & {
  kind: DocumentKind
  content_type: DocumentContentType
  subject_kind: DocumentSubjectKind
  kept: boolean
}

const asDocument = (row: Selectable<DB['document']> & { kept: boolean }): DocumentRow => ({
  ...row,
  kind: row.kind as DocumentKind,
  content_type: row.content_type as DocumentContentType,
  subject_kind: row.subject_kind as DocumentSubjectKind,
})

const kept = sql<boolean>`keeps_document(subject_kind, subject_id, uploader_hospital_id)`.as('kept')

export const listDocumentRows = async (tx: Transaction, of: DocumentSubjectRef): Promise<DocumentRow[]> => {
  const rows = await tx.db.selectFrom('document').selectAll().select(kept).where('subject_kind', '=', of.kind).where('subject_id', '=', of.id).orderBy('created_at').orderBy('id').execute()
  return rows.map(asDocument)
}

export const findDocumentRow = async (tx: Transaction, documentId: string): Promise<DocumentRow | undefined> => {
  const row = await tx.db.selectFrom('document').selectAll().select(kept).where('id', '=', documentId).executeTakeFirst()
  return row && asDocument(row)
}

/** A row that the actor may see but not change locks nothing, so it is looked at again by `kept`. */
export const lockDocumentRow = async (tx: Transaction, documentId: string): Promise<DocumentRow | undefined> => {
  await tx.db.selectFrom('document').select('id').where('id', '=', documentId).forUpdate().executeTakeFirst()
  return findDocumentRow(tx, documentId)
}

/** Those of the ids that the actor sees, of one subject. */
export const findDocumentRows = async (tx: Transaction, documentIds: readonly string[]): Promise<DocumentRow[]> => {
  if (documentIds.length === 0) return []
  const rows = await tx.db
    .selectFrom('document')
    .selectAll()
    .select(kept)
    .where(sql<SqlBool>`id = any(${[...documentIds]}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(asDocument)
}

export const seesSubject = async (tx: Transaction, of: DocumentSubjectRef): Promise<boolean> => {
  const { rows } = await sql<{ seen: boolean }>`select sees_document_subject(${of.kind}, ${of.id}::uuid) as seen`.execute(tx.db)
  return rows[0]?.seen === true
}

export type NewDocument = {
  id: string
  subject: DocumentSubjectRef
  hospitalId: string
  personId: string
  personName: string
  kind: DocumentKind
  title: string
  contentType: DocumentContentType
  bytes: number
  pages: number
  sha256: string
  storageKey: string
  hasThumbnail: boolean
  posted: boolean
}

export const insertDocument = async (tx: Transaction, document: NewDocument): Promise<void> => {
  await tx.db
    .insertInto('document')
    .values({
      id: document.id,
      subject_kind: document.subject.kind,
      subject_id: document.subject.id,
      uploader_hospital_id: document.hospitalId,
      uploader_person_id: document.personId,
      uploader_name: document.personName,
      kind: document.kind,
      title: document.title,
      content_type: document.contentType,
      bytes: document.bytes,
      pages: document.pages,
      sha256: document.sha256,
      storage_key: document.storageKey,
      has_thumbnail: document.hasThumbnail,
      masked_by: document.personId,
      masked_at: tx.now,
      created_at: tx.now,
      posted_at: document.posted ? tx.now : null,
    })
    .execute()
}

export const updateDeletion = async (tx: Transaction, documentId: string, by: string | null): Promise<void> => {
  await tx.db.updateTable('document').set({ deleted_at: by === null ? null : tx.now, deleted_by: by }).where('id', '=', documentId).execute()
}

/** Run as the system. */
export const updateHiding = async (tx: Transaction, documentId: string, by: string | null): Promise<void> => {
  await tx.db.updateTable('document').set({ hidden_at: by === null ? null : tx.now, hidden_by: by }).where('id', '=', documentId).execute()
}

/** Gives how many: those that were sent or taken back meanwhile are left as they are. */
export const markPosted = async (tx: Transaction, documentIds: readonly string[]): Promise<number> => {
  const rows = await tx.db
    .updateTable('document')
    .set({ posted_at: tx.now })
    .where(sql<SqlBool>`id = any(${[...documentIds]}::uuid[])`)
    .where('posted_at', 'is', null)
    .where('deleted_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length
}

/** Run as the system: rows whose time is over. Gives the keys of their files. */
export const deleteDueDocuments = async (tx: Transaction, due: { deletedBefore: Date; unpostedBefore: Date }): Promise<string[]> => {
  const rows = await tx.db
    .deleteFrom('document')
    .where(({ or, and, eb }) => or([eb('deleted_at', '<', due.deletedBefore), and([eb('posted_at', 'is', null), eb('created_at', '<', due.unpostedBefore)])]))
    .returning('storage_key')
    .execute()
  return rows.map((row) => row.storage_key)
}

/** Run as the system. */
export const deleteDocumentsOf = async (tx: Transaction, of: DocumentSubjectRef): Promise<string[]> => {
  const rows = await tx.db.deleteFrom('document').where('subject_kind', '=', of.kind).where('subject_id', '=', of.id).returning('storage_key').execute()
  return rows.map((row) => row.storage_key)
}

/** Run as the system. */
export const deleteDocument = async (tx: Transaction, documentId: string): Promise<string | undefined> => {
  const row = await tx.db.deleteFrom('document').where('id', '=', documentId).returning('storage_key').executeTakeFirst()
  return row?.storage_key
}

/** Run as the system: which of these keys belong to a document. */
export const findKnownKeys = async (tx: Transaction, keys: readonly string[]): Promise<Set<string>> => {
  const rows = await tx.db
    .selectFrom('document')
    .select('storage_key')
    .where(sql<SqlBool>`storage_key = any(${[...keys]}::text[])`)
    .execute()
  return new Set(rows.map((row) => row.storage_key))
}

/** Run as the system: who has opened it, and when first; the uploader's own hospital isn't written down. */
export const listOpenings = async (tx: Transaction, documentId: string): Promise<{ hospitalId: string | null; personId: string | null; firstAt: Date; lastAt: Date }[]> => {
  const { rows } = await sql<{ hospitalId: string | null; personId: string | null; firstAt: Date; lastAt: Date }>`
    select hospital_id as "hospitalId", person_id as "personId", min(at) as "firstAt", max(at) as "lastAt"
    from audit_entry where subject_kind = 'document' and subject_id = ${documentId}::uuid and act = 'document.opened'
    group by 1, 2 order by 3`.execute(tx.db)
  return rows
}
