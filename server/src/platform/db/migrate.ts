import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { serverFolder } from '../server-folder'

export type Migration = { name: string; sql: string; checksum: string }

/** With a sentence for the operator. */
export class MigrationError extends Error {}

/** The migrations of this version of the program, in order. */
export const listMigrations = (folder = path.join(serverFolder, 'migrations')): Migration[] => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const numbers = new Set<string>()
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    if (number === undefined || numbers.has(number)) throw new MigrationError(`migrations/${name}: names are NNNN_words.sql, each number once`)
    numbers.add(number)
    const sql = readFileSync(path.join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

// Any number will do, as long as every process takes the same.
const LOCK = 7_283_411

type Applied = { name: string; checksum: string }

const readApplied = async (client: pg.ClientBase): Promise<Applied[]> => {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('public.tasuki_migration') is not null as known`)
  if (rows[0]?.known !== true) return []
  return (await client.query<Applied>('select name, checksum from public.tasuki_migration order by name')).rows
}

/**
 * A text that wasn't changed but mended: as it was, it couldn't go through everywhere. Where it did, the database goes on from there.
 * 0047 was refused by answers in Japanese, which it didn't reach; 0052 takes away what it left.
 */
const MENDED: Readonly<Record<string, string>> = { '0047_kept_outcomes.sql': '2023f7addf2ca59ced8ca6a9c2b81171ec44cfa650e915986504a3d103fc89ac' }

/** What is still to do. A database that has seen other migrations than ours is refused. */
const compare = (wanted: readonly Migration[], applied: readonly Applied[]): Migration[] => {
  for (const { name, checksum } of applied) {
    const ours = wanted.find((migration) => migration.name === name)
    if (ours === undefined) throw new MigrationError(`The database has migration ${name}, which this version doesn't know: it was used by a newer version.`)
    if (ours.checksum !== checksum && MENDED[name] !== checksum) throw new MigrationError(`Migration ${name} was changed after it had been applied.`)
  }
  const last = applied.at(-1)?.name ?? ''
  const pending = wanted.filter((migration) => !applied.some(({ name }) => name === migration.name))
  const late = pending.find((migration) => migration.name < last)
  if (late !== undefined) throw new MigrationError(`Migration ${late.name} is missing below the applied ${last}.`)
  return pending
}

/** Names of the migrations that the database lacks. Any of our roles may ask. */
export const pendingMigrations = async (client: pg.ClientBase): Promise<string[]> => compare(listMigrations(), await readApplied(client)).map(({ name }) => name)

const REQUIRED_ROLES = ['tasuki_app', 'tasuki_auth']
const OLDEST_VERSION = 150_000

const checkServer = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ version: string; encoding: string; roles: string[] }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
            array(select rolname::text from pg_roles where rolname = any($1)) as roles`,
    [REQUIRED_ROLES],
  )
  const found = rows[0]
  if (found === undefined || Number(found.version) < OLDEST_VERSION) throw new MigrationError('PostgreSQL 15 or later is needed.')
  if (found.encoding !== 'UTF8') throw new MigrationError(`The database's encoding is ${found.encoding}; UTF8 is needed.`)
  const missing = REQUIRED_ROLES.filter((role) => !found.roles.includes(role))
  if (missing.length > 0) throw new MigrationError(`The role ${missing.join(' and the role ')} is missing: create role … login nosuperuser nobypassrls (docs/operations.md).`)
}

const applyOne = async (client: pg.ClientBase, migration: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into public.tasuki_migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new MigrationError(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : 'unknown error'}`, { cause: error })
  }
}

/** Brings the database to this version, as its owner; returns what was applied. Processes that start together wait for each other. */
export const migrate = async (ownerUrl: string, wanted: readonly Migration[] = listMigrations()): Promise<string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tasuki migrate' })
  // A connection that breaks fails the query that is waiting on it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await checkServer(client)
    await client.query(
      `create table if not exists public.tasuki_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now());
       grant select on public.tasuki_migration to tasuki_app`,
    )
    const pending = compare(wanted, await readApplied(client))
    for (const migration of pending) await applyOne(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
