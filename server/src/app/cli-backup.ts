import { existsSync } from 'node:fs'
import path from 'node:path'
import { sweepOrphans } from '../document/document.job'
import { deleteDueCases } from '../office/retention/delete-due-cases'
import { audit } from '../platform/audit/write-audit'
import { verifyAudit } from '../platform/audit/verify-audit'
import { expireBackups } from '../platform/backup/backup.job'
import { BackupError } from '../platform/backup/backup-error'
import { listBackups } from '../platform/backup/backup-folder'
import { allParts, openBackup } from '../platform/backup/backup-manifest'
import { provePart } from '../platform/backup/backup-part'
import { type DeletionLedger, joinLedgers, readLedger, writeLedger } from '../platform/backup/deletion-ledger'
import { deletionsOf, keepLedger, missingDeletions } from '../platform/backup/keep-ledger'
import { makeBackup } from '../platform/backup/make-backup'
import { databaseNameOf } from '../platform/backup/past-row-security'
import { restoreBackup } from '../platform/backup/restore-backup'
import { lookAtDatabase } from '../platform/backup/swap-database'
import { type Database, openDatabase } from '../platform/db/database'
import { withActor, withReader } from '../platform/db/transaction'
import type { FileStorage } from '../platform/files/file-storage'
import { openFileStorage } from '../platform/files/open-file-storage'
import { createLog } from '../platform/log'
import { hasSecretKey, openSecretBox, type SecretBox } from '../platform/session/secret-box'
import { asTable, CliError, type CliCommand, type CliTools, optionOf, requiredOption } from './cli-command'
import { OPERATOR } from './cli-hospitals'
import type { Storage } from './open-storage'
import { openProgramDetector } from './provide-detector'
import { PURGE_PIECES } from './purge-wiring'
import { DELETING_ACTS, repeatDeletions } from './repeat-deletions'

const MEGABYTE = 1024 ** 2
/** Later than any file was stored. */
const ANY_TIME = new Date(8.64e15)

const sizeOf = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

const superuserOf = ({ superuserUrl }: Storage): string => {
  if (superuserUrl === undefined) throw new CliError('DATABASE_SUPERUSER_URL is missing: row security hides rows from every other role, and a back-up must hold them all')
  return superuserUrl
}

const withStorage = async <T>({ config }: CliTools, work: (storage: FileStorage) => Promise<T>): Promise<T> => {
  const storage = await openFileStorage(config.files)
  try {
    return await work(storage)
  } finally {
    storage.close()
  }
}

const backup: CliCommand = {
  words: 'backup',
  usage: '[--to DIR]',
  summary: 'back up the database as of one instant and all files, encrypted, and remove back-ups beyond their period; beside a running server too',
  options: { to: 'string' },
  positionals: 0,
  run: async (tools, input) => {
    const { config, clock } = tools
    const to = optionOf(input, 'to')
    const folder = to === undefined ? config.backups.folder : path.resolve(to)
    const { database, storage } = await tools.openHouse()
    const superuserUrl = superuserOf(storage)
    const keys = openSecretBox(config)
    const made = await withStorage(tools, (files) => makeBackup({ superuserUrl, database: databaseNameOf(storage.urls.appUrl), storage: files, keys, folder, now: clock() }))
    await withActor(database, OPERATOR, (tx) => audit(tx, { act: 'backup.made', subjectKind: 'backup', subjectId: made.id, data: { takenAt: made.takenAt, tables: made.tables, rows: made.rows, files: made.files } }))
    await keepLedger(database, { folder, keys, acts: DELETING_ACTS })
    const removed = await expireBackups(database, { folder, days: config.backups.days })
    tools.note(`It opens only with the key of this installation (${config.secretKey === undefined ? path.join(config.dataDir, 'secret.key') : 'SECRET_KEY'}): keep a copy of that apart from the back-ups.`)
    return {
      text: [
        made.folder,
        `${made.rows} rows of ${made.tables} tables and ${made.files} files, ${sizeOf(made.bytes)}; read again, and whole.`,
        ...(removed.length > 0 ? [`Removed, older than ${config.backups.days} days: ${removed.join(', ')}`] : []),
      ],
      json: { ...made, removed },
    }
  },
}

