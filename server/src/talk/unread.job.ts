import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { queueNotice } from '../platform/notices/queue-notice'
import { markUnreadSides } from './unread.store'

const UNREAD_MINUTES = 15
/** What was said while no process ran is still told, but not the talk of days ago. */
const LOOK_BACK_HOURS = 24

/** A message that nobody of the other side has read for 15 minutes: that side is told once, until it reads again. */
const tellUnread = async (tx: Transaction): Promise<number> => {
  const minutesAgo = (minutes: number) => new Date(tx.now.getTime() - minutes * 60_000)
  const sides = await markUnreadSides(tx, { from: minutesAgo(LOOK_BACK_HOURS * 60), until: minutesAgo(UNREAD_MINUTES) })
  for (const { roomId, hospitalId } of sides) queueNotice(tx, { kind: 'message_unread', hospitalIds: [hospitalId], subject: { kind: 'room', id: roomId } })
  return sides.length
}

export const tellUnreadJob = (database: Database): Job => ({
  name: 'tell_unread',
  everyMinute: true,
  run: async () => {
    await withActor(database, { kind: 'system', name: 'tell_unread' }, tellUnread)
  },
})
