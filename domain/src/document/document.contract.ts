import { z } from 'zod'
import { hospitalLabel } from '../account/account.contract'
import { defineCall, defineFileCall } from '../base/call'
import { instant, uuid } from '../base/id'
import { textUpTo } from '../base/text'
import { deletionMark } from '../names/hidden-mark'
import { documentCheckState, namedPlace } from './document-check'
import { documentContentType, documentKind, documentSubjectKind } from './document-kind'
import { FILE_FAULTS } from './document.rules'

export const documentView = z.strictObject({
  id: uuid,
  subject: z.strictObject({ kind: documentSubjectKind, id: uuid }),
  kind: documentKind,
  title: z.string(),
  contentType: documentContentType,
  bytes: z.int(),
  pages: z.int(),
  hasThumbnail: z.boolean(),
  uploader: z.strictObject({ hospital: hospitalLabel, personName: z.string() }),
  uploadedAt: instant,
  /** Of the reader's own hospital: it may delete it. */
  own: z.boolean(),
  posted: z.boolean(),
  /** 「氏名が見えます」: not to be opened until the prefecture has decided (rule 85). */
  hidden: z.boolean(),
  /** How far its check for names is; `places` only for who uploaded it (`mine`), who alone sees the document until it is released. */
  check: z.strictObject({ state: documentCheckState, checkedPages: z.int(), mine: z.boolean(), places: z.array(namedPlace) }),
  /** The deletion can be taken back until then. */
  deletedUntil: instant.nullable(),
})
export type DocumentView = z.infer<typeof documentView>

const subjectPath = z.strictObject({ subjectKind: documentSubjectKind, subjectId: uuid })
const documentPath = z.strictObject({ documentId: uuid })

export const listDocumentsCall = defineCall({
  method: 'GET',
  path: '/api/v1/documents/of/:subjectKind/:subjectId',
  summary: 'The documents of a case or a talk room, oldest first (要綱15条, 20条)',
  params: subjectPath,
  output: z.strictObject({ documents: z.array(documentView), /** Deleted by the prefecture as unsuitable: its place stays (rule 60). */ deleted: z.array(z.strictObject({ id: uuid, kind: documentKind, mark: deletionMark })) }),
  refusals: ['not_signed_in', 'not_found'],
})

/** The body is the file itself, `application/octet-stream`; nothing of the file's name is sent. */
export const uploadDocumentCall = defineCall({
  method: 'POST',
  path: '/api/v1/documents/of/:subjectKind/:subjectId',
  summary: 'Attach a PDF of pictures, PNG or JPEG of up to 20 MB whose names a person has blacked out; seen by others once its check has found none (要綱18条)',
  params: subjectPath,
  query: z.strictObject({
    kind: documentKind,
    title: textUpTo(60).optional(),
    /** 「氏名を黒塗りした（見えないことを確認した）」 */
    masked: z.enum(['1']).optional(),
    /** One of one's own that was sent back: the new one takes its place, also in a line that was sent. */
    replaces: uuid.optional(),
  }),
  output: documentView,
  refusals: ['not_found', 'not_permitted', 'case_closed', 'room_read_only', 'personal_name', 'document_not_refused', 'document_not_masked', 'document_too_large', 'document_incomplete', ...FILE_FAULTS],
})

export const deleteDocumentCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/documents/:documentId',
  summary: 'Delete a document of the own hospital; can be taken back for some days',
  params: documentPath,
  query: z.strictObject({
    /** One that was sent with a message meanwhile is left as it is. */
    unposted: z.enum(['1']).optional(),
  }),
  output: documentView,
  refusals: ['not_found', 'not_permitted'],
})

export const restoreDocumentCall = defineCall({
  method: 'POST',
  path: '/api/v1/documents/:documentId/restore',
  summary: 'Take the deletion of a document back',
  params: documentPath,
  output: documentView,
  refusals: ['not_found', 'not_permitted'],
})

/** Of one's own that is being looked through: how far it is. */
export const getDocumentCall = defineCall({
  method: 'GET',
  path: '/api/v1/documents/:documentId',
  summary: 'One document: what it is, how far its check is, and to its uploader where a name can be read',
  params: documentPath,
  output: documentView,
  refusals: ['not_signed_in', 'not_found', 'not_permitted'],
})

/** A reading by another hospital or the prefecture is written down: who had opened it (rule 85). */
export const getDocumentFileCall = defineFileCall({
  path: '/api/v1/documents/:documentId/file',
  summary: 'The document itself, whole or in parts (Range)',
  params: documentPath,
  mediaTypes: documentContentType.options,
  refusals: ['not_signed_in', 'not_found'],
})

export const getDocumentThumbnailCall = defineFileCall({
  path: '/api/v1/documents/:documentId/thumbnail',
  summary: 'A small picture of the first page, too small to read',
  params: documentPath,
  mediaTypes: ['image/jpeg'],
  refusals: ['not_signed_in', 'not_found'],
})

export const reportDocumentCall = defineCall({
  method: 'POST',
  path: '/api/v1/documents/:documentId/name-visible',
  summary: '「氏名が見えます」: hidden from everyone at once until the prefecture decides; by any reader (rule 85)',
  params: documentPath,
  refusals: ['not_found', 'not_permitted', 'name_already_reported', 'name_report_decided'],
})
