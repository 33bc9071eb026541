import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { REFUSED_DAYS, UNDO_DELETION_DAYS, UNPOSTED_HOURS } from '@tasuki/domain/document/document.rules'
import { releasesListedSince } from '@tasuki/domain/names/name-release.rules'
import type { Database } from '../platform/db/database'
import { withActor } from '../platform/db/transaction'
import type { FileStorage } from '../platform/files/file-storage'
import type { Job } from '../platform/jobs/job-runner'
import type { DocumentSubject } from './document-subject'
import { documentKeyOf, orderFileRemoval, REMOVE_FILES_JOB, removeFiles } from './document-files'
import { createDocumentCheck, type CheckHouse } from './check-documents'
import { eraseReleaseNotes, findStaleRefused } from './document-check.store'
import { dropRefused } from './drop-refused'
import { deleteDueDocuments, findKnownKeys } from './document.store'
import { CHECK_DOCUMENTS_JOB } from './order-check'

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
const purgeDue = (database: Database, subjects: readonly DocumentSubject[]): Promise<void> =>
  withActor(database, { kind: 'system', name: 'sweep_documents' }, async (tx) => {
    const before = (hours: number) => new Date(tx.now.getTime() - hours * HOUR_MS)
    await eraseReleaseNotes(tx, releasesListedSince(tx.now))
    for (const { id } of await findStaleRefused(tx, before(REFUSED_DAYS * 24))) await dropRefused(tx, subjects, id)
    await orderFileRemoval(tx, await deleteDueDocuments(tx, { deletedBefore: before(UNDO_DELETION_DAYS * 24), unpostedBefore: before(UNPOSTED_HOURS) }))
  })

const removeUnknown = async (database: Database, storage: FileStorage, keys: readonly string[]): Promise<number> => {
  const known = await withActor(database, { kind: 'system', name: 'sweep_documents' }, (tx) => findKnownKeys(tx, keys.flatMap((key) => documentKeyOf(key) ?? [])))
  const orphans = keys.filter((key) => !known.has(documentKeyOf(key) ?? ''))
  for (const key of orphans) await storage.remove(key)
  return orphans.length
}

/** Files that a crash between storing and committing, or between deleting and removing, has left without a row; those that were stored before an instant. */
export const sweepOrphans = async (database: Database, storage: FileStorage, before: Date): Promise<number> => {
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

export const sweepDocuments = async (database: Database, of: Pick<CheckHouse, 'storage' | 'incoming' | 'subjects'>): Promise<number> => {
  await purgeDue(database, of.subjects)
  await sweepIncoming(of.incoming, new Date(database.clock().getTime() - ORPHAN_HOURS * HOUR_MS))
  return sweepOrphans(database, of.storage, new Date(database.clock().getTime() - ORPHAN_HOURS * HOUR_MS))
}

export const documentJobs = (database: Database, of: CheckHouse): Job[] => [
  // Each minute besides: what a process left unfinished when it ended is taken up by another.
  { name: CHECK_DOCUMENTS_JOB, everyMinute: true, run: createDocumentCheck(database, of) },
  { name: REMOVE_FILES_JOB, run: (payload) => removeFiles(of.storage, storageKeyIn(payload)) },
  {
    name: 'sweep_documents',
    dailyAt: '3:40',
    run: async () => {
      await sweepDocuments(database, of)
    },
  },
]
