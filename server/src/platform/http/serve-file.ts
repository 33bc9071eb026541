import { Readable } from 'node:stream'
import type { FileCall } from '@tasuki/domain/base/call'
import contentDisposition from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withActor, withReader } from '../db/transaction'
import type { Access } from './access'
import { type ByteRange, readRange } from './byte-range'
import { admit, openApiOf, parsePart, type ServedRequest, type ServedRoute } from './serve'

/** Bytes that can be read from any place on, such as a stored document; only these are served in parts (Range). */
export type StoredBytes = { length: number; open: (range: ByteRange | undefined) => Readable | Promise<Readable> }

export type FileAnswer = {
  contentType: string
  /** As people read it, e.g. `判定会議資料_26-0412-7K.pdf`; what no file system or screen takes is left out. */
  fileName: string
  /** `inline` where a page shows it itself; the sandbox of the answer holds either way. */
  disposition?: 'attachment' | 'inline'
  /** A stream is opened after its transaction has ended: nobody's slow line keeps a connection of the database. */
  body: Buffer | Readable | StoredBytes
  headers?: Record<string, string>
}

/** What a handler of files gets: as any other, but its commands return nothing that is kept or parsed. */
export type FileRequest<C extends FileCall = FileCall> = Pick<ServedRequest<C>, 'params' | 'query' | 'actor' | 'runQuery'> & {
  /** A reading that is written down (audit); nothing of it is repeated by a key. */
  runCommand: ServedRequest<C>['runQuery']
}

/** A file of ours is no page: it runs nothing, loads nothing, and belongs to no origin, wherever it is opened. */
const SANDBOX = "default-src 'none'; sandbox"

const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]/gu
const MAX_NAME_BYTES = 180

/** No sign that steers a terminal, turns the reading direction (U+202E) or means a folder, and short enough for every file system. */
const safeFileName = (name: string): string => {
  const clean = name.replaceAll(UNFIT, '').replace(/^[.\s]+/, '').trim()
  const dot = clean.lastIndexOf('.')
  const [stem, ending] = dot > 0 && clean.length - dot <= 8 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, '']
  let kept = ''
  for (const sign of stem) {
    if (Buffer.byteLength(kept + sign + ending) > MAX_NAME_BYTES) break
    kept += sign
  }
  return `${kept || 'file'}${ending}`
}

const isStored = (body: FileAnswer['body']): body is StoredBytes => !Buffer.isBuffer(body) && !(body instanceof Readable)

const isHead = (request: FastifyRequest): boolean => request.method === 'HEAD'

/** HEAD tells the length and reads nothing; Fastify itself would read a stream to its end for it. */
const noBytes = (): Readable => Readable.from([])

const sendStored = async (request: FastifyRequest, reply: FastifyReply, body: StoredBytes): Promise<FastifyReply> => {
  reply.header('accept-ranges', 'bytes')
  const range = readRange(request.headers.range, body.length)
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${body.length}`).send(Buffer.alloc(0))
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${body.length}`)
  reply.header('content-length', range === undefined ? body.length : range.end - range.start + 1)
  return reply.send(isHead(request) ? noBytes() : await body.open(range))
}

const send = async (request: FastifyRequest, reply: FastifyReply, answer: FileAnswer): Promise<FastifyReply> => {
  reply.header('content-disposition', contentDisposition(safeFileName(answer.fileName), { type: answer.disposition ?? 'attachment' }))
  reply.header('content-security-policy', SANDBOX)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cache-control', 'no-store')
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value)
  reply.type(answer.contentType)
  const { body } = answer
  if (isStored(body)) return sendStored(request, reply, body)
  if (Buffer.isBuffer(body) || !isHead(request)) return reply.send(body)
  body.destroy()
  return reply.send(noBytes())
}

/** A route whose answer is a file. Access, input and refusals are those of `serve`; HEAD is answered like GET without the bytes. */
export const serveFile = <C extends FileCall>(call: C, access: Access, handle: (request: FileRequest<C>) => Promise<FileAnswer>): ServedRoute => ({
  method: call.method,
  path: call.path,
  access,
  call,
  mount: (app, { database, identify }) => {
    const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { actor } = await admit(request, access, identify)
      const file = await handle({
        params: parsePart<C['params']>('params', call.params, request.params),
        query: parsePart<C['query']>('query', call.query, request.query),
        actor,
        runQuery: (work) => withReader(database, actor, work),
        runCommand: (work) => withActor(database, actor, work),
      })
      const [mediaType = ''] = file.contentType.split(';', 1)
      if (!call.mediaTypes.includes(mediaType)) throw new Error(`${call.path} answers with ${mediaType}, which its contract doesn't name`)
      return send(request, reply, file)
    }
    const bytes = z.string().meta({ format: 'binary' })
    const content = { description: 'The file', content: Object.fromEntries(call.mediaTypes.map((mediaType) => [mediaType, { schema: bytes }])) }
    app.route({ method: call.method, url: call.path, schema: openApiOf(call, access, content), handler: answer })
  },
})
