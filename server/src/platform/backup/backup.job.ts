import { audit } from '../audit/write-audit'
import type { Database } from '../db/database'
import { withActor } from '../db/transaction'
import type { Job } from '../jobs/job-runner'
import { removeOldBackups } from './backup-folder'
import { readLedger } from './deletion-ledger'
import { keepLedger, type LedgerHouse } from './keep-ledger'

/** Beyond the period they go, with an entry in the audit trail. */
export const expireBackups = async (database: Database, of: { folder: string; days: number }): Promise<string[]> => {
  const removed = await removeOldBackups(of.folder, { now: database.clock(), days: of.days })
  if (removed.length > 0)
    await withActor(database, { kind: 'system', name: 'expire_backups' }, (tx) => audit(tx, { act: 'backup.expired', subjectKind: 'backup', data: { count: removed.length, days: of.days, backups: removed } }))
  return removed
}

export const backupJobs = (database: Database, of: LedgerHouse & { days: number }): Job[] => [
  {
    name: 'expire_backups',
    dailyAt: '3:30',
    run: async () => {
      await expireBackups(database, of)
    },
  },
  {
    name: 'keep_deletion_ledger',
    everyMinute: true,
    run: async () => {
      // Where no back-up was ever made there is nothing that could bring anything back.
      if ((await readLedger(of.folder, of.keys)) !== undefined) await keepLedger(database, of)
    },
  },
]
