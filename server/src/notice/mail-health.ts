import type { Database } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'
import { selectMailQueue } from './mail.store'

const LATE_MS = 15 * 60_000
const LOOKED_BACK_MS = 86_400_000

/** For operators: how the e-mail queue does, in numbers and codes. */
export const examineMailQueue = async (database: Database): Promise<{ ok: boolean; said: string }> => {
  const now = database.clock()
  const queue = await withReader(database, { kind: 'system', name: 'doctor' }, (tx) => selectMailQueue(tx, new Date(now.getTime() - LOOKED_BACK_MS)))
  const lateMinutes = queue.oldestAt === null ? 0 : Math.round((now.getTime() - queue.oldestAt.getTime()) / 60_000)
  const isLate = lateMinutes * 60_000 > LATE_MS
  const said = [
    `${queue.waiting} waiting${isLate ? `, the oldest for ${lateMinutes} min` : ''}`,
    `${queue.failed} refused and ${queue.unknown} of unknown fate within a day`,
    ...(queue.trouble === null || (!isLate && queue.failed === 0 && queue.unknown === 0) ? [] : [`last trouble: ${queue.trouble}`]),
  ].join('; ')
  return { ok: !isLate && queue.failed === 0 && queue.unknown === 0, said }
}
