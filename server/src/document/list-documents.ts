import { readsForPrefecture } from '@tasuki/domain/account/actor'
import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import { type DocumentKind, documentKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { UNDO_DELETION_DAYS } from '@tasuki/domain/document/document.rules'
import { type DeletionMark, deletionMark } from '@tasuki/domain/names/hidden-mark'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { checkStateOf, placesOf } from './document-check.store'
import { selectTombstones } from './document-tombstone.store'
import { type DocumentRow, type DocumentSubjectRef, findDocumentRow, findDocumentRows, listDocumentRows, seesSubject } from './document.store'

const DAY_MS = 86_400_000

/** How far its check is, for its hospital; where something was found is its uploader's to see, who sees the page itself. */
const viewCheck = (tx: Transaction, row: DocumentRow): DocumentView['check'] => ({
  state: checkStateOf(row),
  checkedPages: row.checked_pages,
  mine: isUploader(tx, row),
  places: isUploader(tx, row) && row.check_state === 'refused' ? placesOf(row) : [],
})

const isUploader = (tx: Transaction, row: DocumentRow): boolean => tx.actor.kind === 'member' && tx.actor.personId === row.uploader_person_id

const viewDocument = (tx: Transaction, row: DocumentRow, hospitals: ReadonlyMap<string, HospitalLabel>): DocumentView => ({
  id: row.id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  kind: row.kind,
  // What somebody has pointed out as showing a name may show it in its title, too (rule 85).
  title: row.hidden_at === null ? row.title : '',
  contentType: row.content_type,
  bytes: row.bytes,
  pages: row.pages,
  hasThumbnail: row.has_thumbnail && row.hidden_at === null && (row.check_state === 'released' || isUploader(tx, row)),
  uploader: { hospital: hospitals.get(row.uploader_hospital_id) ?? { id: row.uploader_hospital_id, name: '', shortName: '' }, personName: row.uploader_name },
  uploadedAt: row.created_at.toISOString(),
  own: row.kept,
  posted: row.posted_at !== null,
  hidden: row.hidden_at !== null,
  check: viewCheck(tx, row),
  deletedUntil: row.deleted_at === null ? null : new Date(row.deleted_at.getTime() + UNDO_DELETION_DAYS * DAY_MS).toISOString(),
})

const viewDocuments = async (tx: Transaction, rows: readonly DocumentRow[]): Promise<DocumentView[]> => {
  const hospitals = await findHospitalLabels(tx, rows.map((row) => row.uploader_hospital_id))
  return rows.map((row) => viewDocument(tx, row, hospitals))
}

/** The documents of one subject as far as the reader sees them; a subject it doesn't see is not found. */
export const listDocuments = async (tx: Transaction, of: DocumentSubjectRef): Promise<DocumentView[]> => {
  if (!(await seesSubject(tx, of))) return refuse('not_found')
  const documents = await viewDocuments(tx, await listDocumentRows(tx, of))
  if (readsForPrefecture(tx.actor) && documents.length > 0) {
    const concerns = [...new Set(documents.map((document) => document.uploader.hospital.id))]
    await audit(tx, { act: 'document.listed', subjectKind: of.kind, subjectId: of.id, concerns, data: { documentIds: documents.map((document) => document.id) } })
  }
  return documents
}

/** What the prefecture deleted there, to whoever sees the subject (rule 60). */
export const listDeletedDocuments = async (tx: Transaction, of: DocumentSubjectRef): Promise<{ id: string; kind: DocumentKind; mark: DeletionMark }[]> =>
  (await selectTombstones(tx, of)).map((row) => ({ id: row.document_id, kind: documentKind.parse(row.kind), mark: deletionMark.parse(row.mark) }))

/** The same for what reads many subjects at once: one that the reader doesn't see, such as a talk that is over, has none. */
export const listSeenDocuments = async (tx: Transaction, of: DocumentSubjectRef): Promise<DocumentView[]> => ((await seesSubject(tx, of)) ? listDocuments(tx, of) : [])

/** For features that show documents inside something of their own, such as a message's attachments: those the reader sees. */
export const findDocuments = async (tx: Transaction, documentIds: readonly string[]): Promise<Map<string, DocumentView>> =>
  new Map((await viewDocuments(tx, await findDocumentRows(tx, documentIds))).map((document) => [document.id, document]))

export const viewOneDocument = async (tx: Transaction, documentId: string): Promise<DocumentView> => {
  const row = (await findDocumentRow(tx, documentId)) ?? refuse('not_found')
  const [view] = await viewDocuments(tx, [row])
  return view ?? refuse('not_found')
}
