import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { hospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { normalizeHospitalName } from '@tasuki/domain/facility/hospital-identity.rules'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serveHouse } from '../../test/worlds/served-house'
import { openSmallHouse, HOUSE_URL, type SmallHouse } from '../../test/worlds/small-house'
import { createHospitalCommand } from '../account/hospital/create-hospital'
import { createIdentify } from '../account/resolve-actor'
import { createHttpServer } from '../platform/http/server'
import { createLog } from '../platform/log'
import { facilityRoutes } from './facility.routes'
import { createSearchTally } from './search-tally'

let house: SmallHouse
let app: FastifyInstance
let cookies: { sato: string; tanaka: string; officer: string }
let listedId: string
let a: string
let b: string

beforeAll(async () => {
  house = await openSmallHouse()
  app = await createHttpServer({
    config: { baseUrl: HOUSE_URL, trustProxy: undefined, rateLimit: 0 },
    database: house.database,
    log: createLog('silent'),
    identify: createIdentify(house.database, house.sessions, house.factors),
    routes: facilityRoutes({ tally: createSearchTally(house.database), mapTiles: false }),
    findObstacles: async () => [],
    siteFolder: '/nonexistent',
  })
  const signing = await serveHouse(house)
  cookies = { sato: await signing.cookieOf('sato'), tanaka: await signing.cookieOf('tanaka'), officer: await signing.cookieOf('officer') }
  await signing.app.close()
  a = house.actors.sato.hospitalId
  b = house.actors.tanaka.hospitalId
  listedId = await house.asSystem((tx) =>
    createHospitalCommand(tx, { name: '髙﨑ヶ丘医療センター', nameKana: 'タカサキガオカイリョウセンター', municipalityCode: '14201', licensedBeds: { general: 120 } }),
  )
  await house.asSystem(async (tx) => {
    await tx.db.updateTable('hospital').set({ latitude: 35.5, longitude: 139.68 }).where('id', '=', a).execute()
    await tx.db.updateTable('hospital').set({ latitude: 35.5, longitude: 139.7 }).where('id', '=', b).execute()
  })
})
afterAll(async () => {
  await app.close()
  await house.close()
})
beforeEach(() => house.clock.advance(1000))

const call = async (cookie: string, request: InjectOptions) => {
  const response = await app.inject({ ...request, headers: { origin: HOUSE_URL, cookie } })
  return { status: response.statusCode, body: response.json() as Record<string, unknown> }
}
const get = (cookie: string, url: string) => call(cookie, { method: 'GET', url: `/api/v1${url}` })
const put = (cookie: string, url: string, payload: object) => call(cookie, { method: 'PUT', url: `/api/v1/facility/${url}`, payload })
const record = (change: Partial<FacilityRecord> = {}): FacilityRecord => ({ ...EMPTY_FACILITY_RECORD, departmentName: '地域連携室', phone: '045-000-0000', ...change })
const beds = (change: object = {}) => ({ beds: 60, vacant: 3, acceptable: 2, held: 1, opensOn: null, sex: 'any', privateRoom: false, ...change })
const names = (body: Record<string, unknown>): string[] => (body['hospitals'] as { name: string }[]).map((hospital) => hospital.name)

