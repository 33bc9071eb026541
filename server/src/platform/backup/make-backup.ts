import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { FileMissing, type FileStorage } from '../files/file-storage'
import { beginSnapshot, copyQueueOut, copyRowsOut, selectMigrations, selectSequences, selectTables, takeBackupLock } from './backup.store'
import { BackupError } from './backup-error'
import { backupNameOf, halfNameOf } from './backup-folder'
import { allParts, type BackupManifest, type FilePart, openBackup, type TablePart, writeManifest } from './backup-manifest'
import { backupKey, type BackupPart, type PartPlace, provePart, syncFolder, writePart } from './backup-part'
import { connectPastRowSecurity } from './past-row-security'

export type BackupKeys = { fingerprint: string; backupSecret: Buffer }

export type BackupOrder = { superuserUrl: string; database: string; storage: FileStorage; keys: BackupKeys; folder: string; now: Date }

export type MadeBackup = { id: string; folder: string; takenAt: string; tables: number; rows: number; files: number; bytes: number }

type Content = Pick<BackupManifest, 'migrations' | 'tables' | 'sequences' | 'queue'>

const writeDatabase = async (at: PartPlace, { superuserUrl, database }: BackupOrder): Promise<Content> => {
  const client = await connectPastRowSecurity(superuserUrl, database)
  try {
    if (!(await takeBackupLock(client))) throw new BackupError('another back-up of this database is being made')
    await beginSnapshot(client)
    const tables: TablePart[] = []
    for (const table of await selectTables(client)) {
      const rows = copyRowsOut(client, table)
      const part = await writePart(at, `tables/${table.schema}.${table.table}.gz`, rows.stream)
      tables.push({ ...part, ...table, rows: rows.rows() })
    }
    const waiting = copyQueueOut(client)
    const queue: BackupPart = await writePart(at, 'queue.gz', waiting.stream)
    return { migrations: await selectMigrations(client), tables, sequences: await selectSequences(client), queue: { ...queue, rows: waiting.rows() } }
  } finally {
    await client.end()
  }
}

/** After the rows: a file is stored before its row is written. One that goes meanwhile goes with its row, by a deletion since. */
const writeFiles = async (at: PartPlace, storage: FileStorage): Promise<FilePart[]> => {
  const files: FilePart[] = []
  for await (const { key } of storage.list()) {
    try {
      files.push({ ...(await writePart(at, `files/${key}`, await storage.open(key))), key })
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error
    }
  }
  return files
}

/**
 * The database as of one instant, sign-in data included, and the files, encrypted with a key of the installation's (decision
 * 28). It has its name only when all of it lies on the disk and has been read again.
 */
export const makeBackup = async (order: BackupOrder): Promise<MadeBackup> => {
  const { storage, keys, folder, now } = order
  const [id, name] = [randomUUID(), backupNameOf(now)]
  const half = path.join(folder, halfNameOf(name))
  const whole = path.join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await mkdir(half, { mode: 0o700 }).catch(() => {
    throw new BackupError(`${half} cannot be made: is another back-up being made, or may this user not write there?`)
  })
  const at = { folder: half, key: backupKey(keys.backupSecret, id) }
  try {
    const content = await writeDatabase(at, order)
    const manifest: BackupManifest = { format: 1, id, takenAt: now.toISOString(), keyFingerprint: keys.fingerprint, ...content, files: await writeFiles(at, storage) }
    await writeManifest(at, manifest)
    await syncFolder(half)
    const opened = await openBackup(half, keys)
    const parts = allParts(opened.manifest)
    for (const part of parts) await provePart(opened, part)
    await rename(half, whole)
    await syncFolder(folder)
    return {
      id,
      folder: whole,
      takenAt: manifest.takenAt,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.files.length,
      bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}
