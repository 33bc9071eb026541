import http from 'node:http'
import pg from 'pg'
import { LIST_STATEMENT } from './bare-server'
import { HOME_HOSPITALS } from './bench-data'
import type { TaskProcess } from './children'
import { atMost, compare, type Figure, median, quantile } from './figures'
import { ask, type LoadRequest, type LoadResult } from './load'

/** Where everything runs, and who is signed in: one person of every hospital of the prefecture first. */
export type BenchHouse = {
  superuserUrl: string
  programPort: number
  barePort: number
  load: TaskProcess
  people: { hospitalId: string; cookie: string }[]
}
export type Figures = Record<string, Figure>

const ROUNDS = 3
const SECONDS = 4
const WARM_SECONDS = 2
const COMPARED = 40

/** Every contender warmed up, then each in turn, round after round. */
const inTurns = async <N extends string>(contenders: Readonly<Record<N, (seconds: number) => Promise<LoadResult>>>): Promise<Record<N, LoadResult[]>> => {
  const names = Object.keys(contenders) as N[]
  const results = Object.fromEntries(names.map((name) => [name, [] as LoadResult[]])) as Record<N, LoadResult[]>
  for (const name of names) await contenders[name](WARM_SECONDS)
  for (let round = 0; round < ROUNDS; round++) for (const name of names) results[name].push(await contenders[name](SECONDS))
  return results
}

const rates = (results: readonly LoadResult[]): number[] => results.map((result) => result.perSecond)
const p95s = (results: readonly LoadResult[]): number[] => results.map((result) => result.p95)

const byHospital = (house: BenchHouse): BenchHouse['people'] => [...new Map(house.people.map((person) => [person.hospitalId, person])).values()].slice(0, HOME_HOSPITALS)

const overHttp = (house: BenchHouse, port: number, requests: readonly LoadRequest[]) => (seconds: number) => house.load.run('http', { port, requests, seconds })

const LIST_PATH = '/api/v1/cases?scope=visible&status=open&limit=50'

const askOnce = async <T>(port: number, request: LoadRequest): Promise<T> => {
  const agent = new http.Agent()
  try {
    return JSON.parse(await ask(agent, port, request)) as T
  } finally {
    agent.destroy()
  }
}

/** A floor that answers something else would be none: the same 50 cases for many hospitals. */
const assertSameLists = async (house: BenchHouse): Promise<void> => {
  for (const { hospitalId, cookie } of byHospital(house).slice(0, COMPARED)) {
    const ours = await askOnce<{ cases: { id: string }[] }>(house.programPort, { method: 'GET', path: LIST_PATH, headers: { cookie } })
    const bare = await askOnce<{ id: string }[]>(house.barePort, { method: 'GET', path: '/list', headers: { 'x-hospital': hospitalId } })
    if (ours.cases.length !== 50 || ours.cases.map((one) => one.id).join() !== bare.map((one) => one.id).join()) throw new Error('the program and the bare handler list different cases')
  }
}

/** The 50 newest open cases a hospital may see. */
export const measureList = async (house: BenchHouse): Promise<Figures> => {
  await assertSameLists(house)
  const people = byHospital(house)
  const found = await inTurns({
    ours: overHttp(house, house.programPort, people.map(({ cookie }) => ({ method: 'GET', path: LIST_PATH, headers: { cookie } }))),
    bare: overHttp(house, house.barePort, people.map(({ hospitalId }) => ({ method: 'GET', path: '/list', headers: { 'x-hospital': hospitalId } }))),
    statement: (seconds) => house.load.run('queries', { url: house.superuserUrl, statement: LIST_STATEMENT, values: people.map(({ hospitalId }) => [hospitalId]), seconds }),
  })
  return {
    list: compare({ values: rates(found.ours), floors: rates(found.bare), unit: '/s', better: 'more', goal: 1 }),
    'list, p95': compare({ values: p95s(found.ours), floors: p95s(found.bare), unit: 'ms', better: 'less', goal: null }),
    'list, statement alone': compare({ values: rates(found.ours), floors: rates(found.statement), unit: '/s', better: 'more', goal: null }),
  }
}

const NEEDS_OF_A_PATIENT = 8

const readCareNeeds = async (superuserUrl: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    return (await client.query<{ code: string }>('select code from care_need order by position')).rows.map((row) => row.code)
  } finally {
    await client.end()
  }
}

/** Patient `n`: eight needs of the catalogue, other ones for each. */
const patientWith = (codes: readonly string[], n: number) => ({
  patient: {
    needs: Object.fromEntries(Array.from({ length: NEEDS_OF_A_PATIENT }, (_, k) => [codes[(n * 7 + k * 5) % codes.length], { presence: 'present', quantity: k % 2 === 0 ? null : 3, detail: '' }])),
    age: 50 + (n % 45),
    sex: 'female',
    guarantor: n % 2 === 0 ? 'present' : 'unknown',
    bedKinds: n % 3 === 0 ? ['recoveryRehab'] : [],
    destination: { municipalities: [], secondaryAreas: [] },
  },
})

type Matched = { total: number; counts: unknown; gains: unknown; hospitals: { hospitalId: string; judgement: unknown }[] }
const gist = ({ total, counts, gains, hospitals }: Matched): string => JSON.stringify([total, counts, gains, hospitals.map((one) => [one.hospitalId, one.judgement])])

