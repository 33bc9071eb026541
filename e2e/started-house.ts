import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fromPrepared } from './prepared-data'

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export type HouseHospital = { id: string; name: string }

/** A person whom the operator has entered, with the password that they have set by their code. */
export type HousePerson = { name: string; loginId: string; password: string; hospital: HouseHospital }

/** A hospital that uses the system, and a person of it, a member unless told: added by the operator's command line. */
export type CastMember = readonly [hospital: string, municipality: string, person: string, role?: 'representative']

export type StartedHouse = {
  url: string
  /** In the order of the cast. */
  cast: readonly HousePerson[]
  /** By the operator's command line. */
  addColleague(hospital: HouseHospital, personName: string): Promise<HousePerson>
  /** Any other command of the operator's command line, and what it answers. */
  operate(...args: string[]): Promise<Record<string, string>>
  /** What the clock of a house `at` another day shows now. */
  now(): Date
  /** Another day comes: without a restart. */
  moveTo(instant: Date): void
  close(): Promise<void>
}

type HouseOptions = { demo?: boolean; smtpPort?: number; hurried?: boolean | undefined; cast?: readonly CastMember[]; /** Its clock begins there, and moves on from there. */ at?: Date }

const READY_WITHIN_MS = 160_000
const ENDED_WITHIN_MS = 15_000

/** Where a person of a journey gets their e-mail. */
export const addressOf = (personName: string): string => `${Buffer.from(personName).toString('hex').slice(-12)}@hospital.example`

const FIRST_PORT = 20_000
const PORTS_EACH = 500

/** Each worker of the test runner has ports of its own: two that look for one at the same moment find different ones. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const first = FIRST_PORT + (Number(process.env.VITEST_POOL_ID ?? 0) % 80) * PORTS_EACH
    const attempt = (port: number): void => {
      const probe = createServer()
      probe.once('error', () => (port + 1 < first + PORTS_EACH ? attempt(port + 1) : reject(new Error('no free port'))))
      probe.listen(port, () => probe.close(() => resolve(port)))
    }
    attempt(first + Math.floor(Math.random() * (PORTS_EACH / 2)))
  })

const program = (name: 'main' | 'cli'): string => {
  const file = path.join(projectRoot, 'server/dist', `${name}.js`)
  if (!existsSync(file)) throw new Error(`${file} is missing: build first (node tools/build.mjs)`)
  return file
}

const untilReady = async (url: string, server: ChildProcess, said: () => string): Promise<void> => {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}\n${said()}`)
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await sleep(100)
  }
  throw new Error(`the server was not ready in time\n${said()}`)
}

/** Servers that are ended by the test; any other that goes says so in the log, with its last words. */
const dismissed = new WeakSet<ChildProcess>()
const LAST_WORDS = 3000

const end = async (server: ChildProcess): Promise<void> => {
  dismissed.add(server)
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await Promise.race([ended, sleep(ENDED_WITHIN_MS, undefined, { ref: false })])
}

/** Sets a first password with the code that the command line has printed. */
export const beginWithCode = async (url: string, { loginId = '', code = '' }: Record<string, string>): Promise<{ loginId: string; password: string }> => {
  const password = randomBytes(15).toString('base64url')
  const answer = await fetch(`${url}/api/v1/access-code/redeem`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ code, password }) })
  if (!answer.ok) throw new Error(`the code was refused: ${answer.status} ${await answer.text()}`)
  return { loginId, password }
}

