import { randomUUID } from 'node:crypto'
import type { Actor } from '@tasuki/domain/account/actor'
import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { withActor, withReader } from '../db/transaction'
import { createLog } from '../log'
import { PREFECTURE_CHAIN } from './audit-digest'
import { sealAllAuditEntries, sealAuditEntries, startSealing } from './seal-audit'
import { listChainHeads, verifyAudit } from './verify-audit'
import { audit } from './write-audit'

const log = createLog('silent')
const EAST = randomUUID()
const WEST = randomUUID()
const member = (hospitalId: string): Actor => ({ kind: 'member', personId: randomUUID(), hospitalId, role: 'member' })
const officer: Actor = { kind: 'officer', personId: randomUUID() }
const system: Actor = { kind: 'system', name: 'test' }

let urls: TestDatabase
let database: Database
/** Whoever has the database's rights, no matter what the program allows. */
let intruder: pg.Client
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})
beforeEach(async () => {
  urls = await createTestDatabase()
  database = openDatabase({ url: urls.appUrl, size: 4, log, clock: () => new Date() })
  intruder = new pg.Client({ connectionString: urls.superuserUrl })
  await intruder.connect()
  const [own, their] = [database, intruder]
  closing.push(urls.drop, () => own.close(), () => their.end())
  for (const actor of [member(EAST), member(WEST), officer]) for (let n = 0; n < 3; n++) await withActor(database, actor, (tx) => audit(tx, { act: `test.act_${n}`, subjectKind: 'test', subjectId: randomUUID(), data: { n } }))
  await sealAllAuditEntries(database)
}, 30_000)

const verify = (heads: Parameters<typeof verifyAudit>[1] = []) => withReader(database, system, (tx) => verifyAudit(tx, heads))
const faultsOf = async (...given: Parameters<typeof verify>) => (await verify(...given)).faults.map(({ fault, chain, seq }) => `${fault} ${chain === EAST ? 'east' : chain === WEST ? 'west' : chain === null ? '' : 'prefecture'} ${seq ?? ''}`.trim()).sort()
const entryAt = async (chain: string, seq: number) => (await intruder.query<{ entry_id: string }>('select entry_id from audit_seal where chain = $1 and seq = $2', [chain, seq])).rows[0]?.entry_id ?? ''

it('every entry gets its place in the chain of its hospital, the prefecture’s and the system’s in one of theirs', async () => {
  expect(await verify()).toEqual({ chains: 3, sealed: 9, waiting: 0, faults: [] })
  await withActor(database, system, (tx) => audit(tx, { act: 'test.more', subjectKind: 'test' }))
  expect(await verify()).toMatchObject({ sealed: 9, waiting: 1, faults: [] })
  await sealAllAuditEntries(database)
  expect((await withReader(database, system, listChainHeads)).map(({ chain, length }) => [chain, length])).toEqual([[PREFECTURE_CHAIN, 4], [EAST, 3], [WEST, 3]].sort())
})

