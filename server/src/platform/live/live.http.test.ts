import type { AddressInfo } from 'node:net'
import http from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '@tasuki/domain/account/actor'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { withActor } from '../db/transaction'
import { createHttpServer } from '../http/server'
import { createLog } from '../log'
import { announce, type LiveEvent } from './announce'
import { createLiveHub, type LiveHub } from './live-hub'
import { type LiveListener, startLiveListener } from './live-listener'
import { liveRoute } from './live.routes'

const EAST = 'aaaaaaaa-0000-4000-8000-000000000001'
const WEST = 'aaaaaaaa-0000-4000-8000-000000000002'
const PERSON = 'bbbbbbbb-0000-4000-8000-000000000001'
const OTHER_PERSON = 'bbbbbbbb-0000-4000-8000-000000000002'
const log = createLog('silent')

const actors = new Map<string, Actor>([
  ['who=east', { kind: 'member', personId: PERSON, hospitalId: EAST, role: 'member' }],
  ['who=west', { kind: 'member', personId: PERSON, hospitalId: WEST, role: 'member' }],
  ['who=other', { kind: 'member', personId: OTHER_PERSON, hospitalId: EAST, role: 'member' }],
  ['who=officer', { kind: 'officer', personId: PERSON }],
  ['who=leaver', { kind: 'member', personId: PERSON, hospitalId: EAST, role: 'member' }],
])
const identify = async (cookie: string | undefined) => ({ actor: actors.get(cookie ?? '') ?? ({ kind: 'anonymous' } as const) })

