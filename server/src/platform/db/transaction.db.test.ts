import type { Actor } from '@tasuki/domain/account/actor'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTestClock } from '../../../test/test-clock'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { audit } from '../audit/write-audit'
import { createLog } from '../log'
import { assertLeastPrivilege } from './assert-least-privilege'
import { type Database, openDatabase } from './database'
import { dangerouslyAsSystem, type Transaction, withActor, withReader } from './transaction'

const PERSON = '11111111-1111-4111-8111-111111111111'
const EAST = '22222222-2222-4222-8222-222222222222'
const WEST = '22222222-2222-4222-8222-222222222223'
const member = (hospitalId: string): Actor => ({ kind: 'member', personId: PERSON, hospitalId, role: 'member' })
const system: Actor = { kind: 'system', name: 'test' }
const log = createLog('silent')

let urls: TestDatabase
let database: Database
let owner: pg.Client
beforeAll(async () => {
  urls = await createTestDatabase()
  owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  await owner.query('create table counter (id int primary key, n int not null); grant select, update on counter to tasuki_app')
  await owner.query('insert into counter values (1, 0), (2, 0)')
})
beforeEach(() => {
  database = openDatabase({ url: urls.appUrl, size: 1, log, clock: createTestClock('2026-04-01T00:00:00.000Z') })
  return () => database.close()
})
afterAll(async () => {
  await owner.end()
  await urls.drop()
})

const settings = (tx: Transaction) =>
  sql<Record<string, string>>`select current_setting('app.actor_kind') as kind, current_setting('app.person_id') as person, current_setting('app.hospital_id') as hospital, current_setting('app.now') as now`
    .execute(tx.db)
    .then(({ rows }) => rows[0])
const acts = (tx: Transaction) => tx.db.selectFrom('audit_entry').select('act').execute().then((rows) => rows.map(({ act }) => act).sort())

it('each transaction has its own actor and instant, on the same connection too', async () => {
  for (const run of [withActor, withReader]) {
    expect(await run(database, member(EAST), settings)).toEqual({ kind: 'member', person: PERSON, hospital: EAST, now: '2026-04-01T00:00:00.000Z' })
    expect(await run(database, { kind: 'anonymous' }, settings)).toMatchObject({ kind: '', person: '', hospital: '' })
  }
  // nothing of it stays on the connection
  const left = await database.pool.query(`select current_setting('app.actor_kind', true) as kind, current_setting('transaction_read_only') as only`)
  expect(left.rows).toEqual([{ kind: '', only: 'off' }])
  await expect(withActor(database, { kind: 'officer', personId: `x'; drop table setting; --` }, settings)).rejects.toThrow('UUID')
})

it('audit entries are seen by their hospital, the prefecture and the system, and changed by nobody', async () => {
  await withActor(database, member(EAST), (tx) => audit(tx, { act: 'east', subjectKind: 'test' }))
  await withActor(database, member(WEST), (tx) => audit(tx, { act: 'west', subjectKind: 'test' }))
  expect(await withReader(database, member(EAST), acts)).toEqual(['east'])
  expect(await withReader(database, { kind: 'anonymous' }, acts)).toEqual([])
  expect(await withReader(database, { kind: 'officer', personId: PERSON }, acts)).toEqual(['east', 'west'])
  const forged = { at: new Date(), actor_kind: 'member', person_id: PERSON, hospital_id: WEST, act: 'forged', subject_kind: 'test' }
  await expect(withActor(database, member(EAST), (tx) => tx.db.insertInto('audit_entry').values(forged).execute())).rejects.toThrow('row-level security')
  await expect(withActor(database, system, (tx) => tx.db.deleteFrom('audit_entry').execute())).rejects.toThrow('permission denied')
  await expect(withReader(database, member(EAST), (tx) => audit(tx, { act: 'x', subjectKind: 'test' }))).rejects.toThrow('read-only')
})

