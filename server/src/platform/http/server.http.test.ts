import { defineCall } from '@tasuki/domain/base/call'
import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import net from 'node:net'
import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createTestClock } from '../../../test/test-clock'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { createLog } from '../log'
import { refuse } from '../refused'
import { memberAccess, publicAccess } from './access'
import { serve } from './serve'
import { createHttpServer } from './server'

const PERSON = '11111111-1111-4111-8111-111111111111'
const OTHER_PERSON = '33333333-3333-4333-8333-333333333333'
const HOSPITAL = '22222222-2222-4222-8222-222222222222'

const echoCall = defineCall({
  method: 'POST',
  path: '/api/v1/echo/:id',
  summary: 'Echo',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ page: z.coerce.number().int().optional() }),
  body: z.strictObject({ text: z.string().max(10), deep: z.unknown().optional(), fail: z.enum(['refuse', 'crash', 'leak', 'offline', 'value']).optional() }),
  output: z.strictObject({ text: z.string(), count: z.int() }),
})
/** An act whose answer may hold words, kept as if it held none. */
const wordedCall = defineCall({ method: 'POST', path: '/api/v1/worded', summary: 'Worded', output: z.strictObject({ text: z.string() }) })
/** One whose contract names no words, and which leaves some nevertheless. */
const leavingCall = defineCall({ method: 'POST', path: '/api/v1/leaving', summary: 'Leaving', body: z.strictObject({ left: z.unknown() }), output: z.null() })
const countCall = defineCall({ method: 'GET', path: '/api/v1/count', summary: 'A reading that is written down', output: z.strictObject({ count: z.int() }) })
const whoCall = defineCall({ method: 'GET', path: '/api/v1/who', summary: 'Who asks', output: z.strictObject({ kind: z.string() }) })

let counted = 0
/** Of somebody, who may take it back. */
let shown = 'before'
const routes = [
  serve(echoCall, memberAccess, (request) =>
    request.runAndView(async (tx) => {
      counted += 1
      await tx.db.insertInto('audit_entry').values({ at: tx.now, actor_kind: 'member', person_id: 'personId' in tx.actor ? tx.actor.personId : null, hospital_id: HOSPITAL, act: 'echo', subject_kind: 'test' }).execute()
      await sql`select pg_sleep(0.05)`.execute(tx.db)
      if (request.body.fail === 'refuse') refuse('case_held', { fields: ['text'], until: 'later' })
      if (request.body.fail === 'crash') throw new Error('secret detail')
      if (request.body.fail === 'value') await sql`select ${request.body.text}::int`.execute(tx.db)
      if (request.body.fail === 'offline') throw Object.assign(new Error('x'), { code: '57P01' })
      return { count: counted }
    }, async (_tx, left) => {
      const answer = { text: request.body.text === 'shown' ? shown : request.body.text, ...left }
      return request.body.fail === 'leak' ? { ...answer, hidden: 1 } : answer
    }),
  ),
  serve(wordedCall, memberAccess, (request) => request.runCommand(async () => ({ text: 'a' }))),
  serve(leavingCall, memberAccess, (request) => request.runAndView(async () => request.body.left, async () => null)),
  serve(countCall, memberAccess, (request) => request.runCommand(async () => ({ count: (counted += 1) }))),
  serve(whoCall, publicAccess, async (request) => ({ kind: request.actor.kind })),
]

let database: TestDatabase
let db: Database
let app: FastifyInstance
const logged: string[] = []
beforeAll(async () => {
  database = await createTestDatabase()
  const log = createLog('info', { write: (line) => void logged.push(line) })
  db = openDatabase({ url: database.appUrl, size: 8, log, clock: createTestClock() })
  app = await createHttpServer({
    config: { baseUrl: 'https://tasuki.example', trustProxy: undefined, rateLimit: 1000 },
    database: db,
    log,
    identify: async (cookie) => {
      const personId = cookie === 'who=member' ? PERSON : cookie === 'who=other' ? OTHER_PERSON : undefined
      return { actor: personId === undefined ? { kind: 'anonymous' } : { kind: 'member', personId, hospitalId: HOSPITAL, role: 'member' } }
    },
    routes,
    findObstacles: async () => [],
    siteFolder: '/nonexistent',
  })
})
afterAll(async () => {
  await app.close()
  await db.close()
  await database.drop()
})

