import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '@tasuki/domain/account/actor'
import { REFUSAL_KIND, REFUSAL_STATUS } from '@tasuki/domain/base/refusal'
import { actOfCall, ROLE_ACT_IDS, type Role, roleActOf, ROLES } from '@tasuki/domain/office/role-acts'
import { canReadRoom } from '@tasuki/domain/talk/talk.policy'
import { canSeeInquiry, relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServedRoute } from '../platform/http/serve'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { listRoutes } from '../../test/worlds/list-routes'
import { type AccessWorld, type Caller, type CaseFacts, openAccessWorld, readCaseFacts } from '../../test/worlds/access-world'
import { ROUTE_TABLE, type RouteFacts, STREAM_ROUTE } from '../../test/worlds/route-table'
import { prepareChecksum } from '../../test/worlds/table-checksum'

/** A status that it must be, or `passes`: not refused for who asks. Hidden is 404, and not a byte different from an unknown id. */
type Expected = number | 'passes' | 'hidden'
/** A record that a route's path may name. */
type Named = { caseId: string; id: string; label: string }


let world: TestProgram
let of: AccessWorld
let superuser: pg.Client
let checksum: () => Promise<string>
let routes: ServedRoute[]
beforeAll(async () => {
  world = await startTestProgram()
  of = await openAccessWorld(world)
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
  checksum = await prepareChecksum(superuser)
  routes = listRoutes(world)
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const keyOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`
const factsOf = (route: ServedRoute): RouteFacts => {
  const facts = ROUTE_TABLE.get(keyOf(route))
  if (!facts) throw new Error(`${keyOf(route)} stands in no table of this test`)
  return facts
}
const inTableOrder = () => [...ROUTE_TABLE.keys()].flatMap((key) => routes.filter((route) => keyOf(route) === key))

const send = async (route: ServedRoute, caller: Caller, name: string) => {
  const { body, subject, query = '' } = factsOf(route)
  const path = subject === undefined ? route.path : route.path.replace(/:\w+/, subject)
  const response = await world.program.http.inject({
    method: route.method,
    url: `${path.replaceAll(/:\w+/g, name)}${query}`,
    headers: { ...(caller.cookie !== undefined && { cookie: caller.cookie }), ...(body !== undefined && { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }) },
    ...(body !== undefined && { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  })
  const { 'x-request-id': requestId, date, ...headers } = response.headers
  return { status: response.statusCode, headers, text: response.body.replaceAll(String(requestId), ''), isDated: date !== undefined }
}

/** From the pure policies and the route's declared access alone. */
const expectedOf = (route: ServedRoute, caller: Caller, facts: CaseFacts | undefined, named: Named): Expected => {
  const refusal = route.access.allows(caller.actor)
  if (refusal) return REFUSAL_STATUS[REFUSAL_KIND[refusal.code]]
  const { target, acts, always } = factsOf(route)
  if (always !== undefined) return always
  if (target !== 'case' && target !== 'document' && target !== 'inquiry' && target !== 'room') return 'passes'
  if (!facts) return 'hidden'
  const { actor, municipality } = caller
  const hospital = municipality === undefined ? undefined : { municipalityCode: municipality, active: true }
  if (target === 'case' || target === 'document') {
    const open = { ...facts, status: facts.status === 'draft' ? facts.status : 'recruiting' } as const
    const relation = relationToCase(actor, hospital, facts) ?? (acts === 'offer' ? relationToCase(actor, hospital, open) : undefined)
    if (relation === undefined) return 'hidden'
    if (acts === 'pair') {
      const chosen = facts.inquiries.some((one) => actor.kind === 'member' && one.hospitalId === actor.hospitalId && (one.state === 'chosen' || one.state === 'confirmed'))
      return relation !== 'sender' && !chosen ? 403 : facts.status === 'held' ? 'passes' : 409
    }
    if (acts === 'offer') return relation === 'sender' ? 400 : 'passes'
    return acts === 'sender' && relation !== 'sender' ? 403 : 'passes'
  }
  const inquiry = facts.inquiries.find((one) => one.id === named.id || one.roomId === named.id)
  if (!inquiry) throw new Error('the case has no such inquiry')
  if (target === 'room') return canReadRoom(actor, hospital !== undefined, { members: inquiry.members, now: world.clock() }) ? 'passes' : 'hidden'
  if (!canSeeInquiry(actor, hospital, { hospitalId: inquiry.hospitalId, senderHospitalId: facts.senderHospitalId })) return 'hidden'
  const isSender = actor.kind === 'member' && actor.hospitalId === facts.senderHospitalId
  if (acts === 'asked') return isSender ? 400 : 'passes'
  return acts === 'sender' && !isSender ? 403 : 'passes'
}

const namedOf = async (target: RouteFacts['target']): Promise<Named[]> => {
  const named: Named[] = []
  for (const { id, status, visibility, documentIds } of of.cases) {
    const label = `${visibility} ${status}`
    const facts = await factsAbout(id)
    if (target === 'case') named.push({ caseId: id, id, label })
    else if (target === 'document') for (const documentId of documentIds) named.push({ caseId: id, id: documentId, label })
    else for (const one of facts?.inquiries ?? []) named.push({ caseId: id, id: target === 'room' ? one.roomId : one.id, label: `${label}, inquiry ${one.state}` })
  }
  return named
}
const targetsOf = async (route: ServedRoute): Promise<Named[]> => {
  const { target } = factsOf(route)
  if (target === 'case' || target === 'document' || target === 'inquiry' || target === 'room') return namedOf(target)
  const someHospital = of.callers.flatMap(({ actor }) => (actor.kind === 'member' ? [actor.hospitalId] : []))[0] ?? ''
  return [{ caseId: '', id: someHospital, label: '' }]
}

/** What stands about a case; nothing but an admitted act can have changed it. */
const known = new Map<string, CaseFacts | undefined>()
const factsAbout = async (caseId: string): Promise<CaseFacts | undefined> => {
  if (caseId !== '' && !known.has(caseId)) known.set(caseId, await readCaseFacts(superuser, caseId))
  return known.get(caseId)
}

/** Goes through one route for everybody; `only` picks those expectations that this round is about. */
const goThrough = async (route: ServedRoute, only: (expected: Expected) => boolean, check: (caller: Caller, named: Named, expected: Expected) => Promise<string | undefined>) => {
  const wrong: string[] = []
  let asked = 0
  for (const named of await targetsOf(route)) {
    for (const caller of of.callers) {
      const facts = await factsAbout(named.caseId)
      const expected = expectedOf(route, caller, facts, named)
      if (!only(expected)) continue
      asked += 1
      const fault = await check(caller, named, expected)
      if (fault !== undefined) wrong.push(`${keyOf(route)} ${named.label} by ${caller.name}: ${fault}`)
    }
  }
  expect(wrong).toEqual([])
  return asked
}

it('every route is classified here, and the program mounts no other', async () => {
  expect([...ROUTE_TABLE.keys(), STREAM_ROUTE].sort()).toEqual(routes.map(keyOf).sort())
  const page = (await world.program.http.inject('/openapi.json')).json<{ paths: Record<string, object> }>()
  const mounted = Object.entries(page.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`))
  expect(mounted.sort()).toEqual(routes.map(keyOf).sort())
  for (const method of ['PATCH', 'OPTIONS', 'TRACE'] as const)
    for (const { path } of routes) expect((await world.program.http.inject({ method, url: path.replaceAll(/:\w+/g, randomUUID()) })).statusCode, `${method} ${path}`).toBe(404)
})

