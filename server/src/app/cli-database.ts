import { statfs } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { listPeople } from '../account/people/list-people'
import { examineCheckQueue } from '../document/check-health'
import { servedPrefecture } from '../facility/served-prefecture'
import { examineMailQueue } from '../notice/mail-health'
import { countUnsealed } from '../platform/audit/verify-audit'
import { findLastBackup } from '../platform/backup/keep-ledger'
import { assertLeastPrivilege } from '../platform/db/assert-least-privilege'
import { listMigrations, pendingMigrations } from '../platform/db/migrate'
import { prepareDatabase } from '../platform/db/prepare-database'
import { withReader } from '../platform/db/transaction'
import { listUnforcedTables } from '../platform/db/unforced-tables'
import { openDatabase } from '../platform/db/database'
import { createLog } from '../platform/log'
import { CliError, type CliCommand, type CliTools } from './cli-command'
import type { Storage } from './open-storage'

const migrateCommand: CliCommand = {
  words: 'migrate',
  usage: '',
  summary: 'bring the database to this version',
  options: {},
  positionals: 0,
  run: async ({ openStorage }) => {
    const { ownerUrl } = await openStorage()
    if (ownerUrl === undefined) throw new CliError('DATABASE_OWNER_URL is missing: only the owner of the tables can migrate')
    const applied = await prepareDatabase(ownerUrl, createLog('silent'))
    return { text: applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['The database is up to date.'], json: { applied } }
  },
}

/** A warning leaves the installation sound: what it does not have may be had elsewhere. */
type Finding = { check: string; ok: boolean; warning?: true; said: string }
type Check = { check: string; look(): Promise<string | { warning: string }> }

const NODE_WANTED = [20, 19] as const
const FREE_BYTES_WANTED = 1024 ** 3
const CLOCK_TOLERANCE_MS = 5_000
/** What a busy hour writes: sealing takes seconds. */
const WAITING_SEALS_TOLERATED = 20_000
/** Each night, and a little late. */
const BACKUP_WANTED_HOURS = 26
const HOUR_MS = 3_600_000

const expect = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise)
}

const checkNode = async (): Promise<string> => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  expect(major > NODE_WANTED[0] || (major === NODE_WANTED[0] && minor >= NODE_WANTED[1]), `Node ${process.versions.node}; ${NODE_WANTED.join('.')} or later is needed`)
  return process.versions.node
}

const checkDisk = async (folder: string): Promise<string> => {
  const { bavail, bsize } = await statfs(folder).catch(() => statfs(path.dirname(folder)))
  const free = bavail * bsize
  const said = `${(free / 1024 ** 3).toFixed(1)} GB free in ${folder}`
  expect(free >= FREE_BYTES_WANTED, said)
  return said
}

