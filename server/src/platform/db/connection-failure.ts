import pg from 'pg'
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

/**
 * Class 22: a value that the database can't hold or read. The contracts refuse what is known to be one; this is the net
 * beneath them, so that the next is the sender's mistake and not a fault.
 */
export const isValueRefusal = (error: unknown): boolean => /^22[0-9A-Z]{3}$/.test(codeOf(error))

/**
 * The database answered that one query failed, and takes the next. Not so where it ends the connection (FATAL), nor
 * where a statement prepared on it is of an older schema: it would fail there again.
 */
export const leavesConnectionUsable = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR' && error.code !== '0A000'

/** Connection failures become a refusal that tells the client to try again; anything else stays what it is. */
export const asUnavailable = (error: unknown): unknown => (isConnectionFailure(error) ? new Refused({ code: 'database_unavailable' }) : error)
