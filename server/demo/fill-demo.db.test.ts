import { findPersonalNames } from '@tasuki/domain/names/personal-name.rules'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test/test-database'
import { createTestClock } from '../test/test-clock'
import { openDatabase, openPool } from '../src/platform/db/database'
import { createLog } from '../src/platform/log'
import { createSessionService } from '../src/platform/session/session-service'
import { isUnused } from '../src/account/installation'
import { actorOf } from '../src/account/resolve-actor'
import { listRooms } from '../src/talk/list-rooms'
import { getHome } from '../src/transfer/get-home'
import { listCases } from '../src/transfer/list-cases'
import { withReader } from '../src/platform/db/transaction'
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people'
import { DEMO_CASES, fillDemo } from './fill-demo'

void [actorOf, listRooms, getHome, listCases]
let testDatabase: TestDatabase
let client: pg.Client
let seconds = 0
const log = createLog('silent')
// A Tuesday, 11:20 in Japan.
const clock = createTestClock('2026-11-24T02:20:00.000Z')
const said: string[] = []
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const database = openDatabase({ url: testDatabase.appUrl, size: 8, log, clock })
  const authPool = openPool({ url: testDatabase.authUrl, size: 4, log })
  const sessions = createSessionService({ pool: authPool, baseUrl: 'http://tasuki.example' })
  const started = performance.now()
  expect(await withReader(database, { kind: 'system', name: 'test' }, isUnused)).toBe(true)
  await fillDemo({ database, sessions, say: (line) => said.push(line) })
  seconds = (performance.now() - started) / 1000
  client = new pg.Client({ connectionString: testDatabase.superuserUrl })
  await client.connect()
  await sessions.signInWithPassword({ loginId: 'shiomi-1', password: DEMO_PASSWORD, address: '192.0.2.9', cookieHeader: undefined })
  await authPool.end()
  await database.close()
})
afterAll(async () => {
  await client?.end()
  await testDatabase?.drop()
})

it('fills', async () => {
  console.log(seconds, said, DEMO_PEOPLE.length, DEMO_CASES.length)
  console.log((await client.query('select status, count(*) from transfer_case group by 1')).rows, (await client.query('select state, count(*) from inquiry group by 1')).rows)
  console.log(findPersonalNames('x'))
})
