import { expect, it } from 'vitest'
import { createTestClock } from '../../../test/test-clock'
import { openDatabase } from '../db/database'
import { createLog } from '../log'
import { createHttpServer } from './server'

const start = (trustProxy: string | undefined) => {
  const log = createLog('silent')
  return createHttpServer({
    config: { baseUrl: 'http://localhost:3000', trustProxy, rateLimit: 3 },
    // Never connected to.
    database: openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', size: 1, log, clock: createTestClock() }),
    log,
    identify: async () => ({ actor: { kind: 'anonymous' } }),
    routes: [],
    findObstacles: async () => [],
    siteFolder: '/nonexistent',
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
