import { postMessageCall } from '@tasuki/domain/talk/talk.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { ROUTE_TABLE } from '../../test/worlds/route-table'
import { confirmAs, ACCEPTED, addRoles, answerAs, DECLINED, holdFor, hospitalIdOf, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'
import { copyDatabase } from '../../test/worlds/twin-database'

const D_AREA = { municipalities: ['14104'], secondaryAreas: [] }
const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }

let plain: TestProgram
let twin: TestProgram
/** The people of both worlds; they act in the twin. */
let roles: Roles
let d: Record<'plain' | 'twin', TestPerson>
/** Ids that D may see, and then ids that it may not. */
const ids = { cases: [] as string[], inquiries: [] as string[], rooms: [] as string[], hospitals: [] as string[] }
const words = new Set(['誤嚥', '26-', 'a', ''])

/** What D sees in either world: its own cases, one of its area, inquiries to it that live and that are over, talk. */
const playVisible = async (of: Roles): Promise<void> => {
  const own = await sendTo(of.d, [of.b, of.c], { visibility: 'S2' })
  await answerAs(of.b, own.id, ACCEPTED)
  await registerDraft(of.d)
  const area = await sendTo(of.a, [of.b], { visibility: 'S2', record: { destination: D_AREA } })
  const asked = await sendTo(of.a, [of.d, of.b])
  await answerAs(of.d, asked.id, DECLINED)
  const received = await ownInquiry(of.d, asked.id)
  await of.a.ok(postMessageCall, { params: { roomId: received.roomId }, body: { body: 'ご返答ありがとうございます。' } })
  const over = await sendTo(of.a, [of.d])
  const lost = await ownInquiry(of.d, over.id)
  await of.a.ok(calls.endCaseCall, { params: { caseId: over.id }, body: { version: over.version, reason: 'home', note: '', ...NO_DETAILS } })
  ids.cases.push(own.id, area.id, asked.id, over.id)
  ids.inquiries.push(received.id, lost.id)
  ids.rooms.push(received.roomId, lost.roomId)
  ids.hospitals.push(...[of.a, of.b, of.c, of.d].map(hospitalIdOf))
}

beforeAll(async () => {
  const first = await startTestProgram()
  const made = await addRoles(first)
  await playVisible(made)
  // What D has been told already, both worlds have delivered.
  await first.runJob('deliver_notices')
  // A database can be copied only when nobody is connected to it.
  await first.program.close()
  const copy = await copyDatabase(first.database)
  plain = await startTestProgram({ database: first.database })
  twin = await startTestProgram({ database: copy })
  const { a, b, b2, c, p } = made
  roles = { a: twin.resume(a), b: twin.resume(b), b2: twin.resume(b2), c: twin.resume(c), d: twin.resume(made.d), p: twin.resume(p) }
  d = { plain: plain.resume(made.d), twin: roles.d }
})
afterAll(async () => {
  await plain.close()
  await twin.close()
})

/** Every way to ask a list: the filters that count, search, sort and page. */
const QUERIES: Record<string, () => string[]> = {
  '/api/v1/cases': () =>
    ['own', 'visible'].flatMap((scope) => [
      ...['', 'draft', 'recruiting', 'held', 'completed', 'ended', 'open', 'closed'].map((status) => `scope=${scope}${status && `&status=${status}`}`),
      ...[...words].map((word) => `scope=${scope}&q=${encodeURIComponent(word)}`),
      `scope=${scope}&limit=1`,
      `scope=${scope}&limit=1&offset=1`,
    ]),
  '/api/v1/area-cases': () => ['', 'fit=all', 'fit=near', 'sort=transferable', 'sort=newest', 'limit=1', 'limit=1&offset=1'],
  '/api/v1/cases/table': () => ['', 'encoding=cp932', 'status=open', 'status=closed', ...[...words].map((word) => `q=${encodeURIComponent(word)}`)],
  '/api/v1/rooms': () => ['', 'unreadOnly=1', 'limit=1', 'limit=1&offset=1'],
  '/api/v1/messages': () => [...words, '返答', '電話', '明日'].flatMap((word) => [`q=${encodeURIComponent(word)}`, `q=${encodeURIComponent(word)}&limit=1&offset=1`, ...ids.rooms.map((id) => `q=${encodeURIComponent(word)}&roomId=${id}`)]).concat('mentions=mine', ''),
  '/api/v1/inquiries': () => ['open', 'waiting', 'considering', 'answered', 'chosen', 'over', 'all'].map((filter) => `filter=${filter}`),
  '/api/v1/hospitals': () => ['', ...['distance', 'name', 'vacancy', 'updated'].map((sort) => `sort=${sort}`), 'use=active', 'q=病院', 'vacantOnly=1', 'freshHours=1', 'limit=1&offset=2', 'municipality=14101'],
}

