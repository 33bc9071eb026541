import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { withActor } from '../db/transaction'
import { createLog } from '../log'
import { addJob } from './add-job'
import { startJobs } from './job-runner'

const log = createLog('silent')
let urls: TestDatabase
let database: Database
beforeAll(async () => {
  urls = await createTestDatabase()
  database = openDatabase({ url: urls.appUrl, size: 2, log, clock: () => new Date() })
})
afterAll(async () => {
  await database.close()
  await urls.drop()
})

const actor = { kind: 'system', name: 'test' } as const

it('the serving role runs a job exactly if its transaction committed', async () => {
  const done: unknown[] = []
  const runner = await startJobs({
    url: urls.appUrl,
    log,
    jobs: [{ name: 'note', dailyAt: '3:10', run: async (payload) => void done.push(payload) }],
  })
  await expect(
    withActor(database, actor, async (tx) => {
      await addJob(tx, 'note', { payload: { id: 'lost' } })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await withActor(database, actor, (tx) => addJob(tx, 'note', { payload: { id: 'kept' } }))
  await vi.waitFor(() => expect(done).toEqual([{ id: 'kept' }]), { timeout: 20_000 })
  await runner.stop()
})
