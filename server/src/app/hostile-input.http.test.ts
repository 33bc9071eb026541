import { randomUUID } from 'node:crypto'
import type { Call } from '@tasuki/domain/base/call'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ServedRoute } from '../platform/http/serve'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { listRoutes } from '../../test/worlds/list-routes'
import { ROUTE_TABLE } from '../../test/worlds/route-table'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
let representative: TestPerson
let routes: (ServedRoute & { call: Call })[]
let named: Record<string, string>
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  representative = await world.addPerson({ hospitalId: roles.a.hospitalId, role: 'representative' })
  routes = listRoutes(world).flatMap((route) => (route.call ? [{ ...route, call: route.call }] : []))
  const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
  const inquiry = await ownInquiry(roles.b, sent.id)
  named = { caseId: sent.id, caseIds: sent.id, inquiryId: inquiry.id, roomId: inquiry.roomId, hospitalId: roles.b.hospitalId ?? '', bedKind: 'general' }
})
afterAll(() => world.close())

type Sent = { query?: string; text?: string; headers?: Record<string, string>; names?: Record<string, string>; by?: TestPerson }
/** Somebody whom the route admits: what is wrong is then the input alone. */
const admitted = (route: ServedRoute): TestPerson =>
  ['representative', 'form'].includes(route.access.name) ? representative : ['officer', 'oversight', 'trail', 'register', 'prefecture'].includes(route.access.name) ? roles.p : roles.a
