import { defineCall, defineFileCall } from '@tasuki/domain/base/call'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { callUrl, fileNameOf, request, requestFile } from './api-client'
import { ApiFault, ApiRefusal, ApiUnreachable } from './api-problem'

const closeThing = defineCall({
  method: 'POST',
  path: '/api/v1/things/:thingId/close',
  summary: 'A call for these tests',
  params: z.strictObject({ thingId: z.string() }),
  body: z.strictObject({ reason: z.string() }),
  output: z.strictObject({ closed: z.boolean() }),
  refusals: ['case_held'],
})
const input = { params: { thingId: 'a/b' }, body: { reason: 'x' } }

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const fetched = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status, headers })))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const failure = () => request(closeThing, input).then(
  () => undefined,
  (error: unknown) => error,
)

afterEach(() => vi.unstubAllGlobals())

test('addresses: parameters are escaped, undefined query values left out', () => {
  expect(callUrl('/api/v1/a/:id/b/:other', { params: { id: 'x/y', other: 'み' }, query: { q: 'a b', none: undefined, n: 3 } })).toBe(
    '/api/v1/a/x%2Fy/b/%E3%81%BF?q=a+b&n=3',
  )
})

test('every POST has an idempotency key, which the caller may pin', async () => {
  const fetched = answer(200, { closed: true })
  await expect(request(closeThing, input)).resolves.toEqual({ closed: true })
  await request(closeThing, input, { idempotencyKey: 'pinned' })
  const keys = fetched.mock.calls.map(([, init]) => new Headers(init.headers).get('idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe('pinned')
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/things/a%2Fb/close')
})

test('a refusal is restored with its code, details and request id', async () => {
  answer(409, { type: 'about:blank', title: 'conflict', status: 409, code: 'case_held', requestId: 'r-1', fields: ['reason', 7], by: 'h1' })
  const error = await failure()
  expect(error).toBeInstanceOf(ApiRefusal)
  expect(error).toMatchObject({ code: 'case_held', kind: 'conflict', status: 409, requestId: 'r-1', details: { fields: ['reason'], by: 'h1' } })
})

test('503 and a lost connection are kinds of their own; an unknown code or a page of HTML is a fault', async () => {
  answer(503, { code: 'database_unavailable', requestId: 'r-2' }, { 'retry-after': '2' })
  expect(await failure()).toMatchObject({ name: 'ApiUnreachable', kind: 'unavailable', requestId: 'r-2', retryAfterSeconds: 2 })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await failure()).toMatchObject({ name: 'ApiUnreachable', kind: 'network' })
  answer(409, { code: 'toString', requestId: 'r-3' })
  expect(await failure()).toBeInstanceOf(ApiFault)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 500 })))
  expect(await failure()).toBeInstanceOf(ApiFault)
})

test('an abort by the caller stays an abort', async () => {
  const cut = new AbortController()
  cut.abort()
  answer(200, { closed: true })
  await expect(request(closeThing, input, { signal: cut.signal })).rejects.not.toBeInstanceOf(ApiUnreachable)
})

const printThing = defineFileCall({ path: '/api/v1/things/:thingIds/sheet', summary: 'A file for these tests', params: z.strictObject({ thingIds: z.array(z.string()) }), mediaTypes: ['application/pdf'] })

test('a file comes with the name its server gave it; what goes wrong is what goes wrong with any call', async () => {
  const fetched = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(new Response('%PDF', { headers: { 'content-disposition': "inline; filename=\"?.pdf\"; filename*=UTF-8''%E8%B3%87%E6%96%99.pdf" } })))
  vi.stubGlobal('fetch', fetched)
  const { blob, fileName } = await requestFile(printThing, { params: { thingIds: ['a', 'b'] } })
  expect([await blob.text(), fileName, fetched.mock.calls[0]?.[0]]).toEqual(['%PDF', '資料.pdf', '/api/v1/things/a%2Cb/sheet'])
  answer(404, { code: 'not_found', requestId: 'r-4' })
  await expect(requestFile(printThing, { params: { thingIds: ['a'] } })).rejects.toMatchObject({ code: 'not_found' })
  expect([fileNameOf(null), fileNameOf('attachment'), fileNameOf('attachment; filename="a b.csv"')]).toEqual(['file', 'file', 'a b.csv'])
})
