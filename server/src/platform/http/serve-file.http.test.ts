import { Readable } from 'node:stream'
import { defineFileCall } from '@tasuki/domain/base/call'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestClock } from '../../../test/test-clock'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { type Database, openDatabase } from '../db/database'
import { csvAnswer } from '../files/csv-export'
import { createLog } from '../log'
import { refuse } from '../refused'
import { memberAccess } from './access'
import { type FileAnswer, serveFile } from './serve-file'
import { createHttpServer } from './server'

const PERSON = '11111111-1111-4111-8111-111111111111'
const HOSPITAL = '22222222-2222-4222-8222-222222222222'
const BYTES = Buffer.from(Array.from({ length: 100 }, (_, at) => at))

const fileCall = defineFileCall({
  path: '/api/v1/files/:name',
  summary: 'A file',
  params: z.strictObject({ name: z.string() }),
  query: z.strictObject({ fileName: z.string().optional() }),
  mediaTypes: ['application/pdf', 'text/csv'],
  refusals: ['not_found'],
})

let opened: string[] = []
const stream = (bytes: Buffer, label: string): Readable => {
  const source = Readable.from([bytes.subarray(0, 7), bytes.subarray(7)])
  opened.push(label)
  return source
}
const rowsWithEnd = async function* () {
  for (let at = 0; at < 20_000; at++) yield { at }
}
const answers: Record<string, () => FileAnswer> = {
  buffer: () => ({ contentType: 'application/pdf', fileName: 'a.pdf', body: BYTES }),
  stream: () => ({ contentType: 'application/pdf', fileName: 'a.pdf', body: stream(BYTES, 'stream') }),
  stored: () => ({ contentType: 'application/pdf', fileName: 'a.pdf', disposition: 'inline', body: { length: 100, open: (range) => stream(BYTES.subarray(range?.start, range && range.end + 1), 'stored') } }),
  table: () => csvAnswer({ fileName: '一覧', columns: [{ heading: '番号', cell: (row) => row.at }], rows: rowsWithEnd(), encoding: 'utf-8' }),
  page: () => ({ contentType: 'text/html', fileName: 'a.html', body: Buffer.from('<script>') }),
}

let database: TestDatabase
let db: Database
let app: FastifyInstance
beforeAll(async () => {
  database = await createTestDatabase()
  const log = createLog('silent')
  db = openDatabase({ url: database.appUrl, size: 2, log, clock: createTestClock() })
  app = await createHttpServer({
    config: { baseUrl: 'https://tasuki.example', trustProxy: undefined, rateLimit: 0 },
    database: db,
    log,
    identify: async (cookie) => ({ actor: cookie === 'who=member' ? { kind: 'member', personId: PERSON, hospitalId: HOSPITAL, role: 'member' } : { kind: 'anonymous' } }),
    routes: [
      serveFile(fileCall, memberAccess, ({ params, query, runQuery }) =>
        runQuery(async () => {
          const answer = answers[params.name]
          if (answer === undefined) return refuse('not_found')
          const file = answer()
          return query.fileName === undefined ? file : { ...file, fileName: query.fileName }
        }),
      ),
    ],
    findObstacles: async () => [],
    siteFolder: '/nonexistent',
  })
})
afterAll(async () => {
  await app.close()
  await db.close()
  await database.drop()
})

const ask = async (name: string, { method = 'GET', cookie = 'who=member', range }: { method?: 'GET' | 'HEAD'; cookie?: string; range?: string } = {}) => {
  opened = []
  return app.inject({ method, url: `/api/v1/files/${name}`, headers: { cookie, ...(range !== undefined && { range }) } })
}

