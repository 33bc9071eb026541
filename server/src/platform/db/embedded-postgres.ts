import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log'
import { findServerUser, settleBinaries } from './embedded-binaries'
import { CLUSTER_PORT, createClusterOnce, findPostmaster, launchPostmaster, settleCluster, stopPostmaster, type Cluster } from './embedded-cluster'

export type EmbeddedPostgres = {
  ownerUrl: string
  appUrl: string
  authUrl: string
  /** The bootstrap superuser, for the backup command and the test harness. */
  superuserUrl: string
  /** Whether another process of ours (or a server left over from a crash) had it running already. */
  reattached: boolean
  /** Stops PostgreSQL unless another program still uses it. Close your pools first. */
  stop(): Promise<void>
}

const START_PATIENCE_MS = 60_000
const LOCK_PATIENCE_MS = 90_000

/** Starting and stopping are done by one program at a time: the server and the command line share the folder. */
const withLock = async <T>(base: string, work: () => Promise<T>): Promise<T> => {
  const file = path.join(base, 'postgres.lock')
  const deadline = Date.now() + LOCK_PATIENCE_MS
  for (;;) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isLeftBehind(file)) {
      rmSync(file, { force: true })
      continue
    }
    if (Date.now() > deadline) throw new Error(`another program holds ${file}`)
    await sleep(25)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

const isLeftBehind = (file: string): boolean => {
  if (!existsSync(file)) return false
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // Empty for the instant between its creation and the writing of the pid.
    if (pid === 0) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

const urlOf = (cluster: Cluster, role: string, database: string): string =>
  `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(cluster.socket)}&port=${CLUSTER_PORT}`

const connectOnce = async (url: string): Promise<pg.Client | undefined> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}

const lastLogLines = (cluster: Cluster): string =>
  existsSync(cluster.logFile) ? readFileSync(cluster.logFile, 'utf8').trim().split('\n').slice(-5).join('\n') : ''

/** Waits out start and crash recovery. */
const waitForConnection = async (cluster: Cluster, url: string): Promise<pg.Client> => {
  const deadline = Date.now() + START_PATIENCE_MS
  const startedAt = Date.now()
  for (;;) {
    const client = await connectOnce(url)
    if (client !== undefined) return client
    const dead = findPostmaster(cluster) === undefined && Date.now() - startedAt > 3000
    if (dead || Date.now() > deadline) throw new Error(`PostgreSQL doesn't start (${cluster.logFile}):\n${lastLogLines(cluster)}`)
    await sleep(15)
  }
}

const ROLES = ['tasuki_owner', 'tasuki_app', 'tasuki_auth'] as const
const DATABASE = 'tasuki'

/** The same roles that an operator makes on a server of their own (docs/operations.md). */
const prepareRoles = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [ROLES])
  for (const role of ROLES.filter((name) => !rows.some((row) => row.rolname === name))) {
    // Inheriting matters on PostgreSQL 15: a database's owner may write into its schema public as a member of pg_database_owner.
    await client.query(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole inherit`)
  }
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await client.query(`create database ${DATABASE} owner tasuki_owner`)
}

/** Connections of other programs. One that has just been closed needs a moment to disappear from the list. */
const isUsedByOthers = async (client: pg.Client): Promise<boolean> => {
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rowCount } = await client.query(`select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)
    if (rowCount === 0) return false
    await sleep(50)
  }
  return true
}

/**
 * A real PostgreSQL of our own in `dataDir`, on a unix socket that only its user may reach (folder of mode 0700).
 * Several programs may share it: the first starts it, later ones attach, the last one to leave stops it. After a crash
 * of ours the still running server is attached to again.
 */
export const startEmbeddedPostgres = async (options: {
  dataDir: string
  log: Log
  /** A folder with `bin/postgres` in place of the installed package; the tests run on Debian's too. */
  binaries?: string
  settings?: readonly string[]
}): Promise<EmbeddedPostgres> => {
  const user = findServerUser()
  const cluster = settleCluster(path.resolve(options.dataDir), user)
  const superuserUrl = urlOf(cluster, 'postgres', 'postgres')
  const reattached = await withLock(cluster.base, async () => {
    const running = findPostmaster(cluster) !== undefined
    if (!running) {
      const binaries = options.binaries ?? settleBinaries(cluster.base, user)
      await createClusterOnce(cluster, binaries)
      launchPostmaster(cluster, binaries, options.settings)
    }
    const client = await waitForConnection(cluster, superuserUrl)
    try {
      await prepareRoles(client)
    } finally {
      await client.end()
    }
    return running
  })
  options.log.info({ reattached }, 'built-in PostgreSQL is ready')
  return {
    ownerUrl: urlOf(cluster, 'tasuki_owner', DATABASE),
    appUrl: urlOf(cluster, 'tasuki_app', DATABASE),
    authUrl: urlOf(cluster, 'tasuki_auth', DATABASE),
    superuserUrl,
    reattached,
    stop: () =>
      withLock(cluster.base, async () => {
        const pid = findPostmaster(cluster)
        if (pid === undefined) return
        const client = await connectOnce(superuserUrl)
        if (client !== undefined) {
          const used = await isUsedByOthers(client).finally(() => client.end())
          if (used) return
        }
        await stopPostmaster(pid, cluster)
      }),
  }
}
