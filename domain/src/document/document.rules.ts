import type { Refusal } from '../base/refusal'
import { accepted, refused, type Result } from '../base/result'
import type { DocumentContentType, DocumentKind } from './document-kind'

export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024
export const MAX_DOCUMENT_PAGES = 300
/** An image is refused by its header: decoding it would take four bytes a pixel. */
const MAX_IMAGE_SIDE = 16_000
const MAX_IMAGE_PIXELS = 60_000_000
/** How long a deletion can be taken back; then the file is gone. */
export const UNDO_DELETION_DAYS = 7
/** How long a document waits for the message it was uploaded for. */
export const UNPOSTED_HOURS = 24
/** How long a document that was refused stays for its uploader to look at. It may bear a name. */
export const REFUSED_DAYS = 7

const ENDING = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const satisfies Record<DocumentContentType, string>

const KIND_ON_DISK = {
  referral_letter: '診療情報提供書',
  adl_sheet: 'ADL表',
  nursing_summary: '看護サマリー',
  rehabilitation_summary: 'リハサマリー',
  blood_test: '採血',
  imaging: '画像',
  electrocardiogram: '心電図',
  body_photo: '身体画像',
  other: '書類',
} as const satisfies Record<DocumentKind, string>

/** As it lies in a reader's download folder: kind and day, nothing that a person typed. */
export const documentFileName = (of: { kind: DocumentKind; contentType: DocumentContentType; day: string }): string =>
  `${KIND_ON_DISK[of.kind]}_${of.day.replaceAll('-', '')}.${ENDING[of.contentType]}`

/** What is looked at before a byte is received: the tick of the human who has looked (要綱18条), the length. */
export const mayUpload = (upload: { masked: boolean; bytes: number | undefined }): Result<null> => {
  if (!upload.masked) return refused('document_not_masked', { fields: ['masked'] })
  if (upload.bytes !== undefined && upload.bytes > MAX_DOCUMENT_BYTES) return refused('document_too_large', { maxBytes: MAX_DOCUMENT_BYTES })
  return accepted(null)
}

/** An image whose header promises more than can be shown. */
export const imageFits = ({ width, height }: { width: number; height: number }): boolean =>
  width > 0 && height > 0 && width <= MAX_IMAGE_SIDE && height <= MAX_IMAGE_SIDE && width * height <= MAX_IMAGE_PIXELS

/** Why the content of a file is refused. */
export const FILE_FAULTS = ['document_empty', 'document_office_file', 'document_type_not_accepted', 'document_encrypted', 'document_not_flattened', 'document_disguised', 'document_broken', 'document_too_many_pages', 'document_image_too_large'] as const satisfies readonly Refusal['code'][]
export type FileFault = (typeof FILE_FAULTS)[number]
