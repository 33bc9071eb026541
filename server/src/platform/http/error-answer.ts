import type { FastifyReply, FastifyRequest } from 'fastify'
import { asUnavailable, isValueRefusal } from '../db/connection-failure'
import type { Log } from '../log'
import { Refused } from '../refused'
import { faultOf, PROBLEM_TYPE, type Problem, problemOf } from './problem'

const RETRY_SECONDS = 2

/** Fastify's own refusals of a request it can't read: too large, not JSON, a broken address. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500

const retryAfterOf = (answer: Problem): number | undefined => {
  if (answer.status === 503) return RETRY_SECONDS
  const seconds = answer['retryAfterSeconds']
  return answer.status === 429 ? (typeof seconds === 'number' ? seconds : 60) : undefined
}

/** The one place where an error becomes an answer. */
export const answerErrors = (log: Log) => (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const known = asUnavailable(error)
  const answer =
    known instanceof Refused ? problemOf(known.refusal, request.id) : isUnreadable(known) || isValueRefusal(known) ? problemOf({ code: 'malformed_request' }, request.id) : faultOf(request.id)
  if (isValueRefusal(known)) log.warn({ requestId: request.id, method: request.method, route: request.routeOptions.url, err: known }, 'the database refused a value that a contract let through')
  if (answer.status >= 500) log.error({ requestId: request.id, method: request.method, route: request.routeOptions.url, err: error }, 'request failed')
  const retryAfter = retryAfterOf(answer)
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  return reply.code(answer.status).type(PROBLEM_TYPE).send(JSON.stringify(answer))
}
