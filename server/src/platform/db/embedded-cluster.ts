import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isReachable, type ServerUser } from './embedded-binaries'

/** The name inside the socket folder; no TCP port is opened. */
export const CLUSTER_PORT = 5432
/** A unix socket's path must fit into 108 bytes with its terminating zero (104 on macOS). */
const MAX_SOCKET_PATH = 103
const MAX_LOG_BYTES = 10 * 1024 * 1024

export type Cluster = { base: string; data: string; socket: string; logFile: string; user: ServerUser }

const own = (target: string, user: ServerUser): void => {
  if (user !== undefined) chownSync(target, user.uid, user.gid)
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** A folder that only the server's user (and root) may enter: local connections are trusted, so this is the door. */
const makePrivateFolder = (folder: string, user: ServerUser): void => {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    own(folder, user)
  }
  const found = lstatSync(folder)
  const expected = user?.uid ?? process.getuid?.()
  if (!found.isDirectory() || (expected !== undefined && found.uid !== expected)) {
    throw new Error(`${folder} exists and belongs to somebody else: remove it`)
  }
  chmodSync(folder, 0o700)
}

/** Where the cluster of a data folder lies. Prepares the folders; starts nothing. */
export const settleCluster = (dataDir: string, user: ServerUser): Cluster => {
  mkdirSync(dataDir, { recursive: true })
  // Root may keep its data folder where the dropped uid can't go (/root is 0700): the cluster moves, the rest stays.
  const base = isReachable(dataDir, user) ? dataDir : path.join('/var/lib/tasuki', shortHash(dataDir))
  if (base !== dataDir) {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    writeFileSync(path.join(dataDir, 'postgres.location'), `${base}\n`)
  }
  let socket = path.join(base, 'socket')
  if (Buffer.byteLength(path.join(socket, `.s.PGSQL.${CLUSTER_PORT}`)) > MAX_SOCKET_PATH) {
    socket = path.join(os.tmpdir(), `tasuki-${shortHash(base)}`)
  }
  makePrivateFolder(socket, user)
  return { base, data: path.join(base, 'postgres'), socket, logFile: path.join(base, 'postgres.log'), user }
}

const run = (program: string, args: string[], cluster: Cluster): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...cluster.user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(program)} failed: ${said.trim().slice(-1000)}`))))
  })

/** Makes the cluster if there is none. It is built aside and renamed: an interrupted first start leaves no half one. */
export const createClusterOnce = async (cluster: Cluster, binaries: string): Promise<void> => {
  if (existsSync(path.join(cluster.data, 'PG_VERSION'))) return
  const next = `${cluster.data}.next-${process.pid}`
  rmSync(next, { recursive: true, force: true })
  mkdirSync(next, { mode: 0o700 })
  own(next, cluster.user)
  // macOS has no C.UTF-8; searching needs a ctype that knows Japanese letters.
  const locale = process.platform === 'darwin' ? ['--lc-collate=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']
  const args = ['-D', next, '-U', 'postgres', '-E', 'UTF8', ...locale, '--data-checksums', '--auth-local=trust', '--auth-host=reject']
  try {
    await run(path.join(binaries, 'bin', 'initdb'), args, cluster)
    renameSync(next, cluster.data)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** On Linux the postmaster's working folder is its data folder: a reused pid is told apart by it. */
const isPostmasterOf = (pid: number, cluster: Cluster): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster.data
  } catch {
    return false
  }
}

/** The pid of the cluster's running postmaster. A pid file that an unclean end left behind is removed. */
export const findPostmaster = (cluster: Cluster): number | undefined => {
  const file = path.join(cluster.data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (Number.isInteger(pid) && pid > 1 && isPostmasterOf(pid, cluster)) return pid
  rmSync(file, { force: true })
  return undefined
}

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  'random_page_cost=1.1',
  // A failed statement's detail quotes row contents; the log must not hold them.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]

/** Starts the postmaster apart from this process: Ctrl-C reaches us alone, and we stop it when our work is over. */
export const launchPostmaster = (cluster: Cluster, binaries: string, settings: readonly string[] = []): void => {
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > MAX_LOG_BYTES) renameSync(cluster.logFile, `${cluster.logFile}.1`)
  const log = openSync(cluster.logFile, 'a', 0o600)
  const args = [...SETTINGS, `unix_socket_directories=${cluster.socket}`, `port=${CLUSTER_PORT}`, ...settings].flatMap((setting) => ['-c', setting])
  const child = spawn(path.join(binaries, 'bin', 'postgres'), ['-D', cluster.data, ...args], {
    ...cluster.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  })
  // A failure to start shows in the wait for the first connection.
  child.on('error', () => undefined)
  child.unref()
  closeSync(log)
}

/** Fast shutdown (connections are cut, the checkpoint written); after `patienceMs` an immediate one, which recovery mends. */
export const stopPostmaster = async (pid: number, cluster: Cluster, patienceMs = 15_000): Promise<void> => {
  if (!isPostmasterOf(pid, cluster)) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + patienceMs
  let urged = false
  while (isPostmasterOf(pid, cluster)) {
    if (!urged && Date.now() > deadline) {
      process.kill(pid, 'SIGQUIT')
      urged = true
    }
    await sleep(20)
  }
}
