import { randomBytes } from 'node:crypto'
import type { Actor } from '@tasuki/domain/account/actor'
import { createHospitalCommand } from '../../src/account/hospital/create-hospital'
import { issueLoginCommand } from '../../src/account/sign-in/issue-login'
import { startHospitalUseCommand } from '../../src/account/hospital/start-hospital-use'
import { type Database, openDatabase, openPool } from '../../src/platform/db/database'
import { type Transaction, withActor } from '../../src/platform/db/transaction'
import { createLog } from '../../src/platform/log'
import { createSecondFactors, type SecondFactors } from '../../src/platform/session/second-factor'
import { secretBox } from '../../src/platform/session/secret-box'
import { createSessionService, type SessionService } from '../../src/platform/session/session-service'
import { createTestClock, type TestClock } from '../test-clock'
import { createTestDatabase, type TestDatabase } from '../test-database'
import { leaveRoomForSeats } from './seat-room'

export const HOUSE_URL = 'http://tasuki.example'
export const HOUSE_PASSWORD = 'a long enough password'
const SYSTEM: Actor = { kind: 'system', name: 'test' }

type Member = Extract<Actor, { kind: 'member' }>

/** Three user hospitals with people, and an officer: real logins, no cases. */
export type SmallHouse = {
  testDatabase: TestDatabase
  database: Database
  sessions: SessionService
  factors: SecondFactors
  clock: TestClock
  /** Two people of hospital a, one each of b and c. Their login ids are these names. */
  actors: Record<'sato' | 'suzuki' | 'tanaka' | 'yamada', Member> & { officer: Extract<Actor, { kind: 'officer' }> }
  asSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  as<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The sign-in data as its own role. */
  authQuery(sql: string, values: readonly unknown[]): Promise<void>
  close(): Promise<void>
}

export const openSmallHouse = async (): Promise<SmallHouse> => {
  const testDatabase = await createTestDatabase()
  const log = createLog('silent')
  const clock = createTestClock()
  const database = openDatabase({ url: testDatabase.appUrl, size: 24, log, clock })
  const authPool = openPool({ url: testDatabase.authUrl, size: 4, log })
  const sessions = createSessionService({ pool: authPool, baseUrl: HOUSE_URL })
  const factors = createSecondFactors({ pool: authPool, baseUrl: HOUSE_URL, box: secretBox(randomBytes(32)), clock })
  const as: SmallHouse['as'] = (actor, work) => withActor(database, actor, work)
  const asSystem: SmallHouse['asSystem'] = (work) => as(SYSTEM, work)

  const openHospital = (name: string) =>
    asSystem(async (tx) => {
      const id = await createHospitalCommand(tx, { name: `${name}病院`, shortName: name, municipalityCode: '14101', corporation: name === '西' ? '' : '東法人' })
      await startHospitalUseCommand(tx, id)
      return id
    })
  const employ = async (loginId: string, hospitalId: string): Promise<Member> => {
    const { personId } = await asSystem((tx) =>
      issueLoginCommand(tx, sessions, { hospitalId, role: 'member', displayName: loginId, loginId, password: HOUSE_PASSWORD }),
    )
    return { kind: 'member', personId, hospitalId, role: 'member' }
  }
  await asSystem((tx) => leaveRoomForSeats(tx, 1000))
  const [a, b, c] = [await openHospital('東'), await openHospital('北'), await openHospital('西')]
  const officer = await asSystem((tx) => issueLoginCommand(tx, sessions, { hospitalId: null, role: 'officer', displayName: 'officer', loginId: 'officer', password: HOUSE_PASSWORD }))
  return {
    testDatabase,
    database,
    sessions,
    factors,
    clock,
    actors: {
      sato: await employ('sato', a),
      suzuki: await employ('suzuki', a),
      tanaka: await employ('tanaka', b),
      yamada: await employ('yamada', c),
      officer: { kind: 'officer', personId: officer.personId },
    },
    as,
    asSystem,
    authQuery: async (sql, values) => void (await authPool.query(sql, [...values])),
    close: async () => {
      await authPool.end()
      await database.close()
      await testDatabase.drop()
    },
  }
}
