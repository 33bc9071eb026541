import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export type HouseHospital = { id: string; name: string }

/** A person as the operator hands them their letter: login id and first password. */
export type HousePerson = { name: string; loginId: string; password: string; hospital: HouseHospital }

export type StartedHouse = {
  url: string
  /** By the operator's command line: a hospital that uses the system, and a person of it. */
  addUserHospital(name: string, municipality: string, personName: string): Promise<HousePerson>
  addColleague(hospital: HouseHospital, personName: string): Promise<HousePerson>
  close(): Promise<void>
}

const READY_WITHIN_MS = 160_000
const ENDED_WITHIN_MS = 15_000

/** Where a person of a journey gets their e-mail. */
export const addressOf = (personName: string): string => `${Buffer.from(personName).toString('hex').slice(-12)}@hospital.example`

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
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

const end = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await Promise.race([ended, sleep(ENDED_WITHIN_MS, undefined, { ref: false })])
}

/**
 * The built program as its operator starts it: a process of its own, an empty folder, the built-in PostgreSQL. With
 * `demo` it fills itself with the demonstration.
 */
export const startHouse = async (options: { demo?: boolean; smtpPort?: number; hurried?: boolean } = {}): Promise<StartedHouse> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tasuki-e2e-'))
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const url = `http://localhost:${port}`
  // Only its own settings: the test runner's environment has a BASE_URL of another meaning.
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: path.join(folder, 'data'),
    TASUKI_DEMO: options.demo === true ? '1' : '0',
    LOG_LEVEL: 'warn',
    // Who looks at dozens of pages in a minute asks more often than any person.
    ...(options.hurried === true ? { RATE_LIMIT: '0' } : {}),
    ...(options.smtpPort === undefined ? {} : { SMTP_URL: `smtp://127.0.0.1:${options.smtpPort}`, SMTP_TLS: 'off', MAIL_FROM: 'tasuki@prefecture.example' }),
  }
  const server = spawn(process.execPath, ['--enable-source-maps', program('main')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const close = async (): Promise<void> => {
    await end(server)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await untilReady(url, server, () => output)
  } catch (error) {
    await close()
    throw error
  }
  const operate = async (...args: string[]): Promise<Record<string, string>> => {
    const { stdout } = await promisify(execFile)(process.execPath, [program('cli'), ...args, '--json'], { env })
    return JSON.parse(stdout) as Record<string, string>
  }
  const addPerson = async (hospital: HouseHospital, personName: string): Promise<HousePerson> => {
    const { loginId = '', password = '' } = await operate('user', 'add', '--hospital', hospital.id, '--name', personName, '--email', addressOf(personName))
    return { name: personName, loginId, password, hospital }
  }
  return {
    url,
    addColleague: (hospital, personName) => addPerson(hospital, personName),
    addUserHospital: async (name, municipality, personName) => {
      const { id = '' } = await operate('hospital', 'add', '--name', name, '--municipality', municipality, '--start')
      return addPerson({ id, name }, personName)
    },
    close,
  }
}
