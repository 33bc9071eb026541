import { randomUUID } from 'node:crypto'
import type { FileCall } from '@tasuki/domain/base/call'
import type { DocumentKind, DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import { type DocumentView, uploadDocumentCall } from '@tasuki/domain/document/document.contract'
import { CHECK_DOCUMENTS_JOB } from '../../src/document/order-check'
import type { Answer, TestPerson, TestProgram } from '../test-program'

type Upload = {
  subjectKind: DocumentSubjectKind
  subjectId: string
  bytes: Buffer
  kind?: DocumentKind
  title?: string
  masked?: boolean
  key?: string
  declared?: number
  headers?: Record<string, string>
  replaces?: string
  /** Left as it came in; else it is looked through, as the queue does within seconds. */
  unchecked?: boolean
}

/** As the browser sends it: the bytes are the body. */
export const uploadDocument = async (world: TestProgram, by: TestPerson, upload: Upload): Promise<Answer<DocumentView>> => {
  const query = new URLSearchParams({ kind: upload.kind ?? 'referral_letter', ...(upload.title !== undefined && { title: upload.title }), ...(upload.masked !== false && { masked: '1' }), ...(upload.replaces !== undefined && { replaces: upload.replaces }) })
  const response = await world.program.http.inject({
    method: 'POST',
    url: `${uploadDocumentCall.path.replace(':subjectKind', upload.subjectKind).replace(':subjectId', upload.subjectId)}?${query}`,
    headers: {
      cookie: by.cookie,
      'content-type': 'application/octet-stream',
      'idempotency-key': upload.key ?? randomUUID(),
      ...(upload.declared !== undefined && { 'content-length': String(upload.declared) }),
      ...upload.headers,
    },
    payload: upload.bytes,
  })
  const body = response.json()
  if (response.statusCode === 200 && upload.unchecked !== true) await world.runJob(CHECK_DOCUMENTS_JOB)
  return { status: response.statusCode, body, problem: response.statusCode >= 400 ? body : {} }
}

/** `comparable`: everything of the answer but its id and date. */
export const fetchDocument = async (world: TestProgram, by: TestPerson, call: FileCall, documentId: string, how: { method?: 'GET' | 'HEAD'; range?: string } = {}) => {
  const response = await world.program.http.inject({
    method: how.method ?? 'GET',
    url: call.path.replace(':documentId', documentId),
    headers: { cookie: by.cookie, ...(how.range !== undefined && { range: how.range }) },
  })
  const { 'x-request-id': requestId, date: _date, ...headers } = response.headers
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes: response.rawPayload,
    comparable: JSON.stringify({ status: response.statusCode, headers, text: response.body.replaceAll(String(requestId), '') }),
  }
}
