import pg from 'pg'
import { bypassesRowSecurity } from './backup.store'
import { BackupError } from './backup-error'

/** The same server and role, another database of it. */
export const withDatabaseName = (url: string, name: string): string => {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

export const databaseNameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1))

/** For back-ups alone: a connection that sees every row, without the limits of those that serve. */
export const connectPastRowSecurity = async (superuserUrl: string, database: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: withDatabaseName(superuserUrl, database), application_name: 'tasuki backup' })
  // A connection that breaks fails the query that waits on it.
  client.on('error', () => undefined)
  await client.connect()
  if (await bypassesRowSecurity(client)) return client
  await client.end()
  throw new BackupError('DATABASE_SUPERUSER_URL: this role is bound by row security; a back-up needs one that sees every row')
}