const list: CliCommand = {
  words: 'backup list',
  usage: '[--in DIR]',
  summary: 'the back-ups that lie there, the newest first',
  options: { in: 'string' },
  positionals: 0,
  run: async ({ config }, input) => {
    const folder = path.resolve(optionOf(input, 'in') ?? config.backups.folder)
    const backups = await listBackups(folder)
    const rows = backups.map((one) => [one.takenAt, one.whole ? `${one.rows} rows, ${one.files} files, ${sizeOf(one.bytes)}` : 'not whole', one.folder])
    return { text: backups.length === 0 ? [`There is no back-up in ${folder}.`] : asTable(rows), json: { backups } }
  },
}

const keysForReading = (tools: CliTools): SecretBox => {
  // A key that was only made now opens nothing.
  if (!hasSecretKey(tools.config)) throw new CliError(`the key is missing: put the secret.key of the installation that made the back-up into ${tools.config.dataDir}, or give SECRET_KEY`)
  return openSecretBox(tools.config)
}

const verify: CliCommand = {
  words: 'backup verify',
  usage: 'DIR',
  summary: 'read a back-up to its last byte: whether it is whole, unaltered, and opens with the key',
  options: {},
  positionals: 1,
  run: async (tools, { positionals: [given = ''] }) => {
    const opened = await openBackup(path.resolve(given), keysForReading(tools))
    const parts = allParts(opened.manifest)
    for (const part of parts) await provePart(opened, part)
    return { text: [`${parts.length} parts are whole and open with the key.`], json: { parts: parts.length, takenAt: opened.manifest.takenAt } }
  },
}

type Target = { storage: Storage; superuserUrl: string; database: string }

const findTarget = async (tools: CliTools, replace: boolean): Promise<Target & { isEmpty: boolean }> => {
  const storage = await tools.openStorage()
  const superuserUrl = superuserOf(storage)
  if (storage.ownerUrl === undefined) throw new CliError('DATABASE_OWNER_URL is missing: only the owner of the tables can make them')
  const database = databaseNameOf(storage.urls.appUrl)
  const { isEmpty, programs } = await lookAtDatabase(superuserUrl, database)
  if (programs > 0) throw new CliError(`${programs} connections to ${database} are open: stop the program first`)
  if (!isEmpty && !replace) throw new CliError(`${database} is not empty: give --replace to put the back-up in its place (what is in it is lost), or another DATA_DIR`)
  return { storage, superuserUrl, database, isEmpty }
}

/** All that is known of what was deleted since: beside the back-up, in this installation's own folder, and in the database that gives way. */
const findLedger = async (tools: CliTools, of: { target: Target & { isEmpty: boolean }; from: string; takenAt: string; without: boolean; keys: SecretBox }): Promise<DeletionLedger> => {
  const { target, from, keys, without, takenAt } = of
  const now = tools.clock()
  const known: DeletionLedger[] = []
  for (const folder of new Set([path.dirname(from), tools.config.backups.folder])) {
    const found = await readLedger(folder, keys)
    if (found !== undefined) known.push(found)
  }
  if (!target.isEmpty) {
    const database = openDatabase({ url: target.storage.urls.appUrl, size: 1, log: createLog('silent'), clock: tools.clock })
    const found = await deletionsOf(database, { acts: DELETING_ACTS, since: new Date(takenAt) }).catch(() => undefined).finally(() => database.close())
    if (found !== undefined) known.push(found)
  }
  const ledger = joinLedgers(known, now)
  if (without) return { ...ledger, from: now.toISOString(), through: now.toISOString(), entries: ledger.entries }
  if (known.length === 0) throw new CliError(`deletions.json lies neither beside the back-up nor in ${tools.config.backups.folder}: what was deleted since would come back. If there is none any more, give --without-deletions`)
  if (ledger.from > takenAt || ledger.through < takenAt) throw new CliError(`deletions.json tells of ${ledger.from} to ${ledger.through}, which doesn’t reach the back-up’s ${takenAt}; if there is no other, give --without-deletions`)
  return ledger
}

