import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
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
