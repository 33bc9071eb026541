import { withActor } from '../platform/db/transaction'
import { addJob } from '../platform/jobs/add-job'
import type { Program } from './start-program'

const LOOK_EVERY_MS = 500
const JUMP_MS = 60 * 60_000

/** The queue of jobs goes by the real clock: where a trial's clock jumps, the daily jobs of the day it came to run at once. Returns what ends it. */
export const followTrialClock = ({ database, jobs }: Pick<Program, 'database' | 'jobs'>): (() => Promise<void>) => {
  const aheadMs = (): number => database.clock().getTime() - Date.now()
  let known = aheadMs()
  let running: Promise<void> = Promise.resolve()
  const runDaily = (): Promise<void> =>
    withActor(database, { kind: 'system', name: 'trial-clock' }, async (tx) => {
      for (const { name, dailyAt } of jobs) if (dailyAt !== undefined) await addJob(tx, name)
    })
  const look = setInterval(() => {
    const ahead = aheadMs()
    if (Math.abs(ahead - known) < JUMP_MS) return
    known = ahead
    running = running.then(runDaily)
  }, LOOK_EVERY_MS)
  return async () => {
    clearInterval(look)
    await running
  }
}
