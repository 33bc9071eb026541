import { z } from 'zod'
import { hospitalLabel } from '../account/account.contract'
import { defineCall } from '../base/call'
import { instant, uuid } from '../base/id'
import { shortText } from '../base/text'
import { documentReleaseReason } from './document-check'
import { documentKind, documentSubjectKind } from './document-kind'
import { documentView } from './document.contract'

/** 「氏名ではない」: the check was wrong. Said twice, with a reason; audited and listed. */
export const releaseDocumentCall = defineCall({
  method: 'POST',
  path: '/api/v1/documents/:documentId/release',
  summary: 'Answer for a document that the check sent back: what it found is no patient’s name (要綱6条1号)',
  params: z.strictObject({ documentId: uuid }),
  body: z.strictObject({
    reason: documentReleaseReason,
    note: shortText,
    /** The second confirmation: the places were looked at, no patient can be known by them. */
    confirmed: z.literal(true),
  }),
  output: documentView,
  refusals: ['not_found', 'not_permitted', 'document_not_refused', 'personal_name'],
})

export const documentReleasesOutput = z.strictObject({
  releases: z.array(
    z.strictObject({
      documentId: uuid,
      kind: documentKind,
      subject: z.strictObject({ kind: documentSubjectKind, id: uuid }),
      hospital: hospitalLabel,
      personName: z.string(),
      reason: documentReleaseReason,
      note: z.string(),
      places: z.int(),
      at: instant,
    }),
  ),
})

export const listDocumentReleasesCall = defineCall({
  method: 'GET',
  path: '/api/v1/document-releases',
  summary: 'Documents that were let out by a person against the check, newest first: of the own hospital for its representative, of all for the prefecture',
  output: documentReleasesOutput,
  refusals: ['not_signed_in', 'not_permitted'],
})
