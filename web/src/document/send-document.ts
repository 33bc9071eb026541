import type { DocumentKind, DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { type DocumentView, uploadDocumentCall } from '@tasuki/domain/document/document.contract'
import { callUrl } from '../platform/api-client'
import { ApiUnreachable, restoreProblem } from '../platform/api-problem'

export type OutgoingDocument = { subjectKind: DocumentSubjectKind; subjectId: string; kind: DocumentKind; title: string; key: string; bytes: Blob; replaces?: string | undefined }

type Sending = { onProgress: (share: number) => void; signal: AbortSignal }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * Sends a file and tells how far it is, which `fetch` can't. The same key sent again after a lost connection is the same
 * document. Rejects as every call does.
 */
export const sendDocument = (document: OutgoingDocument, { onProgress, signal }: Sending): Promise<DocumentView> =>
  new Promise((resolve, reject) => {
    const { subjectKind, subjectId, kind, title, key, bytes, replaces } = document
    const request = new XMLHttpRequest()
    request.open('POST', callUrl(uploadDocumentCall.path, { params: { subjectKind, subjectId }, query: { kind, title: title === '' ? undefined : title, masked: '1', replaces } }))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status === 200) resolve(body as DocumentView)
      else reject(restoreProblem(request.status, body, request.getResponseHeader('retry-after')))
    })
    request.addEventListener('error', () => reject(new ApiUnreachable('network')))
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(bytes)
  })