type Probe = { method: 'GET' | 'POST'; url: string; payload?: string }
const pathsOf = (path: string): string[] => {
  // On paper: one that D may see, the newest that it may not, and both on one sheet.
  if (path.includes(':caseIds')) return [ids.cases[0], ids.cases.at(-1), `${ids.cases[0]},${ids.cases.at(-1)}`].map((several) => path.replace(':caseIds', String(several)))
  if (path.includes(':caseId')) return ids.cases.map((id) => path.replace(':caseId', id))
  if (path.includes(':roomId')) return ids.rooms.map((id) => path.replace(':roomId', id))
  if (path.includes(':inquiryId')) return ids.inquiries.map((id) => path.replace(':inquiryId', id))
  if (path.includes(':hospitalId')) return ids.hospitals.map((id) => path.replace(':hospitalId', id))
  return (QUERIES[path]?.() ?? ['']).map((query) => (query === '' ? path : `${path}?${query}`))
}
/** Every reading route there is, one that comes later too; and matching, which stores nothing. */
const probes = (): Probe[] => [
  ...[...ROUTE_TABLE.keys()].filter((key) => key.startsWith('GET ')).flatMap((key) => pathsOf(key.slice(4)).map((url): Probe => ({ method: 'GET', url }))),
  ...[1, 50].map((limit): Probe => {
    const { needs, age, sex, guarantor, bedKinds } = SENDABLE
    return { method: 'POST', url: '/api/v1/matching', payload: JSON.stringify({ patient: { needs, age, sex, guarantor, bedKinds, destination: { municipalities: ['14101', '14103'], secondaryAreas: [] } }, limit }) }
  }),
]

const answerIn = async (world: TestProgram, person: TestPerson, probe: Probe): Promise<string> => {
  const response = await world.program.http.inject({ ...probe, headers: { cookie: person.cookie, ...(probe.payload !== undefined && { 'content-type': 'application/json' }) } })
  const { 'x-request-id': requestId, date: _date, ...headers } = response.headers
  // When a session was last used goes by the real clock, which is another for each of the two.
  const body = response.body.replaceAll(String(requestId), '').replaceAll(/"lastUsedAt":"[^"]*"/g, '')
  return JSON.stringify([response.statusCode, headers, body])
}

const expectEqualAnswers = async (): Promise<number> => {
  const differing: string[] = []
  const all = probes()
  for (const probe of all) {
    const [without, withHidden] = [await answerIn(plain, d.plain, probe), await answerIn(twin, d.twin, probe)]
    if (without !== withHidden) differing.push(`${probe.method} ${probe.url}\n${without}\n${withHidden}`)
  }
  expect(differing).toEqual([])
  return all.length
}

const later = async (caseId: string) => roles.a.ok(calls.getCaseCall, { params: { caseId } })
const endIt = async (caseId: string) => roles.a.ok(calls.endCaseCall, { params: { caseId }, body: { version: (await later(caseId)).version, reason: 'death', note: '', ...NO_DETAILS } })
const MARKED = { mainDisease: '隠れた疾患', memoCode: 'HIDDEN-7' }

/** Each adds one case to the twin that D may not see, and answers its id. */
const HIDDEN: [string, () => Promise<string>][] = [
  ['another hospital’s draft, S2 for D’s own area', async () => (await registerDraft(roles.a, { visibility: 'S2', record: { ...MARKED, destination: D_AREA } })).id],
  ['S1 between A and B, answered and talked about', async () => {
    const { id } = await sendTo(roles.a, [roles.b, roles.b2], { record: MARKED })
    await answerAs(roles.b, id, ACCEPTED)
    await roles.b.ok(postMessageCall, { params: { roomId: (await ownInquiry(roles.b, id)).roomId }, body: { body: '明日お電話します' } })
    return id
  }],
  ['S2 for another area', async () => (await sendTo(roles.a, [], { visibility: 'S2', record: MARKED })).id],
  ['S2 for D’s own area, narrowed to S1', async () => {
    const { id, version } = await sendTo(roles.a, [roles.b], { visibility: 'S2', record: { ...MARKED, destination: D_AREA } })
    await roles.a.ok(calls.changeVisibilityCall, { params: { caseId: id }, body: { version, visibility: 'S1' } })
    return id
  }],
  ['S2 for D’s own area, ended', async () => {
    const { id } = await sendTo(roles.a, [roles.b], { visibility: 'S2', record: { ...MARKED, destination: D_AREA } })
    await endIt(id)
    return id
  }],
  ['S2 for D’s own area, held and confirmed', async () => {
    const { id } = await holdFor(roles, { visibility: 'S2', record: { ...MARKED, destination: D_AREA } })
    await confirmAs(roles.b, id)
    return id
  }],
  ['completed at B', async () => {
    const { id, version } = await sendTo(roles.c, [roles.b], { record: MARKED })
    await roles.c.ok(calls.completeCaseCall, { params: { caseId: id }, body: { version, ...NO_DETAILS, transferDate: '2026-11-24', destinationHospitalId: hospitalIdOf(roles.b) } })
    return id
  }],
]

describe('two worlds that differ only in what is hidden from D', () => {
  it('begin equal, byte by byte', async () => expect(await expectEqualAnswers()).toBeGreaterThan(80))

  it.each(HIDDEN)('%s: every list, count, search, sort and page stays the same', async (_what, add) => {
    const id = await add()
    const found = await twin.asSystem((tx) => tx.db.selectFrom('transfer_case').select('code').where('id', '=', id).executeTakeFirstOrThrow())
    const asked = await twin.asSystem((tx) => tx.db.selectFrom('inquiry').select(['id', 'room_id']).where('case_id', '=', id).execute())
    ids.cases.push(id)
    for (const inquiry of asked) {
      ids.inquiries.push(inquiry.id)
      ids.rooms.push(inquiry.room_id)
    }
    for (const word of [found.code, MARKED.mainDisease, MARKED.memoCode]) words.add(word)
    // The bells of those who may hear of it; D's stays as it was.
    await twin.runJob('deliver_notices')
    await expectEqualAnswers()
  }, 90_000)

  it('would be told apart by a case that D may see', async () => {
    await sendTo(roles.a, [], { visibility: 'S2', record: { destination: D_AREA } })
    await expect(expectEqualAnswers()).rejects.toThrow()
  })
})
