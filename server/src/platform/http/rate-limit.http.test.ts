import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createTestClock } from '../../../test/test-clock'
import { openDatabase } from '../db/database'
import { createLog } from '../log'
import { createHttpServer } from './server'

const start = (trustProxy: string | undefined, siteFolder = '/nonexistent') => {
  const log = createLog('silent')
  return createHttpServer({
    config: { baseUrl: 'http://localhost:3000', trustProxy, rateLimit: 3 },
    // Never connected to.
    database: openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', size: 1, log, clock: createTestClock() }),
    log,
    identify: async () => ({ actor: { kind: 'anonymous' } }),
    routes: [],
    findObstacles: async () => [],
    siteFolder,
  })
}

it('a forged X-Forwarded-For starts no new count; behind a trusted proxy it is the client', async () => {
  for (const [trustProxy, last] of [[undefined, 429], ['127.0.0.1', 200]] as const) {
    const app = await start(trustProxy)
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) {
      const answer = await app.inject({ url: '/healthz', headers: { 'x-forwarded-for': `203.0.113.${i}` } })
      statuses.push(answer.statusCode)
      if (answer.statusCode === 429) expect(answer.json()).toMatchObject({ code: 'too_many_requests' })
    }
    expect(statuses).toEqual([200, 200, 200, last])
    await app.close()
  }
})

it('files of the page are counted for themselves: a ward that fetches a new version turns nobody away from the calls', async () => {
  const site = mkdtempSync(path.join(tmpdir(), 'tasuki-site-'))
  mkdirSync(path.join(site, 'assets'))
  writeFileSync(path.join(site, 'index.html'), '<title>Tasuki</title>')
  writeFileSync(path.join(site, 'assets/part.js'), 'export {}')
  const app = await start(undefined, site)
  const statusOf = async (url: string) => (await app.inject({ url })).statusCode
  for (let i = 0; i < 30; i++) expect(await statusOf('/assets/part.js')).toBe(200)
  expect(await statusOf('/assets/part.js')).toBe(429)
  expect([await statusOf('/healthz'), await statusOf('/healthz'), await statusOf('/healthz'), await statusOf('/healthz')]).toEqual([200, 200, 200, 429])
  await app.close()
  rmSync(site, { recursive: true })
})
