import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

// Control characters would let a value forge a second line or move the terminal's cursor.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

/** A value from outside, safe to stand in a log line. */
export const logSafe = (text: string): string => text.replace(CONTROL, '?').slice(0, 300)

/**
 * An error as the log may show it. PostgreSQL's `detail` and bound parameters hold row contents, so only the code, the
 * constraint and our own stack remain.
 */
const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown }
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return {
    type: error.name,
    // A database's message quotes values ("invalid input syntax … "), ours doesn't.
    message: fromDatabase ? undefined : logSafe(error.message),
    code,
    constraint,
    table,
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()),
  }
}

/** The program's log: one JSON object a line, to standard output. */
export const createLog = (level: string, destination?: DestinationStream): Log =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError, error: describeError } }, destination ?? pino.destination(1))