const send = async (route: ServedRoute, { query, text, headers, names, by = admitted(route) }: Sent) => {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => (names ?? named)[name] ?? '')
  const response = await world.program.http.inject({
    method: route.method,
    url: query === undefined ? path : `${path}?${query}`,
    headers: { cookie: by.cookie, ...(text !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(text !== undefined && { payload: text }),
  })
  return { status: response.statusCode, isProblem: String(response.headers['content-type']).startsWith('application/problem+json'), text: response.body }
}
const bodyOf = (route: ServedRoute): unknown => ROUTE_TABLE.get(`${route.method} ${route.path}`)?.body
/** What is sent with a call that takes nothing is another test's. */
const withBody = () => routes.filter((route) => typeof bodyOf(route) === 'object' && !(route.call.body instanceof z.ZodUndefined))
const said = (route: ServedRoute, answer: { status: number; text: string }, what: string) => `${route.method} ${route.path} ${what}: ${answer.status} ${answer.text.slice(0, 200)}`

/** Every place in a body, with the body in which something else stands there. */
const replacements = (body: unknown, by: (leaf: unknown) => readonly unknown[]): unknown[] => {
  if (Array.isArray(body)) return body.flatMap((item, at) => replacements(item, by).map((other) => body.with(at, other)))
  if (typeof body !== 'object' || body === null) return [...by(body)]
  return Object.entries(body).flatMap(([key, value]) => replacements(value, by).map((other) => ({ ...body, [key]: other })))
}
/** Every object in a body, with the text of the body in which it has one more key. */
const withKey = (body: unknown, key: string): string[] => {
  const marked = (value: unknown): unknown[] => {
    if (Array.isArray(value)) return value.flatMap((item, at) => marked(item).map((other) => value.with(at, other)))
    if (typeof value !== 'object' || value === null) return []
    return [{ ...value, MARK: 1 }, ...Object.entries(value).flatMap(([name, inner]) => marked(inner).map((other) => ({ ...value, [name]: other })))]
  }
  return marked(body).map((one) => JSON.stringify(one).replace('"MARK":1', `"${key}":{"x":1}`))
}

describe('every route with a body', () => {
  it('refuses one more field, and __proto__ wherever it stands, with 400', async () => {
    const wrong: string[] = []
    for (const route of withBody()) {
      for (const key of ['hospitalId_', '__proto__', 'constructor', 'toString'])
        for (const text of withKey(bodyOf(route), key)) {
          // What a browser says of a passkey is its own; the library reads of it what it knows.
          if (route.path === '/api/v1/factors/passkey' && text.startsWith('{"response":{"')) continue
          const answer = await send(route, { text: key === 'constructor' ? text.replace('{"x":1}', '{"prototype":{"x":1}}') : text })
          if (answer.status !== 400 || !answer.isProblem) wrong.push(said(route, answer, text))
        }
    }
    expect(wrong).toEqual([])
    expect(({} as { x?: unknown }).x).toBeUndefined()
  }, 60_000)

  it('answers values of any kind and size with a problem, never with a fault', async () => {
    const hostile = (leaf: unknown): readonly unknown[] =>
      typeof leaf === 'number'
        ? [2 ** 31, Number.MAX_SAFE_INTEGER, 1e308, -(2 ** 31) - 1, 0.5, '1', null]
        : [`${String(leaf)}\u0000`, '\ud800', '\u001b[2J\r\nx', 'x'.repeat(20_000), '0000-01-01', '9999-12-31', '2026-02-30', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '', null, {}, [], true, 2 ** 53]
    const wrong: string[] = []
    for (const route of withBody())
      // Every second of some thousands: each kind of value still stands in most kinds of place.
      for (const body of replacements(bodyOf(route), hostile).filter((_, at) => at % 2 === 0)) {
        const answer = await send(route, { text: JSON.stringify(body), by: /answer|offers/.test(route.path) ? roles.b : admitted(route) })
        if (answer.status >= 500 || (answer.status >= 400 && !answer.isProblem)) wrong.push(said(route, answer, JSON.stringify(body).slice(0, 300)))
      }
    expect(wrong).toEqual([])
  }, 120_000)

  it('matching knows no need beyond the catalogue, and no table beyond a form', async () => {
    const route = routes.find(({ path }) => path === '/api/v1/matching')
    if (route === undefined) throw new Error('matching has no route')
    const { patient } = bodyOf(route) as { patient: object }
    const asked = async (codes: readonly string[]) => {
      const needs = Object.fromEntries(codes.map((code) => [code, { presence: 'present', quantity: null, detail: '' }]))
      return JSON.parse((await send(route, { text: JSON.stringify({ patient: { ...patient, needs } }) })).text) as unknown
    }
    expect(await asked(['oxygen', 'flying', 'constructor'])).toMatchObject({ status: 422, code: 'invalid_input', fields: ['needs.flying', 'needs.constructor'] })
    expect(await asked(Array.from({ length: 3000 }, (_, at) => `n${at}`))).toMatchObject({ status: 422, code: 'invalid_input', fields: ['patient.needs'] })
    expect(await asked(['oxygen'])).toHaveProperty('hospitals')
  })

  it('takes JSON and nothing else, not too deep and not too long', async () => {
    for (const route of withBody()) {
      const text = JSON.stringify(bodyOf(route))
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', 'text/json'])
        expect(await send(route, { text, headers: { 'content-type': type } }), `${route.path} ${type}`).toMatchObject({ status: 400, isProblem: true })
      for (const bad of [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, `{"a":"${'x'.repeat(300_000)}"}`, `${text}x`, '\ufeff{', 'null', '[]', '"x"', '1'])
        expect(await send(route, { text: bad }), `${route.path} ${bad.slice(0, 20)}`).toMatchObject({ status: 400, isProblem: true })
    }
  }, 60_000)

  it('takes no repeated or malformed idempotency key', async () => {
    const passed: string[] = []
    for (const route of withBody()) {
      const key = randomUUID()
      const answer = await send(route, { text: JSON.stringify(bodyOf(route)), headers: { 'idempotency-key': `${key}, ${key}` } })
      if (answer.status !== 400) passed.push(route.path)
    }
    // Matching and looking up store nothing, and no answer about a second factor is kept: their key means nothing.
    const ofFactors = ['/api/v1/session/second-step', '/api/v1/session/confirmation', '/api/v1/factors/totp', '/api/v1/factors/passkey', '/api/v1/factors/list']
    expect(passed).toEqual([...ofFactors, '/api/v1/push-subscriptions/lookup', '/api/v1/matching', '/api/v1/similar-cases'])
  })
})

describe('every route', () => {
  it('that changes anything refuses another site’s page before it looks at who asks', async () => {
    const changing = routes.filter((route) => route.method !== 'GET')
    expect(changing.length).toBeGreaterThan(20)
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://localhost:3000.evil.example' }, { 'sec-fetch-site': 'cross-site' }]
    for (const route of changing)
      for (const headers of foreign)
        expect(JSON.parse((await send(route, { text: '{}', headers })).text)).toMatchObject({ status: 403, code: 'foreign_origin' })
  })

  it('refuses a query it does not name, one given twice, and one that is out of all bounds', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      const shape = route.call.query.shape
      const text = bodyOf(route) === undefined ? undefined : JSON.stringify(bodyOf(route))
      const names = Object.keys(shape)
      const malformed = ['unknown=1', '__proto__=1', 'toString=1', ...names.flatMap((name) => [`${name}=1&${name}=1`, `${name}[]=1`, `${name}[x]=1`, `${name}=%00`])]
      for (const query of malformed) {
        const answer = await send(route, { query, ...(text !== undefined && { text }) })
        if (answer.status !== 400 || !answer.isProblem) wrong.push(said(route, answer, query))
      }
      for (const query of names.flatMap((name) => ['2147483648', '9007199254740991', '1e20', '-1', '0.5', 'NaN', '', '%F0%9F%98%80', '%25_%5C', '%E3%80%80'].map((value) => `${name}=${value}`))) {
        const answer = await send(route, { query, ...(text !== undefined && { text }) })
        if (answer.status >= 500) wrong.push(said(route, answer, query))
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('takes in its path only what is an id', async () => {
    const wrong: string[] = []
    for (const route of routes.filter((one) => !(one.call.params instanceof z.ZodObject) || Object.keys(one.call.params.shape).length > 0))
      for (const id of ['1', '..%2f..%2fetc', '%00', '%0d%0aSet-Cookie:x=1', "'%20or%201=1--", '%E0%A4%A', `${randomUUID()}%20`, 'x'.repeat(400)]) {
        const text = bodyOf(route) === undefined ? undefined : JSON.stringify(bodyOf(route))
        const answer = await send(route, { names: new Proxy({}, { get: () => id }), ...(text !== undefined && { text }) })
        if (![400, 404, 414].includes(answer.status) || !answer.isProblem) wrong.push(said(route, answer, id))
      }
    expect(wrong).toEqual([])
  })
})
