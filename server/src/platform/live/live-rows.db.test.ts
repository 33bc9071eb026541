import type { Actor } from '@tasuki/domain/account/actor'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { withActor } from '../db/transaction'
import { createLog } from '../log'
import { announce, type LiveEvent } from './announce'
import { isForActor } from './live-hub'
import { listLiveRowsSince, readLiveTime } from './live-rows'

const [PERSON, EAST, WEST, NORTH] = Array.from({ length: 4 }, () => randomUUID())
const member = (hospitalId: string | undefined): Actor => ({ kind: 'member', personId: PERSON ?? '', hospitalId: hospitalId ?? '', role: 'member' })
const officer: Actor = { kind: 'officer', personId: PERSON ?? '' }
const coordinator: Actor = { kind: 'coordinator', personId: PERSON ?? '' }
const auditor: Actor = { kind: 'auditor', personId: PERSON ?? '' }
const anonymous: Actor = { kind: 'anonymous' }

let urls: TestDatabase
let database: Database
beforeAll(async () => {
  urls = await createTestDatabase()
  database = openDatabase({ url: urls.appUrl, size: 4, log: createLog('silent'), clock: () => new Date() })
})
afterAll(async () => {
  await database.close()
  await urls.drop()
})

const tell = (...events: LiveEvent[]) => withActor(database, { kind: 'system', name: 'test' }, async (tx) => events.forEach((event) => announce(tx, event)))
const about = (...hospitalIds: (string | undefined)[]): LiveEvent => ({ topic: 'case', id: randomUUID(), hospitalIds: hospitalIds.map((id) => id ?? '') })

it('gives each reader the rows that concern it, as the open stream does', async () => {
  const since = await readLiveTime(database)
  const written: LiveEvent[][] = [[about(EAST)], [about(WEST), about(EAST, NORTH)], [{ ...about(), everybody: true }], [{ ...about(EAST, WEST), topic: 'account' }], [about(WEST)], [{ ...about(), topic: 'account', everybody: true }], [{ ...about(EAST), prefecture: ['officer', 'auditor'] }], [{ ...about(), prefecture: ['officer'] }], [{ ...about(NORTH), prefecture: [] }], [{ ...about(), prefecture: ['auditor'] }]]
  for (const events of written) await tell(...events)
  for (const actor of [member(EAST), member(WEST), member(NORTH), member(PERSON), officer, coordinator, auditor, anonymous]) {
    const found = await listLiveRowsSince(database, since, actor)
    expect(found?.map((row) => row.events)).toEqual(written.filter((events) => events.some((event) => isForActor(event, { actor }))))
  }
  expect(await listLiveRowsSince(database, since)).toHaveLength(written.length)
})

it('how much happened elsewhere decides nothing: only one’s own rows are counted', async () => {
  // Of hospitals of its own: rows from before, also those for everybody, may be told again while any transaction of the whole server is open.
  const [east, west, north] = [randomUUID(), randomUUID(), randomUUID()]
  const since = await readLiveTime(database)
  await Promise.all(Array.from({ length: 1001 }, () => tell(about(west))))
  await tell(about(east))
  const own = async (hospitalId: string) => (await listLiveRowsSince(database, since, member(hospitalId)))?.filter(({ events }) => events.some((event) => event.hospitalIds.includes(hospitalId)))
  expect(await own(east)).toHaveLength(1)
  expect(await own(north)).toEqual([])
  expect(await listLiveRowsSince(database, since, member(west))).toBeUndefined()
  expect(await listLiveRowsSince(database, since, officer)).toBeUndefined()
})