it("the system's sight is for one piece of work and ends with it", async () => {
  const work = async (tx: Transaction) => {
    expect(await dangerouslyAsSystem(tx, 'a test counts all entries', acts)).toEqual(['east', 'west'])
    expect(await acts(tx)).toEqual(['east'])
    await dangerouslyAsSystem(tx, 'a test nests', async () => {
      await dangerouslyAsSystem(tx, 'a test is nested', acts)
      expect(await acts(tx)).toEqual(['east', 'west'])
    })
    await expect(dangerouslyAsSystem(tx, 'a test fails', () => Promise.reject(new Error('inside')))).rejects.toThrow('inside')
    expect(await acts(tx)).toEqual(['east'])
  }
  await withActor(database, member(EAST), work)
  await withReader(database, member(EAST), work)
})

it('a query after the end is refused, and a transaction that failed leaves nothing', async () => {
  const kept = await withActor(database, member(EAST), async (tx) => tx)
  await expect(acts(kept)).rejects.toThrow('has ended')
  await expect(
    withActor(database, member(EAST), async (tx) => {
      await audit(tx, { act: 'undone', subjectKind: 'test' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await withReader(database, member(EAST), acts)).toEqual(['east'])
})

it('a deadlock is run again', async () => {
  let attempts = 0
  const raise = (from: Database, first: number, second: number) =>
    withActor(from, system, async (tx) => {
      attempts += 1
      await sql`update counter set n = n + 1 where id = ${first}`.execute(tx.db)
      await sql`select pg_sleep(0.2)`.execute(tx.db)
      await sql`update counter set n = n + 1 where id = ${second}`.execute(tx.db)
    })
  const second = openDatabase({ url: urls.appUrl, size: 1, log, clock: () => new Date() })
  await Promise.all([raise(database, 1, 2), raise(second, 2, 1)]).finally(() => second.close())
  expect(attempts).toBeGreaterThan(2)
  expect((await owner.query('select n from counter order by id')).rows).toEqual([{ n: 2 }, { n: 2 }])
})

it('a read that fails costs no connection, and the next on it is its own actor’s', async () => {
  const pidOf = async (tx: Transaction) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)).rows[0]?.pid
  const pid = await withReader(database, member(EAST), pidOf)
  const failing: ((tx: Transaction) => Promise<unknown>)[] = [
    (tx) => sql`select ${'2147483648'}::int`.execute(tx.db),
    (tx) => sql`select ${'x'}::date`.execute(tx.db),
    (tx) => sql`select nonsense`.execute(tx.db),
    (tx) => audit(tx, { act: 'x', subjectKind: 'test' }),
    (tx) => Promise.all([acts(tx), sql`select 1 / 0`.execute(tx.db), settings(tx)]),
    () => Promise.reject(new Error('ours')),
  ]
  for (const fail of failing) {
    await expect(withReader(database, member(WEST), fail)).rejects.toThrow()
    expect(await withReader(database, member(EAST), settings)).toMatchObject({ kind: 'member', hospital: EAST })
    expect(await withReader(database, member(EAST), pidOf)).toBe(pid)
  }
  expect(database.pool.totalCount).toBe(1)
})

it('a lost connection is a refusal to try again, and the pool heals', async () => {
  const killed = withActor(database, system, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)
    const killer = new pg.Client({ connectionString: urls.superuserUrl })
    await killer.connect()
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await killer.end()
    return acts(tx)
  })
  await expect(killed).rejects.toMatchObject({ refusal: { code: 'database_unavailable' } })
  expect(await withReader(database, member(EAST), acts)).toEqual(['east'])
  const nowhere = openDatabase({ url: 'postgresql://x@127.0.0.1:1/x', size: 1, log, clock: () => new Date() })
  await expect(withReader(nowhere, system, acts)).rejects.toMatchObject({ refusal: { code: 'database_unavailable' } })
  await nowhere.close()
})

it('serves as nobody who could see past row security', async () => {
  const check = async (url: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await assertLeastPrivilege(client).finally(() => client.end())
  }
  await check(urls.appUrl)
  await expect(check(urls.ownerUrl)).rejects.toThrow('owns tables')
  await expect(check(urls.superuserUrl)).rejects.toThrow('is a superuser')
})