const databaseChecks = (tools: CliTools, storage: Storage, client: pg.Client): Check[] => [
  {
    check: 'PostgreSQL',
    look: async () => {
      const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
      return `${rows[0]?.version ?? '?'}, ${storage.isOwn ? 'built in' : 'on a server'}`
    },
  },
  {
    check: 'clock',
    look: async () => {
      const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at')
      const apart = Math.abs((rows[0]?.at.getTime() ?? 0) - tools.clock().getTime())
      expect(apart < CLOCK_TOLERANCE_MS, `this machine and the database are ${Math.round(apart / 1000)} s apart`)
      return 'this machine and the database agree'
    },
  },
  {
    check: 'migrations',
    look: async () => {
      const pending = await pendingMigrations(client)
      expect(pending.length === 0, `pending: ${pending.join(', ')} (npm run -s tasuki -- migrate)`)
      return `${listMigrations().length} applied`
    },
  },
  {
    check: 'least privilege',
    look: async () => {
      await assertLeastPrivilege(client)
      return 'the serving role owns nothing and bypasses nothing'
    },
  },
  {
    check: 'row security',
    look: async () => {
      const open = await listUnforcedTables(client)
      expect(open.length === 0, `not forced on ${open.join(', ')}`)
      return 'forced on every table with data of hospitals, people and cases'
    },
  },
  {
    check: 'sign-in tables',
    look: async () => {
      const auth = new pg.Client({ connectionString: storage.urls.authUrl })
      await auth.connect()
      await auth.query('select from auth."user" limit 1').finally(() => auth.end())
      return 'reachable by their own role'
    },
  },
  {
    check: 'documents',
    look: async () => {
      const database = openDatabase({ url: storage.urls.appUrl, size: 1, log: createLog('silent'), clock: tools.clock })
      const { ok, said } = await examineCheckQueue(database).finally(() => database.close())
      expect(ok, said)
      return said
    },
  },
  {
    check: 'e-mail',
    look: async () => {
      if (tools.config.mail === undefined) return 'not set (SMTP_URL): nobody is told by e-mail'
      const database = openDatabase({ url: storage.urls.appUrl, size: 1, log: createLog('silent'), clock: tools.clock })
      const { ok, said } = await examineMailQueue(database).finally(() => database.close())
      expect(ok, said)
      return `${tools.config.mail.smtp.host}: ${said}`
    },
  },
  {
    check: 'audit trail',
    look: async () => {
      const database = openDatabase({ url: storage.urls.appUrl, size: 1, log: createLog('silent'), clock: tools.clock })
      const waiting = await withReader(database, { kind: 'system', name: 'doctor' }, countUnsealed).finally(() => database.close())
      expect(waiting < WAITING_SEALS_TOLERATED, `${waiting} entries wait for their seal: does a server run?`)
      return `${waiting} entries wait for their seal`
    },
  },
  {
    check: 'back-up',
    look: async () => {
      const since = new Date(tools.clock().getTime() - tools.config.backups.days * 24 * HOUR_MS)
      const database = openDatabase({ url: storage.urls.appUrl, size: 1, log: createLog('silent'), clock: tools.clock })
      const last = await withReader(database, { kind: 'system', name: 'doctor' }, (tx) => findLastBackup(tx, since)).finally(() => database.close())
      if (last === undefined) return { warning: `none was made in ${tools.config.backups.days} days (npm run -s tasuki -- backup)` }
      const hours = Math.floor((tools.clock().getTime() - last.getTime()) / HOUR_MS)
      const said = `the last one was made ${hours} hours ago`
      return hours < BACKUP_WANTED_HOURS ? said : { warning: `${said} (npm run -s tasuki -- backup)` }
    },
  },
  {
    check: 'officer',
    look: async () => {
      const database = openDatabase({ url: storage.urls.appUrl, size: 1, log: createLog('silent'), clock: tools.clock })
      const people = await withReader(database, { kind: 'system', name: 'doctor' }, (tx) => listPeople(tx)).finally(() => database.close())
      const officers = people.filter((person) => person.role === 'officer' && person.active).length
      expect(officers > 0, 'nobody of the prefecture can sign in yet (npm run -s tasuki -- officer add --name …)')
      return `${officers} can sign in`
    },
  },
]

const find = async ({ check, look }: Check): Promise<Finding> => {
  try {
    const said = await look()
    return typeof said === 'string' ? { check, ok: true, said } : { check, ok: true, warning: true, said: said.warning }
  } catch (error) {
    return { check, ok: false, said: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed' }
  }
}

const examineDatabase = async (tools: CliTools): Promise<Finding[]> => {
  let client: pg.Client | undefined
  try {
    const storage = await tools.openStorage()
    client = new pg.Client({ connectionString: storage.urls.appUrl, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    await client.connect()
    const findings: Finding[] = []
    for (const check of databaseChecks(tools, storage, client)) {
      const found = await find(check)
      findings.push(found)
      // Without its tables, a database can't be examined any further.
      if (check.check === 'migrations' && !found.ok) break
    }
    return findings
  } catch (error) {
    return [{ check: 'PostgreSQL', ok: false, said: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreachable' }]
  } finally {
    await client?.end()
  }
}

const doctorCommand: CliCommand = {
  words: 'doctor',
  usage: '',
  summary: 'check settings, database, roles, row security, disk, clock and the last back-up',
  options: {},
  positionals: 0,
  run: async (tools) => {
    const { config } = tools
    const findings = [
      await find({ check: 'settings', look: async () => `port ${config.port}, ${config.baseUrl}` }),
      await find({ check: 'Node', look: checkNode }),
      await find({ check: 'prefecture', look: async () => `${servedPrefecture().code} ${servedPrefecture().name}` }),
      await find({ check: 'disk', look: () => checkDisk(config.dataDir) }),
      ...(await examineDatabase(tools)),
    ]
    return {
      text: findings.map(({ check, ok, warning, said }) => `${warning ? '!' : ok ? '✓' : '✗'} ${check}: ${said}`),
      json: { ok: findings.every((finding) => finding.ok), findings },
      failed: findings.some((finding) => !finding.ok),
    }
  },
}

export const DATABASE_COMMANDS = [migrateCommand, doctorCommand]