type Extra = { headers?: Record<string, string>; payload?: string; path?: string; cookie?: string }
const echo = (body: unknown, extra: Extra = {}) =>
  app.inject({
    method: 'POST',
    url: extra.path ?? `/api/v1/echo/${HOSPITAL}`,
    headers: { cookie: extra.cookie ?? 'who=member', 'content-type': 'application/json', ...extra.headers },
    payload: extra.payload ?? JSON.stringify(body),
  })
const seen = async (body: unknown, extra: Extra = {}) => {
  const answer = await echo(body, extra)
  const { code, fields } = answer.json<{ code?: string; fields?: string[] }>()
  return [answer.statusCode, code, ...(fields ?? [])]
}
const rows = async (text: string) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  return (await client.query<Record<string, unknown>>(text).finally(() => client.end())).rows
}

it('answers what the contract names, refuses strangers before looking at the input', async () => {
  const answer = await echo({ text: 'a' })
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ text: 'a' })
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
  expect(answer.headers['permissions-policy']).toMatch(/camera=\(\), microphone=\(\), geolocation=\(\)/)
  expect(await seen({ nonsense: 1 }, { cookie: '' })).toEqual([401, 'not_signed_in'])
  expect((await app.inject('/api/v1/who')).json()).toEqual({ kind: 'anonymous' })
})

it('malformed input is 400, values out of bounds 422, both name the fields', async () => {
  expect(await seen({ text: 1 })).toEqual([400, 'malformed_request', 'text'])
  expect(await seen({ text: 'a', role: 'officer' })).toEqual([400, 'malformed_request', 'role'])
  expect(await seen({ text: 'a'.repeat(11) })).toEqual([422, 'invalid_input', 'text'])
  expect(await seen({}, { payload: '{"text":"a","__proto__":{"x":1}}' })).toEqual([400, 'malformed_request'])
  expect(await seen({}, { payload: '{"text":' })).toEqual([400, 'malformed_request'])
  expect(await seen({}, { payload: `{"text":"a","deep":${'['.repeat(100)}${']'.repeat(100)}}` })).toEqual([400, 'malformed_request'])
  expect(await seen({ text: 'a', deep: 'x'.repeat(300_000) })).toEqual([400, 'malformed_request'])
  expect(await seen({ text: 'a' }, { path: '/api/v1/echo/1' })).toEqual([400, 'malformed_request', 'id'])
  expect(await seen({ text: 'a' }, { path: `/api/v1/echo/${HOSPITAL}?page=1&page=2` })).toEqual([400, 'malformed_request', 'page'])
  expect(await seen({ text: 'a' }, { path: `/api/v1/echo/${HOSPITAL}?other=1` })).toEqual([400, 'malformed_request', 'other'])
  expect(await seen({ text: 'a' }, { headers: { 'content-type': 'text/plain' } })).toEqual([400, 'malformed_request'])
  expect((await app.inject('/api/v1/none')).json()).toMatchObject({ status: 404, code: 'not_found' })
})

it('a body is read by its bytes alone: UTF-8, and every key once', async () => {
  for (const payload of ['{"text":"a","text":"b"}', '{"text":"a","t\\u0065xt":"b"}', '{"text" :"a","deep":{"x":[{"y":1,"y":2}]}}', '{"text":"a"\n,\t"text"\r:1}']) expect(await seen({}, { payload })).toEqual([400, 'malformed_request'])
  for (const payload of ['{"text":"a","deep":{"text":"b"}}', '{"text":"a","deep":[{"x":1},{"x":2},"x","x"]}', '{"text":"\\"text\\":"}', '{"deep":"{\\"a\\":1,\\"a\\":2}","text":"x"}']) expect((await seen({}, { payload }))[0]).toBe(200)
  const typed = (contentType: string) => seen({ text: 'a' }, { headers: { 'content-type': contentType } })
  for (const charset of ['shift_jis', 'utf-16', '"utf-16le"', 'UTF-7']) expect(await typed(`application/json; charset=${charset}`)).toEqual([400, 'malformed_request'])
  for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8']) expect((await typed(`application/json; charset=${charset}`))[0]).toBe(200)
  const bytes = await app.inject({ method: 'POST', url: `/api/v1/echo/${HOSPITAL}`, headers: { cookie: 'who=member', 'content-type': 'application/json' }, payload: Buffer.from([...Buffer.from('{"text":"'), 0x8e, 0x81, ...Buffer.from('"}')]) })
  expect(bytes.json()).toMatchObject({ status: 400, code: 'malformed_request' })
})