describe('who may do what', () => {
  const ID = '00000000-0000-4000-8000-000000000001'
  const actorOf = (role: Role): Actor => (role === 'member' || role === 'representative' ? { kind: 'member', personId: ID, hospitalId: ID, role } : { kind: role, personId: ID })

  it('is said of every route by the table that the page shows, as the route itself admits; the table names no act without a route', () => {
    const wrong = routes.flatMap((route) => {
      const id = actOfCall(route)
      if (id === undefined) return [`${keyOf(route)} stands in no act of domain/src/office/role-acts.ts`]
      const { by, anybody = false } = roleActOf(id)
      const admitted = ROLES.filter((role) => route.access.allows(actorOf(role)) === undefined)
      const isSaid = admitted.join() === ROLES.filter((role) => by.includes(role)).join() && (route.access.allows({ kind: 'anonymous' }) === undefined) === anybody
      return isSaid ? [] : [`${keyOf(route)}: ${id} is said of ${by.join()}, admitted are ${admitted.join()}`]
    })
    expect(wrong).toEqual([])
    const used = new Set(routes.map(actOfCall))
    expect(ROLE_ACT_IDS.filter((id) => !used.has(id))).toEqual([])
  })
})

describe('whoever may not', () => {
  it('is refused on every route, learns nothing from how, and leaves no trace (rules 40, 41, 43, 46, 48, 64, 71)', async () => {
    let asked = 0
    let before = await checksum()
    const written: string[] = []
    for (const route of inTableOrder()) {
      const unknown = new Map<Caller, Awaited<ReturnType<typeof send>>>()
      asked += await goThrough(route, (expected) => expected !== 'passes', async (caller, named, expected) => {
        const answer = await send(route, caller, named.id)
        if (expected !== 'hidden') return answer.status === expected ? undefined : `${answer.status} instead of ${expected}: ${answer.text}`
        const other = unknown.get(caller) ?? (await send(route, caller, randomUUID()))
        unknown.set(caller, other)
        if (other.status !== 404) return `an unknown id is ${other.status}: ${other.text}`
        return JSON.stringify(answer) === JSON.stringify(other) ? undefined : `hidden but not like an unknown id: ${answer.status} ${answer.text}`
      })
      // Once a route: looking at every table costs more than all of its refusals.
      const after = await checksum()
      written.push(...after.split('\n').filter((line) => !before.includes(line)).map((line) => `${keyOf(route)}: ${line}`))
      before = after
    }
    expect(written).toEqual([])
    expect(asked).toBeGreaterThan(1500)
  }, 120_000)
})

describe('whoever may', () => {
  it('gets past every check of who asks; reading succeeds', async () => {
    let asked = 0
    for (const route of inTableOrder()) {
      asked += await goThrough(route, (expected) => expected === 'passes', async (caller, named) => {
        const answer = await send(route, caller, named.id)
        known.clear()
        const passed = route.method === 'GET' ? answer.status === 200 : ![401, 403, 404].includes(answer.status) && answer.status < 500 && !answer.text.includes('malformed_request')
        return passed ? undefined : `${answer.status} ${answer.text}`
      })
    }
    expect(asked).toBeGreaterThan(400)
  }, 120_000)
})

it('the stream opens for whoever is signed in', async () => {
  // Everybody's session has ended with the last route above.
  const person = await world.addPerson({ hospitalId: await world.addHospital() })
  await world.program.http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = world.program.http.server.address() as AddressInfo
  const statusFor = (cookie: string | undefined) =>
    new Promise<number | undefined>((resolve, reject) => {
      const request = http.get({ host: '127.0.0.1', port, path: '/api/v1/live', headers: cookie === undefined ? {} : { cookie } }, (response) => {
        resolve(response.statusCode)
        request.destroy()
      })
      request.on('error', reject)
    })
  expect(await statusFor(person.cookie)).toBe(200)
  for (const { cookie } of of.callers) expect(await statusFor(cookie)).toBe(401)
})