/** The built program as its operator starts it, in a process of its own, and the operator's command line beside it. */
const launch = async (dataDir: string, options: HouseOptions & { clockFile?: string }) => {
  const port = await freePort()
  const url = `http://localhost:${port}`
  // Only its own settings: the test runner's environment has a BASE_URL of another meaning.
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: dataDir,
    TASUKI_DEMO: options.demo === true ? '1' : '0',
    LOG_LEVEL: 'warn',
    // Who looks at dozens of pages in a minute asks more often than any person.
    ...(options.hurried === true ? { RATE_LIMIT: '0' } : {}),
    ...(options.smtpPort === undefined ? {} : { SMTP_URL: `smtp://127.0.0.1:${options.smtpPort}`, SMTP_TLS: 'off', MAIL_FROM: 'tasuki@prefecture.example' }),
    ...(options.clockFile === undefined ? {} : { TRIAL_CLOCK: options.clockFile }),
  }
  const server = spawn(process.execPath, ['--enable-source-maps', program('main')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  server.once('exit', (code, signal) => {
    if (!dismissed.has(server)) process.stderr.write(`the server of ${url} went by itself: ${code ?? signal}\n${output.slice(-LAST_WORDS)}\n`)
  })
  try {
    await untilReady(url, server, () => output)
  } catch (error) {
    await end(server)
    throw error
  }
  const operate = async (...args: string[]): Promise<Record<string, string>> => {
    const { stdout } = await promisify(execFile)(process.execPath, [program('cli'), ...args, '--json'], { env })
    return JSON.parse(stdout) as Record<string, string>
  }
  const addPerson = async (hospital: HouseHospital, personName: string, role: 'member' | 'representative' = 'member'): Promise<HousePerson> => {
    const given = await operate('user', 'add', '--hospital', hospital.id, '--name', personName, '--role', role, '--email', addressOf(personName))
    return { name: personName, hospital, ...(await beginWithCode(url, given)) }
  }
  const addUserHospital = async (...[name, municipality, personName, role]: CastMember): Promise<HousePerson> => {
    const { id = '' } = await operate('hospital', 'add', '--name', name, '--municipality', municipality, '--start')
    return addPerson({ id, name }, personName, role)
  }
  return { url, operate, addPerson, addUserHospital, end: () => end(server) }
}

/** Fills a folder once for all tests of the run that begin alike; the others get a copy. */
const prepare = async (dataDir: string, options: HouseOptions): Promise<readonly HousePerson[]> => {
  const fill = async (): Promise<readonly HousePerson[]> => {
    const first = await launch(dataDir, options)
    try {
      // The journeys are about the work; who is asked for a second factor has tests of their own.
      if (options.demo !== true) await first.operate('second-factor', 'policy', 'voluntary')
      // A person of a hospital has a seat, within what the prefecture's budget holds.
      await first.operate('seat-budget', '1000')
      return await Promise.all((options.cast ?? []).map((member) => first.addUserHospital(...member)))
    } finally {
      await first.end()
    }
  }
  if (options.demo === true) return fromPrepared('demo', { dataDir, fill })
  if (options.cast === undefined) return fromPrepared('empty', { dataDir, fill })
  return fromPrepared(JSON.stringify(options.cast), {
    dataDir,
    fill: async () => {
      await prepare(dataDir, {})
      return fill()
    },
  })
}

/** An empty folder, the built-in PostgreSQL; with `demo` the demonstration fills it, with a `cast` these people use it. */
export const startHouse = async (options: HouseOptions = {}): Promise<StartedHouse> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tasuki-e2e-'))
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o755)
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  const dataDir = path.join(folder, 'data')
  const clockFile = path.join(folder, 'clock')
  let aheadMs = 0
  const moveTo = (instant: Date): void => {
    if (options.at === undefined) throw new Error('this house goes by the day of today')
    aheadMs = instant.getTime() - Date.now()
    writeFileSync(clockFile, String(aheadMs))
  }
  try {
    const cast = await prepare(dataDir, options)
    if (options.at !== undefined) moveTo(options.at)
    const house = await launch(dataDir, { ...options, ...(options.at !== undefined && { clockFile }) })
    return {
      url: house.url,
      cast,
      addColleague: (hospital, personName) => house.addPerson(hospital, personName),
      operate: house.operate,
      now: () => new Date(Date.now() + aheadMs),
      moveTo,
      close: async () => {
        await house.end()
        removeFolder()
      },
    }
  } catch (error) {
    removeFolder()
    throw error
  }
}
