import { parseCronItems, run } from 'graphile-worker'
import type { Log } from '../log'
import { openPool } from '../db/database'
import { workerLogger } from './worker-logger'

/** A job of some feature. It acts as a named system actor and may run more than once. */
export type Job = {
  readonly name: string
  /** When it runs by itself: a cron line in Japan's time of day, such as `10 3 * * *`. */
  readonly dailyAt?: `${number}:${number}`
  /** Runs each minute besides; not made up for. */
  readonly everyMinute?: true
  readonly run: (payload: unknown) => Promise<void>
}

export type JobRunner = { stop(): Promise<void> }

/** One of them may wait for a mail server. */
const CONCURRENCY = 4
const JAPAN_AHEAD_HOURS = 9

/** The queue's clock is UTC. */
const cronOf = (dailyAt: `${number}:${number}`): string => {
  const [hour = '0', minute = '0'] = dailyAt.split(':')
  return `${Number(minute)} ${(Number(hour) + 24 - JAPAN_AHEAD_HOURS) % 24} * * *`
}

/**
 * Runs the jobs of all features. Any number of processes may do so: a job is taken by one of them. A daily job that was
 * missed while nothing ran is made up for within a day.
 */
export const startJobs = async (options: { url: string; jobs: readonly Job[]; log: Log; concurrency?: number }): Promise<JobRunner> => {
  const pool = openPool({ url: options.url, size: (options.concurrency ?? CONCURRENCY) + 2, log: options.log })
  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency ?? CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 5000,
    logger: workerLogger(options.log),
    taskList: Object.fromEntries(options.jobs.map((job) => [job.name, (payload: unknown) => job.run(payload)])),
    parsedCronItems: parseCronItems(
      options.jobs.flatMap(({ name, dailyAt, everyMinute }) => [
        ...(dailyAt === undefined ? [] : [{ task: name, match: cronOf(dailyAt), options: { backfillPeriod: 86_400_000 } }]),
        ...(everyMinute === undefined ? [] : [{ task: name, match: '* * * * *', identifier: `${name}_each_minute` }]),
      ]),
    ),
  })
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}
