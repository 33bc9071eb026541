import type { Readable } from 'node:stream'
import type { Call } from '@tasuki/domain/base/call'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withActor, withReader, type Transaction } from '../db/transaction'
import { personIdOf } from '../session/identity'
import type { Access } from './access'
import { actOnce, idempotencyKeyOf } from './idempotency'
import { admit, openApiOf, parsePart, type ServedRequest, type ServedRoute } from './serve'

/** Of a route whose requests may take long to arrive. */
declare module 'fastify' {
  interface FastifyContextConfig {
    isUpload?: boolean
  }
}

/** What a handler of uploads gets: the bytes as they arrive, and commands that are repeated by what was sent. */
export type UploadRequest<C extends Call = Call> = Pick<ServedRequest<C>, 'params' | 'query' | 'actor' | 'runQuery'> & {
  body: Readable
  /** Content-Length; undefined where the sender doesn't know. */
  declaredBytes: number | undefined
  /** As `runAndView` of `serve`; `sent` stands for the body, which is gone by then: its hash. */
  runAndView<K, T extends z.input<C['output']>>(sent: string, act: (tx: Transaction) => Promise<K>, view: (tx: Transaction, left: K) => Promise<T>): Promise<T>
}

const BINARY = 'application/octet-stream'

const declaredBytesOf = (header: string | undefined): number | undefined => (header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined)

/**
 * A route whose body is a file, streamed. Access, input and refusals are those of `serve`, and all of them come before
 * the first byte is read. The one content type it takes can't be sent by a form of another site.
 */
export const serveUpload = <C extends Call>(call: C, access: Access, handle: (request: UploadRequest<C>) => Promise<z.input<C['output']>>): ServedRoute => ({
  method: call.method,
  path: call.path,
  access,
  call,
  mount: (app, { database, identify }) => {
    const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
      const { actor } = await admit(request, access, identify)
      const query = parsePart<C['query']>('query', call.query, request.query)
      const key = idempotencyKeyOf(request.headers['idempotency-key'])
      const personId = personIdOf(actor)
      const output = await handle({
        params: parsePart<C['params']>('params', call.params, request.params),
        query,
        actor,
        body: request.body as Readable,
        declaredBytes: declaredBytesOf(request.headers['content-length']),
        runQuery: (work) => withReader(database, actor, work),
        runAndView: (sent, act, view) =>
          withActor(database, actor, async (tx) => {
            const once = key === undefined || personId === undefined ? undefined : { key, personId, route: `${request.method} ${request.url.split('?', 1)[0] ?? ''}`, body: { query, sent } }
            const result = await view(tx, once === undefined ? await act(tx) : await actOnce(tx, once, () => act(tx)))
            call.output.parse(result)
            return result
          }),
      })
      reply.type('application/json; charset=utf-8')
      return JSON.stringify(call.output.parse(output))
    }
    const schema = { ...openApiOf(call, access, call.output), consumes: [BINARY], body: z.string().meta({ format: 'binary' }) }
    // A scope of its own: every other route goes on taking JSON only.
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser(BINARY, (_request, payload, done) => done(null, payload))
      scope.route({ method: call.method, url: call.path, schema, config: { isUpload: true }, handler: answer })
    })
  },
})
