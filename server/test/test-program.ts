import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Call, FileCall } from '@tasuki/domain/base/call'
import type { PersonRole } from '@tasuki/domain/account/account.contract'
import { signInCall } from '@tasuki/domain/account/account.contract'
import { inject } from 'vitest'
import type { z } from 'zod'
import { createHospitalCommand } from '../src/account/hospital/create-hospital'
import { issueLoginCommand } from '../src/account/sign-in/issue-login'
import { startHospitalUseCommand } from '../src/account/hospital/start-hospital-use'
import type { CheckPages } from '../src/document/run-check'
import type { NoticeOutlets } from '../src/app/notice-wiring'
import { type Program, startProgram } from '../src/app/start-program'
import { readConfig } from '../src/platform/config'
import { type Transaction, withActor } from '../src/platform/db/transaction'
import { createLog } from '../src/platform/log'
import { leaveRoomForSeats } from './worlds/seat-room'
import { createTestClock, type TestClock } from './test-clock'
import { createTestDatabase, type TestDatabase } from './test-database'

type Input<C extends Call> = { params?: z.input<C['params']>; query?: z.input<C['query']>; body?: z.input<C['body']>; key?: string }

export type Answer<T> = { status: number; body: T; problem: { code?: string; fields?: string[] } & Record<string, unknown> }

/** A person signed in over HTTP, as a browser is: only a cookie. */
export type TestPerson = {
  personId: string
  hospitalId: string | null
  cookie: string
  call<C extends Call>(call: C, input?: Input<C>): Promise<Answer<z.output<C['output']>>>
  /** The same, for steps that aren't what the test is about: anything but 200 fails it. */
  ok<C extends Call>(call: C, input?: Input<C>): Promise<z.output<C['output']>>
  /** A file as it arrives; GET unless told. */
  file<C extends FileCall>(call: C, input?: Omit<Input<C>, 'body' | 'key'>, method?: 'GET' | 'HEAD'): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>
}

export type TestProgram = {
  program: Program
  documents: Program['documents']
  clock: TestClock
  database: TestDatabase
  asSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Runs a job as its runner would. */
  runJob(name: string, payload?: unknown): Promise<void>
  addHospital(of?: { name?: string; municipalityCode?: string; use?: 'active' | 'non_user'; corporation?: string; latitude?: number; longitude?: number }): Promise<string>
  addPerson(of: { hospitalId: string | null; role?: PersonRole; name?: string }): Promise<TestPerson>
  /** Somebody who signed in at another program over this database, or over one copied from it. */
  resume(person: TestPerson): TestPerson
  close(): Promise<void>
}

/** Most documents of the tests are pages without a word: what a reader finds there, in no time. */
const readNoWords: CheckPages = async ({ first, count }, onPage) => {
  for (let page = first; page < first + count; page++) await onPage({ page, places: [], asks: 0 })
}

export const TEST_PASSWORD = 'correct horse battery'

const urlOf = (call: Call, input: { params?: unknown; query?: unknown }): string => {
  const params = (input.params ?? {}) as Record<string, string>
  const path = call.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams((input.query ?? {}) as Record<string, string>).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The whole program over a database of its own and a clock that the test moves; spoken to over HTTP only. */
export const startTestProgram = async (options: { at?: string; database?: TestDatabase; outlets?: NoticeOutlets; env?: Record<string, string>; checkPages?: CheckPages; /** Room in the prefecture's budget besides that for `addPerson`. */ seatRoom?: number } = {}): Promise<TestProgram> => {
  const database = options.database ?? (await createTestDatabase())
  const clock = createTestClock(options.at)
  const log = createLog(process.env.TEST_LOG ?? 'silent')
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tasuki-files-'))
  const config = readConfig({ BASE_URL: 'http://localhost:3000', RATE_LIMIT: '0', DATA_DIR: dataDir, ...options.env })
  const program = await startProgram({ config, urls: { appUrl: database.appUrl, authUrl: database.authUrl, directUrl: database.appUrl }, log, clock, isDemo: false, withJobs: false, outlets: options.outlets, inspectorProgram: inject('inspectorProgram'), checkPages: options.checkPages ?? readNoWords })
  const asSystem = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => withActor(program.database, { kind: 'system', name: 'test' }, work)

  const { seatRoom = 1000 } = options
  if (seatRoom > 0) await asSystem((tx) => leaveRoomForSeats(tx, seatRoom))

  const speak = (cookie: string, who: { personId: string; hospitalId: string | null }): TestPerson => {
    const call: TestPerson['call'] = async (wanted, input = {}) => {
      const response = await program.http.inject({
        method: wanted.method,
        url: urlOf(wanted, input),
        headers: {
          cookie,
          ...(wanted.method !== 'GET' && { 'idempotency-key': input.key ?? randomUUID() }),
          ...(input.body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(input.body !== undefined && { payload: JSON.stringify(input.body) }),
      })
      const body = response.body === '' ? null : JSON.parse(response.body)
      return { status: response.statusCode, body, problem: response.statusCode >= 400 ? body : {} }
    }
    const ok: TestPerson['ok'] = async (wanted, input) => {
      const answer = await call(wanted, input)
      if (answer.status !== 200) throw new Error(`${wanted.method} ${wanted.path}: ${answer.status} ${JSON.stringify(answer.problem)}`)
      return answer.body
    }
    const file: TestPerson['file'] = async (wanted, input = {}, method = 'GET') => {
      const response = await program.http.inject({ method, url: urlOf(wanted, input), headers: { cookie } })
      return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload }
    }
    return { ...who, cookie, call, ok, file }
  }

  return {
    program,
    documents: program.documents,
    clock,
    database,
    asSystem,
    runJob: async (name, payload = {}) => {
      const job = program.jobs.find((one) => one.name === name)
      if (job === undefined) throw new Error(`there is no job ${name}`)
      await job.run(payload)
    },
    addHospital: async (of = {}) => {
      const id = await asSystem(async (tx) => {
        const { use = 'active', ...rest } = of
        const created = await createHospitalCommand(tx, { name: '試験病院', municipalityCode: '14101', ...rest })
        if (use === 'active') await startHospitalUseCommand(tx, created)
        return created
      })
      await program.snapshots.refresh(id)
      return id
    },
    addPerson: async ({ hospitalId, role = hospitalId === null ? 'officer' : 'member', name = '試験 担当' }) => {
      const { personId, loginId } = await asSystem(async (tx) => {
        if (hospitalId !== null) await leaveRoomForSeats(tx, 1)
        return issueLoginCommand(tx, program.sessions, { hospitalId, role, displayName: name, password: TEST_PASSWORD })
      })
      const response = await program.http.inject({ method: 'POST', url: signInCall.path, headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ loginId, password: TEST_PASSWORD }) })
      const [cookie] = String(response.headers['set-cookie']).split(';')
      if (response.statusCode !== 200 || cookie === undefined) throw new Error(`sign-in: ${response.statusCode} ${response.body}`)
      return speak(cookie, { personId, hospitalId })
    },
    resume: ({ cookie, personId, hospitalId }) => speak(cookie, { personId, hospitalId }),
    close: async () => {
      await program.close()
      await rm(dataDir, { recursive: true, force: true })
      await database.drop()
    },
  }
}
