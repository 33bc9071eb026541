import type { Database } from '../db/database'
import { withActor } from '../db/transaction'
import { purgeAnswers } from '../http/idempotency'
import { purgeLiveRows } from '../live/live-rows'
import type { SecondFactors } from '../session/second-factor'
import type { SessionService } from '../session/session-service'
import type { Job } from './job-runner'

/** Clears what only serves the moment: live hints, what is kept for repeated requests, ended sessions, devices that are no longer known. */
export const purgePlatformJob = (database: Database, signIn: { sessions: SessionService; factors: Pick<SecondFactors, 'purge'> }): Job => ({
  name: 'purge_platform',
  dailyAt: '3:10',
  run: async () => {
    await withActor(database, { kind: 'system', name: 'purge_platform' }, async (tx) => {
      await purgeLiveRows(tx)
      await purgeAnswers(tx)
    })
    await signIn.sessions.purge()
    await signIn.factors.purge()
  },
})