type Process = { database: Database; hub: LiveHub; listener: LiveListener; app: FastifyInstance; port: number }
const startProcess = async (urls: TestDatabase): Promise<Process> => {
  const database = openDatabase({ url: urls.appUrl, size: 4, log, clock: () => new Date() })
  const hub = createLiveHub({ recheck: identify, heartbeatMs: 100, recheckMs: 300, maxStreamsPerPerson: 5 })
  const listener = await startLiveListener({ url: urls.appUrl, database, log, onRow: hub.publish, onGap: hub.reset })
  const app = await createHttpServer({
    config: { baseUrl: 'http://localhost:3000', trustProxy: undefined, rateLimit: 0 },
    database, log, identify, routes: [liveRoute(hub)], findObstacles: async () => [], siteFolder: '/nonexistent',
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { database, hub, listener, app, port: (app.server.address() as AddressInfo).port }
}

type Reader = { text: () => string; hints: () => string[]; lastId: () => string; isOver: () => boolean; status: number; pause(): void; close(): void }
const read = (from: Process, who: string, lastEventId?: string): Promise<Reader> =>
  new Promise((resolve, reject) => {
    const headers = { cookie: `who=${who}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }
    const request = http.get({ port: from.port, host: '127.0.0.1', path: '/api/v1/live', headers }, (response) => {
      let text = ''
      let over = false
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('close', () => (over = true))
      response.on('error', () => undefined)
      resolve({
        text: () => text,
        hints: () => [...text.matchAll(/^data: (\{.*\})$/gm)].map((match) => (JSON.parse(match[1] ?? '') as { id: string }).id),
        lastId: () => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '',
        isOver: () => over,
        status: response.statusCode ?? 0,
        pause: () => void response.pause(),
        close: () => void request.destroy(),
      })
    })
    request.on('error', reject)
  })
const settled = (reader: Reader) => vi.waitFor(() => expect(reader.text()).toContain('heartbeat'), { timeout: 20_000 })
const hearsOf = (reader: Reader, ids: string[]) => vi.waitFor(() => expect(reader.hints()).toEqual(ids), { timeout: 20_000 })

let urls: TestDatabase
let one: Process
let two: Process
beforeAll(async () => {
  urls = await createTestDatabase()
  one = await startProcess(urls)
  two = await startProcess(urls)
})
afterAll(async () => {
  for (const { app, listener, database } of [one, two]) {
    await app.close()
    await listener.close()
    await database.close()
  }
  await urls.drop()
})

const east: Actor = { kind: 'member', personId: PERSON, hospitalId: EAST, role: 'member' }
const tell = (...events: LiveEvent[]) => withActor(one.database, east, async (tx) => events.forEach((event) => announce(tx, event)))
const about = (id: string, ...hospitalIds: string[]): LiveEvent => ({ topic: 'case', id, hospitalIds })

it('reaches the hospitals concerned and the prefecture, through every process, in order', async () => {
  const readers = await Promise.all([read(one, 'east'), read(two, 'east'), read(two, 'west'), read(two, 'officer')])
  const stranger = await read(one, 'nobody')
  expect(stranger.status).toBe(401)
  await Promise.all(readers.map(settled))
  await tell(about('a', EAST), about('b', WEST), { topic: 'room', id: 'c', seq: 7, hospitalIds: [EAST, WEST] })
  await tell({ topic: 'facility', id: 'd', hospitalIds: [], everybody: true })
  await expect(withActor(one.database, east, async (tx) => {
    announce(tx, about('rolled back', EAST))
    throw new Error('no')
  })).rejects.toThrow('no')
  await tell(about('long', EAST, ...Array.from({ length: 300 }, () => WEST)))
  const [east1, east2, west, officer] = readers as [Reader, Reader, Reader, Reader]
  await hearsOf(east1, ['a', 'c', 'd', 'long'])
  await hearsOf(east2, ['a', 'c', 'd', 'long'])
  await hearsOf(west, ['b', 'c', 'd', 'long'])
  await hearsOf(officer, ['a', 'b', 'c', 'd', 'long'])
  expect(east2.text()).toContain('data: {"topic":"room","id":"c","seq":7}')
  expect(east1.text()).not.toContain(WEST)
  readers.forEach((reader) => reader.close())
  await vi.waitFor(() => expect([one.hub.streamCount(), two.hub.streamCount()]).toEqual([0, 0]), { timeout: 20_000 })
})

it('a stream that comes back is told what it missed, also what was written before and committed after', async () => {
  const late = new pg.Client({ connectionString: urls.superuserUrl })
  late.on('error', () => undefined)
  await late.connect()
  await late.query('begin')
  await late.query(`insert into live_event (events) values ('[{"topic":"case","id":"late","hospitalIds":["${EAST}"]}]')`)
  await tell(about('before', EAST))
  const first = await read(one, 'east')
  await settled(first)
  await tell(about('seen', EAST))
  // "before" may still be on its way when the stream opens
  await vi.waitFor(() => expect(first.hints()).toContain('seen'), { timeout: 20_000 })
  const place = first.lastId()
  first.close()
  await late.query('commit')
  await late.end()
  await tell(about('missed', EAST), about('hidden', WEST))
  const again = await read(two, 'east', place)
  await settled(again)
  expect(again.hints()).toEqual(expect.arrayContaining(['late', 'missed']))
  expect(again.hints()).not.toContain('hidden')
  again.close()
  for (const unknown of ['12345', 'abc', '9999999999999999']) {
    const lost = await read(one, 'east', unknown)
    await settled(lost)
    expect(lost.text()).toContain('event: reset')
    lost.close()
  }
})

it('a broken listening connection misses nothing', async () => {
  const reader = await read(one, 'east')
  await settled(reader)
  const breaker = new pg.Client({ connectionString: urls.superuserUrl })
  await breaker.connect()
  await breaker.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tasuki live' and datname = current_database()`)
  await breaker.end()
  await tell(about('in the dark', EAST))
  await vi.waitFor(() => expect(reader.hints()).toContain('in the dark'), { timeout: 20_000 })
  reader.close()
})

it('ends with the right to listen, also where no notice came', async () => {
  const leaver = await read(two, 'leaver')
  await settled(leaver)
  actors.delete('who=leaver')
  // Nothing announces it here; that the product does, and what it does at once, is in two-processes.http.test.ts.
  await vi.waitFor(() => expect(leaver.isOver()).toBe(true), { timeout: 20_000 })
})

it('one person opens no more than so many streams, and holds up nobody else', async () => {
  const readers = await Promise.all(Array.from({ length: 5 }, () => read(one, 'east')))
  await Promise.all(readers.map(settled))
  const refused = await Promise.all([read(one, 'east'), read(one, 'east')])
  expect(refused.map((reader) => reader.status)).toEqual([429, 429])
  await vi.waitFor(() => expect(JSON.parse(refused[0]?.text() ?? '')).toMatchObject({ code: 'too_many_requests' }), { timeout: 20_000 })
  const other = await read(one, 'other')
  expect(other.status).toBe(200)
  readers[0]?.close()
  await vi.waitFor(() => expect(one.hub.streamCount()).toBe(5), { timeout: 20_000 })
  const again = await read(one, 'east')
  expect(again.status).toBe(200)
  for (const reader of [...readers, other, again]) reader.close()
  await vi.waitFor(() => expect(one.hub.streamCount()).toBe(0), { timeout: 20_000 })
})

it('a reader that reads nothing is cut off and holds up nobody', async () => {
  const slow = await read(one, 'west')
  await settled(slow)
  slow.pause()
  const quick = await read(one, 'west')
  await settled(quick)
  const many = Array.from({ length: 90 }, (_, at) => about(`${at}`.padEnd(60_000, 'x'), WEST))
  for (const event of many) await tell(event)
  await vi.waitFor(() => expect(quick.hints()).toHaveLength(90), { timeout: 20_000 })
  await vi.waitFor(() => expect(one.hub.streamCount()).toBe(1), { timeout: 20_000 })
  quick.close()
  slow.close()
})
