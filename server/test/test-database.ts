import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { listMigrations } from '../src/platform/db/migrate'
import { prepareDatabase } from '../src/platform/db/prepare-database'
import { createLog } from '../src/platform/log'

export type TestDatabase = {
  ownerUrl: string
  appUrl: string
  authUrl: string
  /** For what a test must see or break past every rule. */
  superuserUrl: string
  /** Close your pools first. */
  drop(): Promise<void>
}

const LOCK = 7_283_499

/** Most tests are about what people do once they are signed in: their passwords are long and do. Those of the second factor set it to required. */
export const VOLUNTARY_FACTOR = `insert into setting (key, value) values ('second_factor', '"voluntary"')`

const urlFor = (serverUrl: string, role: string, database: string): string => {
  const url = new URL(serverUrl)
  url.username = role
  url.pathname = `/${database}`
  return url.href
}

const withSuperuser = async <T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: serverUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const templateName = (): string => {
  const all = listMigrations().map(({ name, checksum }) => `${name} ${checksum}`)
  return `template_${createHash('sha256').update([...all, VOLUNTARY_FACTOR].join('\n')).digest('hex').slice(0, 12)}`
}

/** One migrated database per state of the migrations; every test gets a copy of it, which takes some 60 ms. */
const makeTemplateOnce = async (client: pg.Client, serverUrl: string): Promise<string> => {
  const name = templateName()
  const exists = async () => ((await client.query('select from pg_database where datname = $1 and not datallowconn', [name])).rowCount ?? 0) > 0
  if (await exists()) return name
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    if (await exists()) return name
    const old = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'template\\_%'`)
    for (const { datname } of old.rows) await client.query(`drop database if exists ${datname}`).catch(() => undefined)
    await client.query(`create database ${name} owner tasuki_owner`)
    await prepareDatabase(urlFor(serverUrl, 'tasuki_owner', name), createLog('silent'))
    await withSuperuser(urlFor(serverUrl, 'postgres', name), async (own) => void (await own.query(VOLUNTARY_FACTOR)))
    await client.query(`alter database ${name} allow_connections false`)
    return name
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

/** A database of its own, on the given server. */
const createTestDatabaseOn = async (serverUrl: string, templateOf: (client: pg.Client) => Promise<string>): Promise<TestDatabase> => {
  const name = `test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString('hex')}`
  await withSuperuser(serverUrl, async (client) => void (await client.query(`create database ${name} template ${await templateOf(client)} owner tasuki_owner`)))
  return {
    ownerUrl: urlFor(serverUrl, 'tasuki_owner', name),
    appUrl: urlFor(serverUrl, 'tasuki_app', name),
    authUrl: urlFor(serverUrl, 'tasuki_auth', name),
    superuserUrl: urlFor(serverUrl, 'postgres', name),
    drop: () => withSuperuser(serverUrl, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

/** Migrated and empty, on the server of this test run. */
export const createTestDatabase = (): Promise<TestDatabase> => {
  const serverUrl = inject('testServerUrl')
  return createTestDatabaseOn(serverUrl, (client) => makeTemplateOnce(client, serverUrl))
}

/** Without any migration. */
export const createEmptyTestDatabase = (): Promise<TestDatabase> => createTestDatabaseOn(inject('testServerUrl'), async () => 'template1')
