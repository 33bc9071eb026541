import { Refused } from '../refused'

const NODE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
/**
 * Shutdown and start-up (57P…), no connection left (53300), disk or memory full (53100, 53200), statement and lock
 * time-outs (57014, 55P03), a transaction that was idle for too long (25P03). A standby answers that it is in recovery.
 */
const SQL_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '53100', '53200', '53400', '57014', '55P03', '25P03'])
const MESSAGES = /Connection terminated|timeout exceeded when trying to connect|connection timeout|not queryable|Client was closed|pool after calling end|during recovery/i

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')

/** Whether the database couldn't answer, as opposed to having answered with an error. */
export const isConnectionFailure = (error: unknown): boolean => {
  if (!(error instanceof Error) || error instanceof Refused) return false
  const code = codeOf(error)
  return NODE_CODES.has(code) || SQL_STATES.has(code) || code.startsWith('08') || MESSAGES.test(error.message)
}

/** The same transaction may succeed when run again: it lost against another one, or its plan is of an older schema. */
export const isWorthRetrying = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === '40001' || code === '40P01' || (code === '0A000' && error instanceof Error && error.message.includes('cached plan'))
}

/** Connection failures become a refusal that tells the client to try again; anything else stays what it is. */
export const asUnavailable = (error: unknown): unknown => (isConnectionFailure(error) ? new Refused({ code: 'database_unavailable' }) : error)
