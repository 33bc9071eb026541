import type { Actor } from '@tasuki/domain/account/actor'
import type { Call } from '@tasuki/domain/base/call'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Database } from '../db/database'
import { type Transaction, withActor, withReader } from '../db/transaction'
import { Refused } from '../refused'
import { type Identify, type Identity, personIdOf } from '../session/identity'
import type { Access } from './access'
import { actOnce, expectKeepable, idempotencyKeyOf } from './idempotency'
import { inputRefusal } from './input-refusal'
import { problem } from './problem'

/** What a handler gets: the parsed input, who asks, and the two ways to the database. */
export type ServedRequest<C extends Call = Call> = {
  params: z.output<C['params']>
  query: z.output<C['query']>
  body: z.output<C['body']>
  actor: Actor
  identity: Identity
  /** The connection's address, or the one a trusted proxy names. */
  address: string
  /** What the browser says of itself. */
  userAgent: string
  cookieHeader: string | undefined
  /** The checked header, for a command that keeps its key itself. */
  idempotencyKey: string | undefined
  setCookie(header: string): void
  /** Reads as the actor; PostgreSQL refuses a write. */
  runQuery<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * Changes as the actor, in one transaction. With an Idempotency-Key a repeated request gets the first one's answer, so
   * return what the work returns unchanged; it is held to the contract before the commit: an answer that can't be given
   * undoes the act. Where the contract lets words stand in the answer, `runAndView` is the way.
   */
  runCommand<T extends z.input<C['output']>>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * The same for an answer that somebody's words may stand in: kept for a repeated request is what the act leaves, ids and
   * numbers, and the answer is viewed anew, as the actor may see it by then (rules 60, 63, 85).
   */
  runAndView<K, T extends z.input<C['output']>>(act: (tx: Transaction) => Promise<K>, view: (tx: Transaction, left: K) => Promise<T>): Promise<T>
}

/** What routes need of the process. */
export type RouteContext = { database: Database; identify: Identify }

/** A route, as the server mounts it and the tests list it. */
export type ServedRoute = {
  readonly method: Call['method']
  readonly path: string
  readonly access: Access
  /** Undefined for a stream. */
  readonly call: Call | undefined
  readonly mount: (app: FastifyInstance, context: RouteContext) => void
}

export const parsePart = <S extends z.ZodType>(part: 'params' | 'query' | 'body', schema: S, value: unknown): z.output<S> => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Refused(inputRefusal(part, parsed.error))
  return parsed.data
}

/** What is only read stays open: nobody loses sight of a patient for a text they haven't read yet. */
const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE'])

/** Decides on the actor before anything of the input is looked at: a stranger learns nothing from how it is refused. */
export const admit = async (request: FastifyRequest, access: Access, identify: Identify): Promise<Identity> => {
  const identity = await identify(request.headers.cookie)
  const { waiting } = identity
  if (waiting !== undefined && access.waiting?.includes(waiting.step) === true) return identity
  const refusal = access.allows(identity.actor)
  if (refusal?.code !== 'not_signed_in') {
    if (refusal !== undefined) throw new Refused(refusal)
  } else if (identity.locked !== undefined) throw new Refused({ code: 'session_locked' })
  else if (identity.ended !== undefined) throw new Refused(identity.ended)
  else throw new Refused(waiting === undefined ? refusal : { code: waiting.step === 'check' ? 'second_step_needed' : 'factor_needed' })
  if (identity.owesTerms === true && access.beforeTerms !== true && WRITES.has(request.method)) throw new Refused({ code: 'terms_not_accepted' })
  return identity
}

/** A reading answer is never kept: what was allowed then may be hidden by now. HEAD is answered by the routes of GET. */
const repeatable = (call: Call, request: FastifyRequest, actor: Actor) => {
  const key = call.method === 'GET' ? undefined : idempotencyKeyOf(request.headers['idempotency-key'])
  const personId = personIdOf(actor)
  if (key === undefined || personId === undefined) return undefined
  return { key, personId, route: `${request.method} ${request.url.split('?', 1)[0] ?? ''}`, body: request.body }
}

const hasBody = (call: Call): boolean => !(call.body instanceof z.ZodUndefined)

/** How OpenAPI tells of a call; `answer` is what its success looks like there. */
export const openApiOf = (call: Call, access: Access, answer: object) => ({
  summary: call.summary,
  operationId: `${call.method.toLowerCase()}${call.path.slice('/api/v1'.length).replaceAll(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
  tags: [call.path.split('/')[3] ?? 'api'],
  description: `Access: ${access.name}. Refusals: ${call.refusals.join(', ') || 'none of its own'}.`,
  params: call.params,
  querystring: call.query,
  ...(hasBody(call) ? { body: call.body } : {}),
  response: { 200: answer, default: problem },
})

type Handle<C extends Call> = (request: ServedRequest<C>) => Promise<z.input<C['output']>>

const routeOf = <C extends Call>({ call, access, keepsItsKey }: { call: C; access: Access; keepsItsKey: boolean }, handle: Handle<C>): ServedRoute => ({
  method: call.method,
  path: call.path,
  access,
  call,
  mount: (app, { database, identify }) => {
    const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
      const identity = await admit(request, access, identify)
      const { actor } = identity
      // Nothing leaves that the contract doesn't name; a field too many is our fault and a 500, not an answer.
      const write = (output: unknown): string => JSON.stringify(call.output.parse(output ?? null))
      let written: { output: unknown; text: string } | undefined
      const run = <K, T>(act: (tx: Transaction) => Promise<K>, view: (tx: Transaction, left: K) => Promise<T>): Promise<T> => {
        const once = keepsItsKey ? undefined : repeatable(call, request, actor)
        return withActor(database, actor, async (tx) => {
          const result = await view(tx, once === undefined ? await act(tx) : await actOnce(tx, once, () => act(tx)))
          written = { output: result, text: write(result) }
          return result
        })
      }
      const output = await handle({
        params: parsePart<C['params']>('params', call.params, request.params),
        query: parsePart<C['query']>('query', call.query, request.query),
        body: parsePart<C['body']>('body', call.body, hasBody(call) ? request.body : (request.body ?? undefined)),
        actor,
        identity,
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        cookieHeader: request.headers.cookie,
        idempotencyKey: !keepsItsKey ? undefined : idempotencyKeyOf(request.headers['idempotency-key']),
        setCookie: (header) => void reply.header('set-cookie', header),
        runQuery: (work) => withReader(database, actor, work),
        runCommand: (work) => {
          if (call.method !== 'GET' && !keepsItsKey) expectKeepable(call)
          return run(work, async (_tx, result) => result)
        },
        runAndView: run,
      })
      reply.type('application/json; charset=utf-8')
      return written !== undefined && written.output === output ? written.text : write(output)
    }
    app.route({ method: call.method, url: call.path, schema: openApiOf(call, access, call.output), handler: answer })
  },
})

/** One route: the call, who may make it, and what answers it. There is no way to leave out the access. */
export const serve = <C extends Call>(call: C, access: Access, handle: Handle<C>): ServedRoute => routeOf({ call, access, keepsItsKey: false }, handle)

/** The same where what the command writes holds the Idempotency-Key: a repeated request is answered from there, and no answer is stored. */
export const serveKeepingKey = <C extends Call>(call: C, access: Access, handle: Handle<C>): ServedRoute => routeOf({ call, access, keepsItsKey: true }, handle)
