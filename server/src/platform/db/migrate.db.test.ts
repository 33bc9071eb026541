import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmptyTestDatabase, createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { listMigrations, migrate, type Migration, pendingMigrations } from './migrate'

let urls: TestDatabase
let client: pg.Client
beforeAll(async () => {
  urls = await createTestDatabase()
  client = new pg.Client({ connectionString: urls.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await urls.drop()
})

const later = (number: string, sql: string): Migration => ({ name: `${number}_test.sql`, sql, checksum: `${number} ${sql}` })

it('is done once, by however many processes', async () => {
  expect(await pendingMigrations(client)).toEqual([])
  const wanted = [...listMigrations(), later('9001', 'create table once (id int)')]
  const applied = await Promise.all([migrate(urls.ownerUrl, wanted), migrate(urls.ownerUrl, wanted), migrate(urls.ownerUrl, wanted)])
  expect(applied.flat()).toEqual(['9001_test.sql'])
  await expect(pendingMigrations(client)).rejects.toThrow('newer version')
})

it('refuses what was changed, went missing or came late, and leaves nothing half done', async () => {
  const ours = listMigrations()
  const done = later('9001', 'create table once (id int)')
  await expect(migrate(urls.ownerUrl, ours)).rejects.toThrow('newer version')
  await expect(migrate(urls.ownerUrl, [...ours, { ...done, checksum: 'changed' }])).rejects.toThrow('was changed')
  await expect(migrate(urls.ownerUrl, [...ours, later('9000', 'select 1'), done])).rejects.toThrow('missing below')
  await expect(migrate(urls.ownerUrl, [...ours, done, later('9002', 'create table half (id int); select 1 / 0')])).rejects.toThrow('9002_test.sql failed')
  expect((await client.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
})

/** As it stood until it was mended: no actor, so that it saw no row. */
const earlier0047 = (migration: Migration): Migration => {
  const sql = migration.sql.replaceAll(/^select set_config\(.*\n/gm, '')
  return { ...migration, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

it('a database that went through the earlier text of 0047 goes on, and what that left of older answers is gone', async () => {
  const old = await createEmptyTestDatabase()
  const superuser = new pg.Client({ connectionString: old.superuserUrl })
  await superuser.connect()
  try {
    const until0047 = listMigrations().filter(({ name }) => name < '0048').map((one) => (one.name < '0047' ? one : earlier0047(one)))
    await migrate(old.ownerUrl, until0047.slice(0, -1))
    await superuser.query(`insert into idempotent_answer (person_id, key, route, body_hash, status, answer) values (gen_random_uuid(), 'old', 'x', 'x', 200, '{"department": "renkei"}')`)
    await migrate(old.ownerUrl, until0047)
    expect((await superuser.query('select status from idempotent_answer')).rows).toEqual([{ status: 200 }])
    await superuser.query(`insert into idempotent_answer (person_id, key, route, body_hash, status, outcome) values (gen_random_uuid(), 'new', 'x', 'x', 200, '{"code": "26-0901-AAAA"}')`)
    await migrate(old.ownerUrl)
    expect((await superuser.query('select key, status from idempotent_answer order by key')).rows).toEqual([{ key: 'new', status: 200 }, { key: 'old', status: 410 }])
  } finally {
    await superuser.end()
    await old.drop()
  }
})