describe('rule 48: facility information', () => {
  it.each(['sato', 'tanaka', 'officer'] as const)('is read in full by a user hospital and the prefecture (%s)', async (who) => {
    expect(await get(cookies[who], '/hospitals')).toMatchObject({ status: 200, body: { total: 4 } })
    expect((await get(cookies[who], `/hospitals/${b}`)).status).toBe(200)
    expect((await get(cookies[who], '/care-needs')).status).toBe(200)
    expect(await get(cookies[who], '/prefecture')).toMatchObject({ status: 200, body: { code: '14' } })
  })

  it.each(['/hospitals', '/care-needs', '/prefecture'])('is denied to whoever is signed out (%s)', async (url) =>
    expect(await get('', url)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } }),
  )

  it.each(['ended', 'non_user'] as const)('is denied to a hospital whose use is %s, its open session too', async (use) => {
    await house.asSystem((tx) => tx.db.updateTable('hospital').set({ use }).where('id', '=', b).execute())
    expect((await get(cookies.tanaka, '/hospitals')).status).toBe(401)
    expect((await get(cookies.tanaka, `/hospitals/${a}`)).status).toBe(401)
    await house.asSystem((tx) => tx.db.updateTable('hospital').set({ use: 'active' }).where('id', '=', b).execute())
    expect((await get(cookies.tanaka, '/hospitals')).status).toBe(200)
  })

  it('answers an unknown hospital with 404', async () => expect((await get(cookies.sato, '/hospitals/00000000-0000-4000-8000-000000000000')).status).toBe(404))
})

