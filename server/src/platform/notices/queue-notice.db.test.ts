import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { withActor } from '../db/transaction'
import { createLog } from '../log'
import { queueNotice } from './queue-notice'

let urls: TestDatabase
let database: Database
beforeAll(async () => {
  urls = await createTestDatabase()
  database = openDatabase({ url: urls.appUrl, size: 2, log: createLog('silent'), clock: () => new Date('2026-11-25T01:00:00Z') })
})
afterAll(async () => {
  await database.close()
  await urls.drop()
})

const listed = async (actorKind: string) => {
  const client = new pg.Client({ connectionString: urls.appUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.actor_kind', $1, true)`, [actorKind])
    const { rows } = await client.query('select kind, hospital_ids, person_ids, except_person_ids, subject_kind, subject_id, ordered_at from notice_order order by kind')
    const jobs = await client.query(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deliver_notices'`)
    return { rows, jobs: jobs.rows[0]?.n as number }
  } finally {
    await client.end()
  }
}

it('notices are queued exactly if their transaction commits, with one job, and only the system reads them', async () => {
  const [hospital, person, other, subject] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await withActor(database, { kind: 'system', name: 'test' }, (tx) => tx.db.insertInto('hospital').values({ id: hospital, name: '病院', use: 'active', prefecture_code: '14', municipality_code: '14101' }).execute())
  const actor = { kind: 'member', personId: person, hospitalId: hospital, role: 'member' } as const
  await expect(
    withActor(database, actor, async (tx) => {
      queueNotice(tx, { kind: 'chosen', hospitalIds: [hospital], subject: { kind: 'inquiry', id: subject } })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await withActor(database, actor, async (tx) => {
    queueNotice(tx, { kind: 'confirmed', hospitalIds: [hospital, hospital], subject: { kind: 'inquiry', id: subject } })
    queueNotice(tx, { kind: 'assigned', personIds: [other], exceptPersonId: other, subject: { kind: 'case', id: subject } })
  })
  expect(await listed('system')).toEqual({
    rows: [
      { kind: 'assigned', hospital_ids: [], person_ids: [other], except_person_ids: [person, other], subject_kind: 'case', subject_id: subject, ordered_at: new Date('2026-11-25T01:00:00Z') },
      { kind: 'confirmed', hospital_ids: [hospital], person_ids: [], except_person_ids: [person], subject_kind: 'inquiry', subject_id: subject, ordered_at: new Date('2026-11-25T01:00:00Z') },
    ],
    jobs: 1,
  })
  for (const kind of ['member', 'officer', '']) expect((await listed(kind)).rows).toEqual([])
})