it('a value that only the database refuses is the sender’s mistake, and told to us', async () => {
  const from = logged.length
  for (const text of ['2147483648', 'hidden']) expect(await seen({ text, fail: 'value' })).toEqual([400, 'malformed_request'])
  const lines = logged.slice(from).filter((line) => line.includes('the database refused a value'))
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toMatch(/hidden|2147483648/)
})

it('a reading is answered anew each time, whatever its key', async () => {
  const headers = { cookie: 'who=member', 'idempotency-key': randomUUID() }
  const before = counted
  for (const method of ['HEAD', 'HEAD', 'GET', 'GET'] as const) expect((await app.inject({ method, url: '/api/v1/count', headers })).statusCode).toBe(200)
  expect(counted - before).toBe(4)
  expect(await rows(`select from idempotent_answer where key = '${headers['idempotency-key']}'`)).toEqual([])
})

it('whoever sends a request bit by bit is not waited for', async () => {
  expect(app.server.headersTimeout).toBe(30_000)
  await app.listen({ port: 0, host: '127.0.0.1' })
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const socket = net.connect((app.server.address() as net.AddressInfo).port, '127.0.0.1')
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.on('error', () => undefined)
    socket.write('POST /api/v1/echo/22222222-2222-4222-8222-222222222222 HTTP/1.1\r\nhost: x\r\ncookie: who=member\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{')
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { timeout: 20_000 })
    await vi.advanceTimersByTimeAsync(30_000)
    await closed
  } finally {
    vi.useRealTimers()
  }
})

it('a foreign page can send nothing', async () => {
  expect(await seen({ text: 'a' }, { headers: { origin: 'https://evil.example' } })).toEqual([403, 'foreign_origin'])
  expect(await seen({ text: 'a' }, { headers: { origin: 'null' } })).toEqual([403, 'foreign_origin'])
  expect(await seen({ text: 'a' }, { headers: { 'sec-fetch-site': 'same-site' } })).toEqual([403, 'foreign_origin'])
  expect((await seen({ text: 'a' }, { headers: { origin: 'https://tasuki.example' } }))[0]).toBe(200)
  // our own host, but over a line that anybody can write on
  expect(await seen({ text: 'a' }, { headers: { host: 'tasuki.example', origin: 'http://tasuki.example' } })).toEqual([403, 'foreign_origin'])
  expect(await seen({ text: 'a' }, { headers: { host: 'internal:3000', origin: 'http://internal:3000' } })).toEqual([403, 'foreign_origin'])
})

it('a refusal rolls back and says why; a crash, or an answer that breaks its contract, says only its id and rolls back too, and no log holds content', async () => {
  const before = (await rows('select from audit_entry')).length
  const refused = await echo({ text: 'patient', fail: 'refuse' })
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(refused.json()).toMatchObject({ status: 409, code: 'case_held', fields: ['text'], until: 'later', type: 'urn:tasuki:refusal:case_held' })
  const crashed = await echo({ text: 'patient', fail: 'crash' })
  expect(crashed.statusCode).toBe(500)
  expect(crashed.body).not.toContain('secret')
  expect(logged.join('')).toContain(crashed.json<{ requestId: string }>().requestId)
  const headers = { 'idempotency-key': randomUUID() }
  expect((await echo({ text: 'a', fail: 'leak' }, { headers })).statusCode).toBe(500)
  const offline = await echo({ text: 'a', fail: 'offline' })
  expect([offline.statusCode, offline.headers['retry-after']]).toEqual([503, '2'])
  expect(logged.join('')).not.toContain('patient')
  expect((await rows('select from audit_entry')).length).toBe(before)
  expect(await rows(`select from idempotent_answer where key = '${headers['idempotency-key']}'`)).toEqual([])
})