describe('keeping one’s own facility information', () => {
  it('begins with the conditions: the record is made with what is usual', async () => {
    const changed = await put(cookies.tanaka, 'acceptance', { version: 0, acceptance: { oxygen: { level: 'accepted', condition: '', limit: 3 }, mrsa: { level: 'conditional', condition: '個室が空いているとき', limit: null } } })
    expect(changed).toMatchObject({ status: 200, body: { recordVersion: 1, recordUpdatedBy: 'tanaka', record: EMPTY_FACILITY_RECORD, acceptance: { oxygen: { limit: 3 } } } })
    expect(hospitalDetail.safeParse(changed.body).success).toBe(true)
  })

  it('replaces the record and keeps the conditions; an old version is told which one stands', async () => {
    expect(await put(cookies.tanaka, 'record', { version: 1, record: record({ remarks: '担当医は佐藤医師です。' }) })).toMatchObject({ status: 200, body: { recordVersion: 2, acceptance: { oxygen: { limit: 3 } } } })
    expect(await put(cookies.tanaka, 'record', { version: 1, record: record() })).toMatchObject({ status: 409, body: { code: 'version_conflict', version: 2 } })
  })

  it('refuses a patient’s name and what contradicts itself, changing nothing', async () => {
    expect(await put(cookies.tanaka, 'record', { version: 2, record: record({ remarks: '先日の田中太郎様の件、ありがとうございました。' }) })).toMatchObject({ status: 422, body: { code: 'personal_name', fields: ['record.remarks'] } })
    for (const field of ['phone', 'extension', 'fax', 'afterHoursPhone'])
      expect(await put(cookies.tanaka, 'record', { version: 2, record: record({ [field]: '田中太郎' }) })).toMatchObject({ status: 422, body: { code: 'invalid_input', fields: [`record.${field}`] } })
    expect(await put(cookies.tanaka, 'record', { version: 2, record: record({ website: 'https://a.example/?氏名=田中太郎' }) })).toMatchObject({ status: 422, body: { code: 'personal_name', fields: ['record.website'] } })
    expect(await put(cookies.tanaka, 'record', { version: 2, record: record({ website: 'https://a.example/\ud842' }) })).toMatchObject({ status: 422, body: { fields: ['record.website'] } })
    expect(await put(cookies.tanaka, 'record', { version: 2, record: record({ ageFrom: 80, ageTo: 20 }) })).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    expect(await put(cookies.tanaka, 'record', { version: 2, record: record({ departmentName: ' ' }) })).toMatchObject({ status: 422, body: { fields: ['record.departmentName'] } })
    expect((await get(cookies.sato, `/hospitals/${b}`)).body).toMatchObject({ recordVersion: 2, record: { remarks: '担当医は佐藤医師です。' } })
  })

  it.each([
    ['an item that the catalogue lacks', { flying: { level: 'accepted', condition: '', limit: null } }, 'acceptance.flying'],
    ['a limit where the item has no unit', { mrsa: { level: 'accepted', condition: '', limit: 3 } }, 'acceptance.mrsa'],
    ['a limit of what is refused', { oxygen: { level: 'refused', condition: '', limit: 3 } }, 'acceptance.oxygen'],
  ])('refuses %s', async (_, acceptance, field) =>
    expect(await put(cookies.tanaka, 'acceptance', { version: 2, acceptance })).toMatchObject({ status: 422, body: { code: 'invalid_input', fields: [field] } }),
  )

  it('refuses fields that the contract doesn’t name', async () =>
    expect((await put(cookies.tanaka, 'record', { version: 2, record: record(), hospitalId: a })).status).toBe(400))

  it('keeps vacancy by bed kind and version, and refuses more than there are', async () => {
    const set = (bedKind: string, version: number, change: object = {}) => put(cookies.tanaka, 'availability', { set: [{ bedKind, version, availability: beds(change) }] })
    expect(await set('recoveryRehab', 0)).toMatchObject({ status: 200, body: { availability: [{ version: 1, vacant: 3, updatedBy: 'tanaka' }] } })
    expect(await set('recoveryRehab', 0)).toMatchObject({ status: 409, body: { code: 'version_conflict', fields: ['recoveryRehab'] } })
    expect(await set('recoveryRehab', 1, { vacant: 2 })).toMatchObject({ status: 200, body: { availability: [{ version: 2, vacant: 2 }] } })
    for (const [wrong, field] of [[{ vacant: 61 }, 'vacant'], [{ acceptable: 4 }, 'acceptable'], [{ held: 61 }, 'held'], [{ opensBeds: 2 }, 'opensOn']] as const) {
      expect(await set('general', 0, wrong)).toMatchObject({ status: 422, body: { code: 'invalid_input', fields: [`general.${field}`] } })
    }
    expect(await set('general', 0, { note: '田中太郎様の退院後' })).toMatchObject({ status: 422, body: { code: 'personal_name', fields: ['general.note'] } })
    expect((await set('general', 0, { vacant: 0, acceptable: 2, opensOn: '2026-12-01' })).status).toBe(200)
  })

  it('says 変更なし for all or for one kind, without a new version', async () => {
    const aged = async (): Promise<Record<string, string>> => {
      const { body } = await get(cookies.sato, `/hospitals/${b}`)
      return Object.fromEntries((body['availability'] as { bedKind: string; updatedAt: string }[]).map((row) => [row.bedKind, row.updatedAt]))
    }
    const before = await aged()
    house.clock.advance(86_400_000)
    const confirm = (...kinds: [string, number][]) => put(cookies.tanaka, 'availability', { confirm: kinds.map(([bedKind, version]) => ({ bedKind, version })) })
    expect((await confirm(['general', 1])).status).toBe(200)
    const one = await aged()
    expect([one['general'] !== before['general'], one['recoveryRehab'] === before['recoveryRehab']]).toEqual([true, true])
    expect(await confirm(['general', 1], ['recoveryRehab', 2])).toMatchObject({ status: 200, body: { availability: [{ bedKind: 'general', version: 1 }, { bedKind: 'recoveryRehab', version: 2 }] } })
    expect((await aged())['recoveryRehab']).not.toBe(before['recoveryRehab'])
  })

  it('is nothing for the prefecture’s people, and touches nobody else’s', async () => {
    expect(await put(cookies.officer, 'record', { version: 0, record: record() })).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
    expect(await get(cookies.officer, `/hospitals/${a}`)).toMatchObject({ status: 200, body: { recordVersion: 0, record: null, availability: [] } })
  })

  it('two first edits at one moment: one stands, the other is told', async () => {
    const both = await Promise.all([1, 2].map((n) => put(cookies.sato, 'record', { version: 0, record: record({ remarks: `${n}回目` }) })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('writes who changed what and tells every open page', async () => {
    const found = await house.asSystem(async (tx) => ({
      acts: (await tx.db.selectFrom('audit_entry').select('act').where('subject_id', '=', b).execute()).map((row) => row.act),
      events: (await tx.db.selectFrom('live_event').select('events').execute()).flatMap((row) => row.events as { topic: string; id: string; everybody?: boolean }[]),
    }))
    expect(new Set(found.acts)).toEqual(
      new Set(['hospital.created', 'hospital.use_started', 'seat.given', 'facility.acceptance_updated', 'facility.record_updated', 'facility.availability_updated', 'facility.availability_confirmed']),
    )
    expect(found.events).toContainEqual({ topic: 'facility', id: b, hospitalIds: [], everybody: true })
  })
})

describe('the directory', () => {
  it('finds names however they are typed', async () => {
    for (const typed of ['高崎ケ丘', '髙﨑ヶ丘', 'たかさき', 'ﾀｶｻｷ', 'takasaki', 'ＴＡＫＡＳＡＫＩ 丘', '丘 センター']) expect(names((await get(cookies.sato, `/hospitals?q=${encodeURIComponent(typed)}`)).body)).toEqual(['髙﨑ヶ丘医療センター'])
    for (const typed of ['%', '_', '高崎 東']) expect((await get(cookies.sato, `/hospitals?q=${encodeURIComponent(typed)}`)).body['total']).toBe(0)
  })

  it('compares names as the import does', async () => {
    const typed = ['ＡＯＩ湘北病院', '髙﨑病院', 'ﾊﾛｰ 病院', '桜ヶ丘病院', '葛\u{E0100}城・病院', '齋藤「記念」病院（本院）', '廣澤眞國會病院', 'リハビリテ－ション病院']
    const { rows } = await house.asSystem((tx) => sql<{ spelled: string }>`select search_spelling(typed) as spelled from unnest(${typed}::text[]) with ordinality as t(typed, n) order by n`.execute(tx.db))
    expect(rows.map((row) => row.spelled)).toEqual(typed.map(normalizeHospitalName))
  })

  it('shows a listed hospital without capacity', async () => {
    expect((await get(cookies.sato, `/hospitals/${listedId}`)).body).toMatchObject({ use: 'non_user', beds: [], licensedBeds: 120, record: null, distanceKm: null, secondaryArea: '横須賀・三浦' })
  })

  it.each([
    ['use=non_user', ['髙﨑ヶ丘医療センター']],
    ['area=横須賀・三浦', ['髙﨑ヶ丘医療センター']],
    ['area=どこにもない', []],
    ['municipality=14100&use=active&sort=distance', ['東病院', '北病院', '西病院']],
    ['area=横浜&municipality=14201', []],
    ['bedKind=recoveryRehab', ['北病院']],
    ['bedKind=general&vacantOnly=1', []],
    ['vacantOnly=1', ['北病院']],
    ['needs=oxygen', ['北病院']],
    ['needs=oxygen,mrsa', ['北病院']],
    ['needs=oxygen,ventilator', []],
    ['freshHours=2', ['北病院']],
    ['withinKm=1', ['東病院']],
    ['withinKm=3', ['東病院', '北病院']],
    ['sort=vacancy&limit=1', ['北病院']],
    ['sort=updated&limit=1', ['北病院']],
  ])('filters by %s', async (query, expected) => expect(names((await get(cookies.sato, `/hospitals?${encodeURI(query)}`)).body)).toEqual(expected))

  it('pages with the total, also past the end', async () => {
    expect((await get(cookies.sato, '/hospitals?limit=1&offset=1')).body).toMatchObject({ total: 4, hospitals: [{ name: '北病院', distanceKm: 1.8 }] })
    expect((await get(cookies.sato, '/hospitals?limit=1&offset=9')).body).toEqual({ total: 4, hospitals: [] })
  })

  it('refuses a filter it doesn’t know, and too large a page', async () => {
    for (const query of ['sort=random', 'limit=501', 'colour=red', 'bedKind=bunk']) expect((await get(cookies.sato, `/hospitals?${query}`)).status).toBeLessThan(500)
    expect((await get(cookies.sato, '/hospitals?colour=red')).status).toBe(400)
  })
})
