import { releasesListedSince } from '@tasuki/domain/names/name-release.rules'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import type { Job } from '../platform/jobs/job-runner'
import { deleteReleasesBefore } from './name-release.store'

/** Words said to be no names leave the lists in the end (要綱6条1号); their entries in the audit, which have no word, stay. */
export const clearReleases = (tx: Transaction): Promise<number> => deleteReleasesBefore(tx, releasesListedSince(tx.now))

export const clearReleasesJob = (database: Database): Job => ({
  name: 'clear_name_releases',
  dailyAt: '3:20',
  run: async () => {
    await withActor(database, { kind: 'system', name: 'clear_name_releases' }, clearReleases)
  },
})