describe('a file', () => {
  it.each(['buffer', 'stream', 'stored'])('of kind %s comes with all that keeps it from being a page of ours', async (name) => {
    const answer = await ask(name)
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload).toEqual(BYTES)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': name === 'stored' ? 'inline; filename="a.pdf"' : 'attachment; filename="a.pdf"',
    })
  })

  it.each([
    ['buffer', '100', []],
    ['stored', '100', []],
    ['stream', undefined, ['stream']],
  ])('HEAD of %s tells what GET would, and opens no stored bytes', async (name, length, read) => {
    const [head, get] = [await ask(name, { method: 'HEAD' }), opened]
    expect(get).toEqual(read)
    const whole = await ask(name)
    expect([head.statusCode, head.rawPayload.length, head.headers['content-length']]).toEqual([200, 0, length])
    for (const header of ['content-type', 'content-disposition', 'content-security-policy', 'cache-control', 'accept-ranges']) expect(head.headers[header]).toBe(whole.headers[header])
  })

  it('is given in parts where it is stored', async () => {
    const part = await ask('stored', { range: 'bytes=10-19' })
    expect([part.statusCode, part.headers['content-range'], part.headers['content-length']]).toEqual([206, 'bytes 10-19/100', '10'])
    expect(part.rawPayload).toEqual(BYTES.subarray(10, 20))
    const beyond = await ask('stored', { range: 'bytes=100-' })
    expect([beyond.statusCode, beyond.headers['content-range'], beyond.rawPayload.length, opened]).toEqual([416, 'bytes */100', 0, []])
    const head = await ask('stored', { method: 'HEAD', range: 'bytes=-5' })
    expect([head.statusCode, head.headers['content-range'], head.headers['content-length']]).toEqual([206, 'bytes 95-99/100', '5'])
    expect((await ask('buffer', { range: 'bytes=10-19' })).statusCode).toBe(200)
  })

  it('is refused like any call: strangers first, then input, then what isn’t there; HEAD too, without a word', async () => {
    expect((await ask('buffer', { cookie: '' })).json()).toMatchObject({ status: 401, code: 'not_signed_in' })
    expect((await ask('none')).json()).toMatchObject({ status: 404, code: 'not_found' })
    expect((await app.inject({ url: '/api/v1/files/buffer?size=1', headers: { cookie: 'who=member' } })).json()).toMatchObject({ status: 400, fields: ['size'] })
    expect((await app.inject({ url: '/api/v1/files/buffer?fileName=a&fileName=b', headers: { cookie: 'who=member' } })).statusCode).toBe(400)
    for (const [name, cookie, status] of [['buffer', '', 401], ['none', 'who=member', 404]] as const) {
      const head = await ask(name, { method: 'HEAD', cookie })
      expect([head.statusCode, head.body]).toEqual([status, ''])
    }
  })

  it('of a type that its contract doesn’t name is never sent', async () => expect((await ask('page')).statusCode).toBe(500))

  it('is described with its types', async () => {
    const page = (await app.inject('/openapi.json')).json<{ paths: Record<string, { get: { description: string; responses: Record<string, { content: object }> } }> }>()
    const { get } = page.paths['/api/v1/files/{name}'] ?? { get: undefined }
    expect(get?.responses['200']?.content).toMatchObject({ 'application/pdf': { schema: { type: 'string', format: 'binary' } }, 'text/csv': {} })
    expect(get?.description).toBe('Access: member. Refusals: not_found.')
  })

  it('has a name that is harmless on every screen and disk', async () => {
    const named = async (fileName: string) => {
      const answer = await app.inject({ url: `/api/v1/files/buffer?fileName=${encodeURIComponent(fileName)}`, headers: { cookie: 'who=member' } })
      const header = String(answer.headers['content-disposition'])
      expect(header).toMatch(/^[\x20-\x7e]*$/)
      const encoded = /filename\*=UTF-8''(.*)$/.exec(header)?.[1]
      return encoded === undefined ? /filename="(.*)"/.exec(header)?.[1] : decodeURIComponent(encoded)
    }
    expect(await named('判定会議資料_26-0412-7K.pdf')).toBe('判定会議資料_26-0412-7K.pdf')
    expect(await named('𠮷野家﨑.pdf')).toBe('𠮷野家﨑.pdf')
    expect(await named('../../etc/passwd')).toBe('etcpasswd')
    expect(await named('a\r\nSet-Cookie: x=1.pdf')).toBe('aSet-Cookie x=1.pdf')
    expect(await named('gpj.\u202efdp.exe')).toBe('gpj.fdp.exe')
    expect(await named('"; filename="evil.html')).toBe('; filename=evil.html')
    expect(await named('\u202e\u0000')).toBe('file')
    const long = await named(`${'鬱'.repeat(500)}.pdf`)
    expect(long).toMatch(/^鬱+\.pdf$/)
    expect(Buffer.byteLength(long ?? '')).toBeLessThanOrEqual(180)
  })
})

describe('a table', () => {
  it('is sent while it is written', async () => {
    const answer = await ask('table')
    expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringContaining("filename*=UTF-8''%E4%B8%80%E8%A6%A7.csv") })
    expect(answer.headers['content-length']).toBeUndefined()
    const lines = answer.body.split('\r\n')
    expect([lines[0], lines[1], lines[20_000], lines.length]).toEqual(['\ufeff番号', '0', '19999', 20_002])
  })
})
