import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServedHouse, serveHouse } from '../../test/worlds/served-house'
import { openSmallHouse, type SmallHouse } from '../../test/worlds/small-house'
import { openRoom } from './open-room'

let house: SmallHouse
let http: ServedHouse
let roomId: string
let cookies: { sato: string; tanaka: string; yamada: string; officer: string }
beforeAll(async () => {
  house = await openSmallHouse()
  http = await serveHouse(house)
  const { sato, tanaka } = house.actors
  roomId = await house.as(sato, (tx) => openRoom(tx, { subjectKind: 'test', subjectId: randomUUID(), label: 'T-1', hospitalIds: [sato.hospitalId, tanaka.hospitalId] }))
  cookies = { sato: await http.cookieOf('sato'), tanaka: await http.cookieOf('tanaka'), yamada: await http.cookieOf('yamada'), officer: await http.cookieOf('officer') }
})
afterAll(async () => {
  await http.app.close()
  await house.close()
})

type Person = keyof typeof cookies
const get = (who: Person, url: string) => http.call({ method: 'GET', url: `/api/v1/rooms${url}`, headers: { cookie: cookies[who] } })
const post = (who: Person, body: unknown, more: { room?: string; key?: string } = {}) =>
  http.call({
    method: 'POST',
    url: `/api/v1/rooms/${more.room ?? roomId}/messages`,
    headers: { cookie: cookies[who], 'content-type': 'application/json', ...(more.key !== undefined && { 'idempotency-key': more.key }) },
    payload: JSON.stringify(body),
  })

it('says a line exactly once, however often and at once it is sent with one key (rule 63)', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => post('sato', { body: '転院のご相談です' }, { key })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 200, body: { seq: 1, kind: 'text', author: { hospitalName: '東病院', personName: 'sato' } } })
  expect(await post('sato', { body: '別の文' }, { key })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  expect(await get('tanaka', `/${roomId}/messages`)).toMatchObject({ status: 200, body: { lastSeq: 1, messages: [answers[0]?.body] } })
})

it('a line sent again days later is still the one that stands, also when its words were put right meanwhile; no answer is stored beside it', async () => {
  const key = randomUUID()
  const other = await house.as(house.actors.sato, (tx) => openRoom(tx, { subjectKind: 'test', subjectId: randomUUID(), label: 'T-2', hospitalIds: [house.actors.sato.hospitalId, house.actors.tanaka.hospitalId] }))
  const first = await post('sato', { body: '一度だけ' }, { key, room: other })
  const { id } = first.body as { id: string }
  expect(await house.asSystem((tx) => tx.db.selectFrom('idempotent_answer').select('key').where('key', '=', key).execute())).toEqual([])
  const edited = await http.call({ method: 'PUT', url: `/api/v1/rooms/${other}/messages/${id}`, headers: { cookie: cookies.sato, 'content-type': 'application/json' }, payload: JSON.stringify({ body: '一度きり' }) })
  expect(edited).toMatchObject({ status: 200, body: { id, body: '一度きり' } })
  house.clock.advance(72 * 3_600_000)
  expect(await post('sato', { body: '一度だけ' }, { key, room: other })).toEqual({ ...edited, setCookie: undefined })
  expect(await post('sato', { body: '一度だけ' }, { key })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  // Another person's key is no key of this one.
  expect(await post('tanaka', { body: '一度だけ' }, { key, room: other })).toMatchObject({ status: 200, body: { seq: 2 } })
  const dropped = await http.call({ method: 'DELETE', url: `/api/v1/rooms/${other}/messages/${id}`, headers: { cookie: cookies.sato } })
  expect(dropped).toMatchObject({ status: 409, body: { code: 'message_change_period_over' } })
  // Read, so that the counts of the tests below are their own.
  await http.call({ method: 'PUT', url: `/api/v1/rooms/${other}/read-mark`, headers: { cookie: cookies.sato }, payload: { seq: 2 } })
})

it('pages forward from a seq and back from one', async () => {
  for (let i = 2; i <= 6; i++) await post(i % 2 === 0 ? 'tanaka' : 'sato', { body: `line ${i}` })
  const seqs = async (query: string) => ((await get('sato', `/${roomId}/messages${query}`)).body as { messages: { seq: number }[] }).messages.map((line) => line.seq)
  expect(await seqs('')).toEqual([1, 2, 3, 4, 5, 6])
  expect(await seqs('?limit=2')).toEqual([5, 6])
  expect(await seqs('?after=2&limit=3')).toEqual([3, 4, 5])
  expect(await seqs('?before=4&limit=2')).toEqual([2, 3])
  expect(await seqs('?after=1&before=4')).toEqual([2, 3])
  expect(await seqs('?after=6')).toEqual([])
})

it('answers for another hospital’s room exactly as for an unknown one', async () => {
  const same = async (url: (room: string) => string) => {
    const answers = await Promise.all([roomId, randomUUID()].map(async (room) => http.call({ method: 'GET', url: url(room), headers: { cookie: cookies.yamada } })))
    return answers.map(({ status, body }) => JSON.stringify({ status, ...(body as object), requestId: '' }))
  }
  for (const url of [(room: string) => `/api/v1/rooms/${room}`, (room: string) => `/api/v1/rooms/${room}/messages`]) {
    const [other, unknown] = await same(url)
    expect(other).toBe(unknown)
    expect(other).toContain('"status":404')
  }
  expect(await post('yamada', { body: 'words' })).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await get('yamada', '')).toMatchObject({ status: 200, body: { total: 0, unreadTotal: 0, rooms: [] } })
})

it('marks read, and the list says so', async () => {
  expect(await get('sato', '?unreadOnly=1')).toMatchObject({ status: 200, body: { total: 1, rooms: [{ id: roomId, otherHospitals: [{ shortName: '北' }] }] } })
  const marked = await http.call({ method: 'PUT', url: `/api/v1/rooms/${roomId}/read-mark`, headers: { cookie: cookies.sato }, payload: { seq: 6 } })
  expect(marked).toMatchObject({ status: 200, body: { unread: 0 } })
  expect(await get('sato', '?unreadOnly=1')).toMatchObject({ body: { total: 0, unreadTotal: 0, rooms: [] } })
})

it('refuses what is no line, beside its field', async () => {
  expect(await post('sato', { body: '氏名：山田太郎' })).toMatchObject({ status: 422, body: { code: 'personal_name', fields: ['body'] } })
  expect(await post('sato', { body: '  ' })).toMatchObject({ status: 422, body: { code: 'message_empty' } })
  expect(await post('sato', { body: 'a', more: 1 })).toMatchObject({ status: 400, body: { code: 'malformed_request' } })
  expect(await post('officer', { body: 'a' })).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  expect(await get('officer', `/${roomId}`)).toMatchObject({ status: 200, body: { unread: 0 } })
})
