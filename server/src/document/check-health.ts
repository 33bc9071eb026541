import type { Database } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'
import { selectCheckQueue } from './document-check.store'

/** A scan of thirty pages takes a minute, one of three hundred some ten. */
const LATE_MS = 30 * 60_000

/** For operators: how the check of documents does, in numbers. */
export const examineCheckQueue = async (database: Database): Promise<{ ok: boolean; said: string }> => {
  const queue = await withReader(database, { kind: 'system', name: 'doctor' }, selectCheckQueue)
  const waitedMs = queue.oldestAt === null ? 0 : database.clock().getTime() - queue.oldestAt.getTime()
  const isLate = waitedMs > LATE_MS
  const said = [
    `${queue.waiting} waiting to be looked through${isLate ? `, the oldest for ${Math.round(waitedMs / 60_000)} min` : ''}`,
    ...(queue.resisting > 0 ? [`${queue.resisting} broke off and are tried again`] : []),
    ...(queue.neverLooked > 0 ? [`${queue.neverLooked} shown since before there was a check`] : []),
  ].join('; ')
  return { ok: !isLate, said }
}
