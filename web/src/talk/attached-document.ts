import { UNPOSTED_HOURS } from '@tasuki/domain/document/document.rules'
import { documentKind, type DocumentKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'

/** A document that lies at the server and waits for its message. */
export type AttachedDocument = Pick<DocumentView, 'id' | 'title' | 'hasThumbnail' | 'uploadedAt'> & { kind: DocumentKind }

/** What one is about to say: kept in the browser until it is sent. */
export type MessageDraft = { text: string; documents: readonly AttachedDocument[] }

export const attachedOf = ({ id, kind, title, hasThumbnail, uploadedAt }: DocumentView): AttachedDocument => ({ id, kind, title, hasThumbnail, uploadedAt })

const textIn = (value: object, key: string): string => {
  const text: unknown = Object.getOwnPropertyDescriptor(value, key)?.value
  return typeof text === 'string' ? text : ''
}

/** As they were kept in the browser; what nobody can read is left out. */
export const readAttached = (value: unknown): AttachedDocument[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || textIn(one, 'id') === '') return []
    const kind = documentKind.safeParse(textIn(one, 'kind'))
    return kind.success ? [{ id: textIn(one, 'id'), kind: kind.data, title: textIn(one, 'title'), hasThumbnail: 'hasThumbnail' in one && one.hasThumbnail === true, uploadedAt: textIn(one, 'uploadedAt') }] : []
  })

/** The server keeps one without its message for so long. */
export const isStillThere = (document: AttachedDocument, now: number): boolean => now - Date.parse(document.uploadedAt) < UNPOSTED_HOURS * 3_600_000
