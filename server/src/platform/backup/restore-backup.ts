import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { listMigrations, migrate } from '../db/migrate'
import { prepareDatabase } from '../db/prepare-database'
import type { FileStorage } from '../files/file-storage'
import type { Log } from '../log'
import { beginLoading, copyQueueIn, copyRowsIn, copyRowsOut, emptyTables, endAllSessions, orderWaitingJobs, selectTables, setSequence, type TableColumns } from './backup.store'
import { BackupError } from './backup-error'
import type { BackupManifest, OpenBackup, TablePart } from './backup-manifest'
import { readPart } from './backup-part'
import { connectPastRowSecurity, withDatabaseName } from './past-row-security'
import { createDatabaseAside, dropDatabase, putInPlace } from './swap-database'

export type DatabaseRoles = { ownerUrl: string; appUrl: string; authUrl: string }

const sameColumns = (a: TableColumns, b: TableColumns): boolean => a.schema === b.schema && a.table === b.table && a.columns.join(' ') === b.columns.join(' ')

/** The migrations that the backed-up database had, by this program's own files. */
const migrationsOf = ({ migrations }: BackupManifest) => {
  const ours = listMigrations()
  return migrations.map(({ name, checksum }) => {
    const found = ours.find((one) => one.name === name)
    if (found === undefined) throw new BackupError(`the back-up has migration ${name}, which this version doesn't know: it was made by a newer version`)
    if (found.checksum !== checksum) throw new BackupError(`the back-up was made with another migration ${name}`)
    return found
  })
}

const hashOfRows = async (client: pg.Client, table: TableColumns): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(copyRowsOut(client, table).stream, hash)
  return hash.digest('hex')
}

const loadTable = async (client: pg.Client, backup: OpenBackup, table: TablePart): Promise<void> => {
  const target = copyRowsIn(client, table)
  await readPart(backup, table, target.stream)
  if (target.rows() !== table.rows || (await hashOfRows(client, table)) !== table.plainSha256) throw new BackupError(`${table.schema}.${table.table} is not as it was backed up`)
}

/** All of it in one transaction, and read again before it counts. */
const loadRows = async (client: pg.Client, backup: OpenBackup): Promise<void> => {
  const { tables, sequences } = backup.manifest
  const there = await selectTables(client)
  if (there.length !== tables.length || !there.every((one, at) => tables[at] !== undefined && sameColumns(one, tables[at]))) throw new BackupError('the tables of the back-up are not those that its migrations make')
  await beginLoading(client)
  await emptyTables(client, tables)
  for (const table of tables) await loadTable(client, backup, table)
  for (const sequence of sequences) await setSequence(client, sequence)
  await endAllSessions(client)
  await client.query('commit')
}

/** Orders outlive the queue's own version: they are given anew. */
const loadQueue = async (client: pg.Client, backup: OpenBackup): Promise<void> => {
  const { queue } = backup.manifest
  const target = await copyQueueIn(client)
  await readPart(backup, queue, target.stream)
  await orderWaitingJobs(client)
}

const restoreFiles = async (backup: OpenBackup, storage: FileStorage): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tasuki-restore-'))
  const local = path.join(folder, 'file')
  try {
    for (const file of backup.manifest.files) {
      await readPart(backup, file, createWriteStream(local, { mode: 0o600 }))
      await storage.put(file.key, local)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export type RestoreOrder = {
  backup: OpenBackup
  superuserUrl: string
  roles: DatabaseRoles
  /** The name under which it is to serve; a database of that name gives way, and is dropped, when the restored one is whole. */
  database: string
  storage: FileStorage
  log: Log
  /** In the restored database, before anybody can reach it: what was deleted since goes again. */
  settle(roles: DatabaseRoles): Promise<void>
}

/**
 * Restores aside and puts it in place at the end: whatever goes wrong, what stood there stands as it did. Back to the
 * version of the back-up, then forward to this one.
 */
export const restoreBackup = async (order: RestoreOrder): Promise<void> => {
  const { backup, superuserUrl, database, storage } = order
  const wanted = migrationsOf(backup.manifest)
  const aside = `${database}_restore_${randomBytes(4).toString('hex')}`
  const roles: DatabaseRoles = { ownerUrl: withDatabaseName(order.roles.ownerUrl, aside), appUrl: withDatabaseName(order.roles.appUrl, aside), authUrl: withDatabaseName(order.roles.authUrl, aside) }
  await createDatabaseAside(superuserUrl, { aside, like: database })
  try {
    await migrate(roles.ownerUrl, wanted)
    const client = await connectPastRowSecurity(superuserUrl, aside)
    try {
      await loadRows(client, backup)
      await prepareDatabase(roles.ownerUrl, order.log)
      await loadQueue(client, backup)
    } finally {
      await client.end()
    }
    await restoreFiles(backup, storage)
    await order.settle(roles)
    await putInPlace(superuserUrl, { aside, database })
  } catch (error) {
    await dropDatabase(superuserUrl, aside)
    throw error
  }
}
