import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { createLog } from '../log'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'

const parent = mkdtempSync(path.join(os.tmpdir(), 'tasuki-embedded-'))
// Root's PostgreSQL runs as somebody else, who must be able to come here.
chmodSync(parent, 0o755)
const log = createLog('silent')
const started: EmbeddedPostgres[] = []
const start = async (dataDir: string) => {
  const postgres = await startEmbeddedPostgres({ dataDir, log })
  started.push(postgres)
  return postgres
}
afterAll(async () => {
  for (const postgres of started) await postgres.stop()
  rmSync(parent, { recursive: true, force: true })
})

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0]
  } finally {
    await client.end()
  }
}

it('starts from nothing, is shared by programs, survives a stale pid file, stops with the last program', { timeout: 60_000 }, async () => {
  const dataDir = path.join(parent, 'a', 'data')
  const first = await start(dataDir)
  expect(first.reattached).toBe(false)
  expect(await ask(first.appUrl, 'select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual({ current_user: 'tasuki_app', rolsuper: false, rolbypassrls: false })
  expect(statSync(path.join(dataDir, 'socket')).mode & 0o777).toBe(0o700)

  const second = await start(dataDir)
  expect(second.reattached).toBe(true)
  const user = new pg.Client({ connectionString: first.appUrl })
  await user.connect()
  await second.stop()
  expect(await ask(first.appUrl, 'select 1 as one')).toEqual({ one: 1 })
  await user.end()
  await first.stop()
  await expect(ask(first.appUrl, 'select 1')).rejects.toThrow()

  // a pid that lives but isn't this PostgreSQL, as after a container's restart
  writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n\n`)
  const third = await start(dataDir)
  expect(third.reattached).toBe(false)
  await third.stop()
})

it('keeps the socket short below a deep folder', { timeout: 60_000 }, async () => {
  const dataDir = path.join(parent, 'b'.repeat(90), 'data')
  const postgres = await start(dataDir)
  expect(await ask(postgres.ownerUrl, 'show listen_addresses')).toEqual({ listen_addresses: '' })
  await postgres.stop()
})
