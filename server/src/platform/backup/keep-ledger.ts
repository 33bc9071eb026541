import type { Database } from '../db/database'
import { type Transaction, withReader } from '../db/transaction'
import { type DeletionLedger, joinLedgers, ledgerBegins, type LedgerEntry, readLedger, writeLedger } from './deletion-ledger'
import { selectDeletionEntries, selectKnownEntries, selectLastBackup } from './deletion-ledger.store'
import type { BackupKeys } from './make-backup'

/** Longer than any transaction lasts: an entry's time is that of its beginning. */
const OVERLAP_MS = 3_600_000
const READER = { kind: 'system', name: 'deletion_ledger' } as const

export type LedgerHouse = { folder: string; keys: BackupKeys; acts: readonly string[] }

/** What the database itself knows of deletions. */
export const deletionsOf = (database: Database, of: { acts: readonly string[]; since: Date }): Promise<DeletionLedger> =>
  withReader(database, READER, async (tx) => ({ from: of.since.toISOString(), through: tx.now.toISOString(), entries: await selectDeletionEntries(tx, of) }))

/** Adds what was deleted since it was written last; the first time, all of the days for which any back-up may be kept. */
export const keepLedger = async (database: Database, { folder, keys, acts }: LedgerHouse): Promise<void> => {
  const known = await readLedger(folder, keys)
  const since = known === undefined ? ledgerBegins(database.clock()) : new Date(new Date(known.through).getTime() - OVERLAP_MS)
  const found = await deletionsOf(database, { acts, since })
  await writeLedger(folder, keys, joinLedgers([...(known === undefined ? [] : [known]), found], database.clock()))
}

/** Those that the restored database doesn't know of, in the order in which they happened. As the system. */
export const missingDeletions = async (tx: Transaction, ledger: DeletionLedger): Promise<LedgerEntry[]> => {
  const known = await selectKnownEntries(tx, ledger.entries.map(({ id }) => id))
  return ledger.entries.filter(({ id }) => !known.has(id))
}

export const findLastBackup = (tx: Transaction, since: Date): Promise<Date | undefined> => selectLastBackup(tx, since)
