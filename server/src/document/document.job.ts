import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { UNDO_DELETION_DAYS, UNPOSTED_HOURS } from '@tasuki/domain/document/document.rules'
import type { Database } from '../platform/db/database'
import { withActor } from '../platform/db/transaction'
import type { FileStorage } from '../platform/files/file-storage'
import type { Job } from '../platform/jobs/job-runner'
import { documentKeyOf, orderFileRemoval, REMOVE_FILES_JOB, removeFiles } from './document-files'
import { deleteDueDocuments, findKnownKeys } from './document.store'

const HOUR_MS = 3_600_000
/** Longer than any upload lasts: a file is stored before its row is written. */
const ORPHAN_HOURS = 6
const BATCH = 500

const storageKeyIn = (payload: unknown): string => {
  const key = typeof payload === 'object' && payload !== null && 'storageKey' in payload ? payload.storageKey : undefined
  if (typeof key !== 'string' || documentKeyOf(key) !== key) throw new Error('the order names no file')
  return key
}

/** Deletions whose time to be taken back is over, and uploads whose message was never sent. */
const purgeDue = (database: Database): Promise<void> =>
  withActor(database, { kind: 'system', name: 'sweep_documents' }, async (tx) => {
    const before = (hours: number) => new Date(tx.now.getTime() - hours * HOUR_MS)
    await orderFileRemoval(tx, await deleteDueDocuments(tx, { deletedBefore: before(UNDO_DELETION_DAYS * 24), unpostedBefore: before(UNPOSTED_HOURS) }))
  })

const removeUnknown = async (database: Database, storage: FileStorage, keys: readonly string[]): Promise<number> => {
  const known = await withActor(database, { kind: 'system', name: 'sweep_documents' }, (tx) => findKnownKeys(tx, keys.flatMap((key) => documentKeyOf(key) ?? [])))
  const orphans = keys.filter((key) => !known.has(documentKeyOf(key) ?? ''))
  for (const key of orphans) await storage.remove(key)
  return orphans.length
}

/** Files that a crash between storing and committing, or between deleting and removing, has left without a row. */
const sweepOrphans = async (database: Database, storage: FileStorage): Promise<number> => {
  const before = new Date(database.clock().getTime() - ORPHAN_HOURS * HOUR_MS)
  let removed = 0
  let batch: string[] = []
  const flush = async () => {
    if (batch.length > 0) removed += await removeUnknown(database, storage, batch)
    batch = []
  }
  for await (const { key, changedAt } of storage.list()) {
    if (documentKeyOf(key) !== undefined && changedAt < before) batch.push(key)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  await storage.removeHalves(before)
  return removed
}

const sweepIncoming = async (incoming: string, before: Date): Promise<void> => {
  for (const name of await readdir(incoming).catch(() => [])) {
    const place = path.join(incoming, name)
    const changedAt = await stat(place).then(({ mtime }) => mtime, () => undefined)
    if (changedAt !== undefined && changedAt < before) await rm(place, { recursive: true, force: true })
  }
}

export const sweepDocuments = async (database: Database, of: { storage: FileStorage; incoming: string }): Promise<number> => {
  await purgeDue(database)
  await sweepIncoming(of.incoming, new Date(database.clock().getTime() - ORPHAN_HOURS * HOUR_MS))
  return sweepOrphans(database, of.storage)
}

export const documentJobs = (database: Database, of: { storage: FileStorage; incoming: string }): Job[] => [
  { name: REMOVE_FILES_JOB, run: (payload) => removeFiles(of.storage, storageKeyIn(payload)) },
  {
    name: 'sweep_documents',
    dailyAt: '3:40',
    run: async () => {
      await sweepDocuments(database, of)
    },
  },
]