it('an entry is sealed exactly if its act happened', async () => {
  const failed = withActor(database, member(EAST), async (tx) => {
    await audit(tx, { act: 'test.undone', subjectKind: 'test' })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await sealAllAuditEntries(database)
  expect(await verify()).toMatchObject({ sealed: 9, waiting: 0, faults: [] })
})

it('an altered entry is found, whatever of it was altered', async () => {
  const entry = await entryAt(EAST, 2)
  const changes: [string, unknown][] = [['act', 'test.other'], ['data', { n: 7 }], ['at', '2020-01-01T00:00:00Z'], ['person_id', randomUUID()], ['subject_id', randomUUID()], ['concerns_hospital_ids', [WEST]], ['hospital_id', WEST]]
  for (const [column, value] of changes) {
    const { rows } = await intruder.query(`select ${column} as was from audit_entry where id = $1`, [entry])
    await intruder.query(`update audit_entry set ${column} = $2 where id = $1`, [entry, value])
    expect(await faultsOf(), column).toEqual(['altered east 2'])
    await intruder.query(`update audit_entry set ${column} = $2 where id = $1`, [entry, rows[0]?.was])
  }
  expect(await faultsOf()).toEqual([])
})

it('a removed entry is found, sealed or not, with its seal and without', async () => {
  await intruder.query('delete from audit_entry where id = $1', [await entryAt(EAST, 2)])
  expect(await faultsOf()).toEqual(['removed east 2'])
  await intruder.query('delete from audit_seal where chain = $1 and seq = 2', [EAST])
  expect(await faultsOf()).toEqual(['broken east 3'])

  await withActor(database, member(WEST), (tx) => audit(tx, { act: 'test.fresh', subjectKind: 'test' }))
  await intruder.query(`delete from audit_entry where act = 'test.fresh'`)
  await sealAllAuditEntries(database)
  expect(await faultsOf()).toEqual(['broken east 3', 'removed prefecture 4'])
})

it('an inserted entry is found where it was written around the queue, and where a seal was made for it', async () => {
  const insert = `insert into audit_entry (at, actor_kind, person_id, hospital_id, act, subject_kind) values (now(), 'member', $1, $2, 'test.forged', 'test') returning id`
  const { rows } = await intruder.query<{ id: string }>(insert, [randomUUID(), EAST])
  await intruder.query('delete from audit_queue')
  expect(await faultsOf()).toEqual(['unsealed'])
  await intruder.query(`insert into audit_seal (entry_id, chain, seq, digest, hash) select $1, $2, 4, digest, hash from audit_seal where chain = $2 and seq = 3`, [rows[0]?.id, EAST])
  expect(await faultsOf()).toEqual(['cut east 4'])
  await intruder.query('update audit_chain set length = 4 where chain = $1', [EAST])
  expect(await faultsOf()).toContain('broken east 4')
})

it('two entries that changed places are found', async () => {
  const [first, second] = [await entryAt(EAST, 1), await entryAt(EAST, 2)]
  await intruder.query('update audit_seal set seq = seq + 100 where entry_id = any ($1::uuid[])', [[first, second]])
  await intruder.query('update audit_seal set seq = case when entry_id = $1 then 2 else 1 end where entry_id = any ($2::uuid[])', [first, [first, second]])
  expect(await faultsOf()).toEqual(['broken east 1', 'broken east 2', 'broken east 3'])
})

it('a chain that was cut, or made anew from its beginning, doesn’t fit the ends noted elsewhere', async () => {
  const heads = await withReader(database, system, listChainHeads)
  expect(await faultsOf(heads)).toEqual([])
  const last = await entryAt(EAST, 3)
  await intruder.query('delete from audit_entry where id = $1', [last])
  await intruder.query('delete from audit_seal where entry_id = $1', [last])
  expect(await faultsOf()).toEqual(['cut east 3'])
  await intruder.query('update audit_chain c set length = 2, hash = (select s.hash from audit_seal s where s.chain = c.chain and s.seq = 2) where chain = $1', [EAST])
  expect(await faultsOf()).toEqual([])
  expect(await faultsOf(heads)).toEqual(['cut east 3'])

  await intruder.query('delete from audit_chain where chain = $1', [WEST])
  await intruder.query('with gone as (delete from audit_seal where chain = $1 returning entry_id, seq) insert into audit_queue (entry_id) select entry_id from gone order by seq desc', [WEST])
  await sealAllAuditEntries(database)
  expect(await faultsOf()).toEqual([])
  expect(await faultsOf(heads)).toEqual(['cut east 3', 'cut west 3'])
})

it('several processes seal at the same moment and each entry once', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => withActor(database, n % 2 === 0 ? member(EAST) : member(WEST), (tx) => audit(tx, { act: 'test.many', subjectKind: 'test' }))))
  const sealed = await Promise.all(Array.from({ length: 4 }, () => withActor(database, system, sealAuditEntries)))
  expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(40)
  expect(await verify()).toMatchObject({ sealed: 49, waiting: 0, faults: [] })
})

it('by itself within five seconds, and what is left at the end', async () => {
  const sealing = startSealing(database, log)
  await withActor(database, member(EAST), (tx) => audit(tx, { act: 'test.soon', subjectKind: 'test' }))
  await expect.poll(async () => (await verify()).waiting, { timeout: 5000 }).toBe(0)
  await withActor(database, member(EAST), (tx) => audit(tx, { act: 'test.last', subjectKind: 'test' }))
  await sealing.stop()
  expect(await verify()).toMatchObject({ sealed: 11, waiting: 0, faults: [] })
})
