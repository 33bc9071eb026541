import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/platform/db/embedded-postgres'
import { createLog } from '../src/platform/log'
import { serverFolder } from '../src/platform/server-folder'

export type TestServerKind = 'embedded' | 'debian15'

/** Tests don't survive a power cut anyway: what makes a commit durable is left out. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_wal_size=2GB']
const DEBIAN_15 = '/usr/lib/postgresql/15'
const STALE_MS = 3_600_000

/** Databases that a killed run left behind. Their name holds the second of their making. */
const dropStale = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'test\\_%'`)
  for (const { datname } of rows) {
    const made = Number(datname.split('_')[1]) * 1000
    if (Date.now() - made < STALE_MS) continue
    await client.query(`drop database if exists ${datname}`).catch(() => undefined)
  }
}

/** A PostgreSQL for tests, kept below `.cache` between runs and shared by runs at the same time. */
export const startTestServer = async (kind: TestServerKind): Promise<{ superuserUrl: string; stop(): Promise<void> }> => {
  if (kind === 'debian15' && !existsSync(path.join(DEBIAN_15, 'bin/postgres'))) {
    throw new Error(`${DEBIAN_15} is missing: install Debian's postgresql-15`)
  }
  const dataDir = path.join(serverFolder, '..', '.cache', `test-postgres-${kind}`)
  const log = createLog('silent')
  const server = await startEmbeddedPostgres({ dataDir, log, settings: SETTINGS, ...(kind === 'debian15' ? { binaries: DEBIAN_15 } : {}) })
  // This connection says that somebody is here: a run that ends earlier leaves the server to us.
  const presence = new pg.Client({ connectionString: server.superuserUrl })
  presence.on('error', () => undefined)
  await presence.connect()
  await dropStale(presence)
  return {
    superuserUrl: server.superuserUrl,
    stop: async () => {
      await presence.end()
      await server.stop()
    },
  }
}