const assertSameMatches = async (house: BenchHouse, pairs: readonly { ours: LoadRequest; bare: LoadRequest }[]): Promise<void> => {
  for (const { ours, bare } of pairs) {
    const [one, other] = [await askOnce<Matched>(house.programPort, ours), await askOnce<Matched>(house.barePort, bare)]
    if (one.total < 8000 || gist(one) !== gist(other)) throw new Error('the program and the statement match different hospitals')
  }
}

/** Hospitals for a patient: eight needs, distance and every reason, over 8,200 hospitals. */
export const measureMatching = async (house: BenchHouse): Promise<Figures> => {
  const codes = await readCareNeeds(house.superuserUrl)
  const pairs = byHospital(house).map(({ hospitalId, cookie }, n) => {
    const body = JSON.stringify(patientWith(codes, n))
    const ours: LoadRequest = { method: 'POST', path: '/api/v1/matching', headers: { cookie }, body }
    return { ours, bare: { ...ours, path: '/matching', headers: { 'x-hospital': hospitalId } }, filter: { method: 'GET' as const, path: '/filter', headers: { 'x-hospital': hospitalId } } }
  })
  await assertSameMatches(house, pairs.slice(0, COMPARED))
  const found = await inTurns({
    ours: overHttp(house, house.programPort, pairs.map((pair) => pair.ours)),
    bare: overHttp(house, house.barePort, pairs.map((pair) => pair.bare)),
    filter: overHttp(house, house.barePort, pairs.map((pair) => pair.filter)),
  })
  return {
    matching: compare({ values: rates(found.ours), floors: rates(found.bare), unit: '/s', better: 'more', goal: 2 }),
    'matching, p95': atMost(median(p95s(found.ours)), 100, 'ms'),
    'matching, filter on columns': compare({ values: rates(found.ours), floors: rates(found.filter), unit: '/s', better: 'more', goal: null }),
  }
}

const MESSAGES = 60

/** A room of hospitals 1 and 2, with every listener theirs. */
const findRoom = async (superuserUrl: string, hospitalIds: readonly string[]): Promise<string> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `with opened as (insert into room (subject_kind, subject_id, subject_label, member_hospital_ids, last_message_at, created_at)
         values ('inquiry', gen_random_uuid(), 'B', $1::uuid[], now(), now()) returning id)
       , joined as (insert into room_member (room_id, hospital_id, last_message_at) select id, unnest($1::uuid[]), now() from opened) select id from opened`,
      [hospitalIds],
    )
    return rows[0]?.id ?? ''
  } finally {
    await client.end()
  }
}

/** From the POST of a message to the last of the open streams. */
export const measureDelivery = async (house: BenchHouse, streams: number): Promise<Figures> => {
  const talkers = house.people.filter((person, _, all) => all.filter((other) => other.hospitalId === person.hospitalId).length > 1)
  const [author] = talkers
  if (author === undefined) throw new Error('nobody talks')
  const roomId = await findRoom(house.superuserUrl, [...new Set(talkers.map((one) => one.hospitalId))])
  const text = '明日10時にお電話いたします。ご都合をお知らせください。'
  const listeners = (kind: 'events' | 'socket') => Array.from({ length: streams }, (_, n) => ({ kind, path: kind === 'events' ? '/api/v1/live' : '/', headers: { cookie: talkers[n % talkers.length]?.cookie ?? '' } }))
  const ours = { port: house.programPort, listeners: listeners('events'), roomId, messages: MESSAGES, post: { method: 'POST' as const, path: `/api/v1/rooms/${roomId}/messages`, headers: { cookie: author.cookie }, body: JSON.stringify({ body: text }) } }
  const bare = { port: house.barePort, listeners: listeners('socket'), roomId, messages: MESSAGES, post: { method: 'POST' as const, path: '/messages', headers: { 'x-hospital': author.hospitalId }, body: JSON.stringify({ roomId, body: text }) } }
  const [values, floors, middles]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    const took = await house.load.run('delivery', ours)
    values.push(quantile(took, 0.95))
    middles.push(median(took))
    floors.push(quantile(await house.load.run('delivery', bare), 0.95))
  }
  return {
    [`delivery to ${streams}, p95`]: compare({ values, floors, unit: 'ms', better: 'less', goal: 1.5 }),
    [`delivery to ${streams}, median`]: { value: Number(median(middles).toPrecision(4)), floor: null, ratio: null, goal: null, ok: null, unit: 'ms' },
  }
}

/** The same without the product: who asks is believed, and nothing is checked. */
const SEARCH_STATEMENT = `select m.id, m.body from message m where m.body like '%' || $2 || '%' and m.room_id in (select room_id from room_member where hospital_id = $1::uuid) order by m.sent_at desc limit 30`

/** A word of two characters in all talks of a hospital, one that few lines have and one that nearly all have. */
export const measureSearch = async (house: BenchHouse): Promise<Figures> => {
  const people = byHospital(house)
  const figures: Figures = {}
  for (const [name, word] of [['rare', '透析'], ['common', '状態']] as const) {
    const found = await inTurns({
      ours: overHttp(house, house.programPort, people.map(({ cookie }) => ({ method: 'GET', path: `/api/v1/messages?q=${encodeURIComponent(word)}&limit=30`, headers: { cookie } }))),
      statement: (seconds) => house.load.run('queries', { url: house.superuserUrl, statement: SEARCH_STATEMENT, values: people.map(({ hospitalId }) => [hospitalId, word]), seconds }),
    })
    figures[`search of a ${name} word, p95`] = compare({ values: p95s(found.ours), floors: p95s(found.statement), unit: 'ms', better: 'less', goal: null })
  }
  return figures
}
