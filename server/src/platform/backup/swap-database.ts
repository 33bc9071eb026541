import pg from 'pg'
import { BackupError } from './backup-error'
import { withDatabaseName } from './past-row-security'

/** From where databases are made and renamed. */
const MAINTENANCE = 'postgres'

const withMaintenance = async <T>(superuserUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: withDatabaseName(superuserUrl, MAINTENANCE), application_name: 'tasuki restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const quoted = (name: string): string => pg.escapeIdentifier(name)

/** With the owner, the encoding and the locale of the one that it shall follow. */
export const createDatabaseAside = (superuserUrl: string, of: { aside: string; like: string }): Promise<void> =>
  withMaintenance(superuserUrl, async (client) => {
    const { rows } = await client.query<{ owner: string; collate: string; ctype: string }>(
      'select pg_get_userbyid(datdba)::text as owner, datcollate::text as collate, datctype::text as ctype from pg_database where datname = $1',
      [of.like],
    )
    const found = rows[0]
    if (found === undefined) throw new BackupError(`there is no database ${of.like}: make an empty one with its roles first (docs/operations.md)`)
    const { owner, collate, ctype } = found
    await client.query(`create database ${quoted(of.aside)} owner ${quoted(owner)} template template0 encoding 'UTF8' lc_collate ${pg.escapeLiteral(collate)} lc_ctype ${pg.escapeLiteral(ctype)}`)
  })

export const dropDatabase = (superuserUrl: string, name: string): Promise<void> =>
  withMaintenance(superuserUrl, async (client) => void (await client.query(`drop database if exists ${quoted(name)} with (force)`)))

/** Both names change at once, or none; then the former one goes. */
export const putInPlace = (superuserUrl: string, of: { aside: string; database: string }): Promise<void> =>
  withMaintenance(superuserUrl, async (client) => {
    const former = `${of.aside}_former`
    await client.query(`begin; alter database ${quoted(of.database)} rename to ${quoted(former)}; alter database ${quoted(of.aside)} rename to ${quoted(of.database)}; commit`)
    await client.query(`drop database ${quoted(former)} with (force)`)
  })

export type DatabaseInUse = { isEmpty: boolean; programs: number }

/** Whether anything of ours is in it, and how many connections are open to it. */
export const lookAtDatabase = async (superuserUrl: string, database: string): Promise<DatabaseInUse> => {
  const programs = await withMaintenance(superuserUrl, async (client) => (await client.query(`select from pg_stat_activity where datname = $1 and backend_type = 'client backend'`, [database])).rowCount ?? 0)
  const client = new pg.Client({ connectionString: withDatabaseName(superuserUrl, database) })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth')`)
    return { isEmpty: rowCount === 0, programs }
  } finally {
    await client.end()
  }
}