type Settled = { repeated: number; failed: string[]; faults: number; sealed: number }

/** What was deleted goes again, what is due goes too, and the trail is verified. */
const settleIn = async (database: Database, of: { ledger: DeletionLedger; backupId: string; takenAt: string }): Promise<Settled> => {
  const missing = await withReader(database, OPERATOR, (tx) => missingDeletions(tx, of.ledger))
  const { repeated, failed } = await repeatDeletions(database, missing)
  await deleteDueCases(database, PURGE_PIECES)
  await withActor(database, OPERATOR, (tx) => audit(tx, { act: 'backup.restored', subjectKind: 'backup', subjectId: of.backupId, data: { takenAt: of.takenAt, repeated, failed: failed.length } }))
  const found = await withReader(database, OPERATOR, (tx) => verifyAudit(tx))
  return { repeated, failed: failed.map(({ act, subjectKind, subjectId }) => `${act} ${subjectKind} ${subjectId}`), faults: found.faults.length, sealed: found.sealed }
}

const restore: CliCommand = {
  words: 'restore',
  usage: '--from DIR [--replace] [--without-deletions]',
  summary: 'put a back-up into an empty installation, or with --replace in the place of what is there; what was deleted since it was made goes again',
  options: { from: 'string', replace: 'boolean', 'without-deletions': 'boolean' },
  positionals: 0,
  run: async (tools, input) => {
    const { config, clock, note } = tools
    const from = path.resolve(requiredOption(input, 'from'))
    if (!existsSync(from)) throw new CliError(`there is no folder ${from}`)
    const keys = keysForReading(tools)
    note('Reading the back-up …')
    const opened = await openBackup(from, keys)
    const { id, takenAt, tables, files } = opened.manifest
    const target = await findTarget(tools, input.values['replace'] === true)
    const without = input.values['without-deletions'] === true
    const ledger = await findLedger(tools, { target, from, takenAt, without, keys })
    openProgramDetector()
    const log = createLog('silent')
    const { urls, ownerUrl = '' } = target.storage
    note('Restoring …')
    const settled = await withStorage(tools, async (storage) => {
      let done: Settled | undefined
      await restoreBackup({
        backup: opened,
        superuserUrl: target.superuserUrl,
        roles: { ownerUrl, appUrl: urls.appUrl, authUrl: urls.authUrl },
        database: target.database,
        storage,
        log,
        settle: async ({ appUrl }) => {
          const database = openDatabase({ url: appUrl, size: 2, log, clock })
          done = await settleIn(database, { ledger, backupId: id, takenAt }).finally(() => database.close())
          if (done.failed.length > 0 && !without) throw new BackupError(`these deletions could not be repeated, so nothing was restored: ${done.failed.join(', ')}; --without-deletions restores nevertheless`)
        },
      })
      const database = openDatabase({ url: urls.appUrl, size: 2, log, clock })
      // Files of what went again, and of what stood here before.
      await sweepOrphans(database, storage, ANY_TIME).finally(() => database.close())
      return done
    })
    await writeLedger(config.backups.folder, keys, { ...ledger, through: clock().toISOString() })
    const { repeated = 0, faults = 0, sealed = 0, failed = [] } = settled ?? {}
    const rows = tables.reduce((sum, one) => sum + one.rows, 0)
    return {
      text: [
        `Restored as of ${takenAt}: ${rows} rows of ${tables.length} tables and ${files.length} files, each read again and as it was backed up.`,
        `${repeated} deletions since then were repeated, known up to ${ledger.through}. Everybody signs in anew.`,
        ...failed.map((one) => `could not be repeated: ${one}`),
        faults === 0 ? `${sealed} entries of the audit trail are sealed. None was changed.` : `The audit trail has ${faults} faults: audit verify tells which.`,
      ],
      json: { takenAt, rows, files: files.length, repeated, failed, auditFaults: faults, deletionsKnownThrough: ledger.through },
      failed: faults > 0 || failed.length > 0,
    }
  },
}

export const BACKUP_COMMANDS = [backup, list, verify, restore]
