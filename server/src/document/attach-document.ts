import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { asMember } from '@tasuki/domain/account/account.policy'
import type { DocumentView, uploadDocumentCall } from '@tasuki/domain/document/document.contract'
import { MAX_DOCUMENT_BYTES, mayUpload } from '@tasuki/domain/document/document.rules'
import { nameOfActor } from '../account/name-of-actor'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import type { FileStorage } from '../platform/files/file-storage'
import { refuseNames } from '../names/refuse-names'
import { receiveFile } from '../platform/files/receive-file'
import type { UploadRequest } from '../platform/http/serve-upload'
import { orRefuse, refuse } from '../platform/refused'
import { announceCheck } from './check-documents'
import { removeFiles, storageKeyOf, thumbnailKeyOf } from './document-files'
import { type DocumentSubject, subjectOf } from './document-subject'
import { insertDocument, type NewDocument } from './document.store'
import { viewOneDocument } from './list-documents'
import { lockReplaceable, takePlaceOf } from './replace-document'
import { orderCheck } from './order-check'
import type { InspectFile } from './run-inspection'

export type DocumentHouse = {
  storage: FileStorage
  /** A local folder for files on their way in. */
  incoming: string
  inspect: InspectFile
  subjects: readonly DocumentSubject[]
}

const hashFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const inFolder = async <T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> => {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(parent, 'upload-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The row, its audit entry and the order to look through it: one transaction. Nobody else sees it before that is done. Answers with its id. */
const enterDocument = async (tx: Transaction, subject: DocumentSubject, document: Omit<NewDocument, 'hospitalId' | 'personId' | 'personName' | 'posted'> & { replaces: string | undefined }): Promise<string> => {
  const actor = orRefuse(asMember(tx.actor))
  await subject.expectAttachable(tx, document.subject.id, { lock: true })
  const { replaces, ...entered } = document
  const place = replaces === undefined ? undefined : await lockReplaceable(tx, { documentId: replaces, subject: document.subject })
  await insertDocument(tx, { ...entered, hospitalId: actor.hospitalId, personId: actor.personId, personName: await nameOfActor(tx), posted: subject.postsAtOnce || (place?.posted_at ?? null) !== null })
  if (place !== undefined) await takePlaceOf(tx, subject, { row: place, by: { id: document.id, kind: document.kind } })
  await audit(tx, { act: 'document.attached', subjectKind: 'document', subjectId: document.id, data: { of: document.subject.kind, ofId: document.subject.id, kind: document.kind, namesBlackedOutBy: actor.personId } })
  announceCheck(tx, { id: document.id, uploader_hospital_id: actor.hospitalId })
  await orderCheck(tx)
  return document.id
}

/**
 * Receives, looks into, stores and enters a file, in this order: what isn't entered in the end is removed, and what a
 * crash leaves without a row is swept. Who may, and what was said of the file, is asked before its first byte.
 */
export const attachDocument = (house: DocumentHouse) => async ({ params, query, body, declaredBytes, runQuery, runAndView }: UploadRequest<typeof uploadDocumentCall>): Promise<DocumentView> => {
  const subject = subjectOf(house.subjects, params.subjectKind)
  // A sign that turns the reading direction makes another title of it on the screen.
  const title = query.title?.replaceAll(/\p{Cf}/gu, '').trim() ?? ''
  await runQuery((tx) => subject.expectAttachable(tx, params.subjectId, { lock: false }))
  orRefuse(mayUpload({ masked: query.masked === '1', bytes: declaredBytes }))
  // A released word passes here as in any other text.
  await runQuery((tx) => refuseNames(tx, { title }))
  return inFolder(house.incoming, async (folder) => {
    const [raw, clean, thumbnail] = ['raw', 'clean', 'thumbnail'].map((name) => path.join(folder, name)) as [string, string, string]
    const received = await receiveFile(body, { localPath: raw, maxBytes: MAX_DOCUMENT_BYTES, declaredBytes })
    const found = await house.inspect(raw, { clean, thumbnail })
    if (!found.ok) return refuse(found.fault)
    const id = randomUUID()
    const storageKey = storageKeyOf(id)
    let entered: DocumentView | undefined
    try {
      await house.storage.put(storageKey, clean)
      if (found.hasThumbnail) await house.storage.put(thumbnailKeyOf(storageKey), thumbnail)
      const [{ size: bytes }, sha256] = [await stat(clean), await hashFile(clean)]
      const { contentType, pages, hasThumbnail } = found
      entered = await runAndView(
        received.sha256,
        (tx) => enterDocument(tx, subject, { id, subject: { kind: params.subjectKind, id: params.subjectId }, kind: query.kind, title, contentType, pages, hasThumbnail, bytes, sha256, storageKey, replaces: query.replaces }),
        viewOneDocument,
      )
      return entered
    } finally {
      // Refused, failed, or the same upload repeated: then the first one's file is the document's.
      if (entered?.id !== id) await removeFiles(house.storage, storageKey).catch(() => undefined)
    }
  })
}