it('an address that can’t be read is answered like everything else, and nothing of it stands in a log', async () => {
  const from = logged.length
  const hostile = ['/api/v1/echo/%E0%A4%A', `/api/v1/echo/${'x'.repeat(500)}`, '/api/v1/%0d%0a{"level":60}%1b[2J', '/%1b[31mhidden?q=%0d%0ahidden', '/api/v1/echo/hidden%0d%0a?hidden=%00']
  for (const url of hostile) {
    const answer = await app.inject({ method: 'POST', url, headers: { cookie: 'who=member', 'user-agent': 'hidden\u001b[2J', referer: 'hidden', 'content-type': 'application/json' }, payload: '{"text":"hidden"}' })
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.body).not.toMatch(/FST_|hidden|x{20}/)
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'strict-transport-security': 'max-age=31536000', 'x-request-id': answer.json<{ requestId: string }>().requestId })
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  }
  const lines = logged.slice(from)
  expect(lines).toHaveLength(hostile.length)
  for (const line of lines) {
    expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f]|hidden|x{20}|%0/)
    expect(JSON.parse(line)).toMatchObject({ msg: 'request' })
  }
})

it('one key, one act, one answer, also at the same moment (rule 63)', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const answers = await Promise.all(Array.from({ length: 5 }, () => echo({ text: 'once' }, { headers })))
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
  expect((await echo({ text: 'once' }, { headers })).body).toBe(answers[0]?.body)
  expect(await seen({ text: 'other' }, { headers })).toEqual([422, 'idempotency_key_reused'])
  expect(await seen({ text: 'once' }, { headers, path: `/api/v1/echo/${PERSON}` })).toEqual([422, 'idempotency_key_reused'])
  // the key is the person's own
  expect((await echo({ text: 'other' }, { headers, cookie: 'who=other' })).statusCode).toBe(200)
  // a refusal is not kept
  const again = { 'idempotency-key': randomUUID() }
  expect((await echo({ text: 'a', fail: 'refuse' }, { headers: again })).statusCode).toBe(409)
  expect((await echo({ text: 'a' }, { headers: again })).statusCode).toBe(200)
  expect(await seen({ text: 'a' }, { headers: { 'idempotency-key': 'x'.repeat(65) } })).toEqual([400, 'malformed_request', 'Idempotency-Key'])
})

it('rules 60, 63, 85: kept is what the act left, ids and numbers; the answer is viewed anew, and nothing runs twice', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const first = (await echo({ text: 'shown' }, { headers })).json<{ text: string; count: number }>()
  expect(first.text).toBe('before')
  shown = ''
  expect((await echo({ text: 'shown' }, { headers })).json()).toEqual({ text: '', count: first.count })
  expect(await rows(`select outcome from idempotent_answer where key = '${headers['idempotency-key']}'`)).toEqual([{ outcome: { count: first.count } }])
  // What it left was taken away: it isn't there, and isn't done again.
  await rows(`update idempotent_answer set status = 410, outcome = null where key = '${headers['idempotency-key']}'`)
  expect(await seen({ text: 'shown' }, { headers })).toEqual([404, 'not_found'])
  expect(counted).toBe(first.count)
})

it('rules 60, 85: an answer that may hold words is kept by no route, whatever its author forgot', async () => {
  const send = (url: string, payload?: unknown) => app.inject({ method: 'POST', url, headers: { cookie: 'who=member', 'idempotency-key': randomUUID(), ...(payload !== undefined && { 'content-type': 'application/json' }) }, ...(payload !== undefined && { payload: JSON.stringify(payload) }) })
  expect((await send('/api/v1/worded')).statusCode).toBe(500)
  for (const left of ['two words', { title: '暴言' }, ['x'.repeat(65)], { deep: { 'a name': 1 } }, '暴言']) expect((await send('/api/v1/leaving', { left })).statusCode, JSON.stringify(left)).toBe(500)
  for (const left of [null, 3, true, randomUUID(), ['2026-11-26', new Date(0).toISOString()], { way: 'mail', ids: [PERSON] }]) expect((await send('/api/v1/leaving', { left })).statusCode, JSON.stringify(left)).toBe(200)
  await expect(rows(`update idempotent_answer set outcome = '"暴言"'`)).rejects.toThrow('idempotent_answer_holds_no_words')
})

it('describes itself', async () => {
  const page = (await app.inject('/openapi.json')).json<{ paths: Record<string, Record<string, { summary: string; responses: object }>> }>()
  expect(page.paths['/api/v1/echo/{id}']?.post).toMatchObject({ summary: 'Echo' })
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready', obstacles: [] })
})
