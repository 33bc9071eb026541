import { listHospitalsCall } from '@tasuki/domain/facility/facility.contract'
import { getMapCall, listHospitalPointsCall } from '@tasuki/domain/facility/map.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { createHttpServer } from '../platform/http/server'
import { createLog } from '../platform/log'
import { withActor } from '../platform/db/transaction'
import { readBoundaries } from './boundary.import'
import { getMap } from './get-map'
import { importBoundariesCommand } from './import-boundaries'

let world: TestProgram
let near: TestPerson
let officer: TestPerson
beforeAll(async () => {
  world = await startTestProgram()
  near = await world.addPerson({ hospitalId: await world.addHospital({ name: '近い病院', municipalityCode: '14101', latitude: 35.5, longitude: 139.68 }) })
  await world.addHospital({ name: '遠い病院', municipalityCode: '14206', latitude: 35.26, longitude: 139.15 })
  await world.addHospital({ name: '位置のない病院', municipalityCode: '14103' })
  officer = await world.addPerson({ hospitalId: null })
  await near.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: 0, availability: { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, sex: 'any', privateRoom: false } }] } })
})
afterAll(() => world.close())

const square = (west: number, south: number) => [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
const boundaries = (...codes: string[]) =>
  readBoundaries(JSON.stringify({ type: 'FeatureCollection', features: codes.map((code, at) => ({ type: 'Feature', properties: { N03_007: code }, geometry: { type: 'Polygon', coordinates: [square(139 + at / 5, 35)] } })) }))

describe('hospitals as places', () => {
  it.each([{}, { use: 'active' }, { q: '近い' }, { withinKm: 5 }, { bedKind: 'general' }, { vacantOnly: '1' }, { area: '横浜' }, { municipality: '14206' }, { needs: 'oxygen' }, { freshHours: 1 }] as const)(
    'are those that the list has for %j',
    async (filters) => {
      const list = await near.ok(listHospitalsCall, { query: filters })
      const { points, total, withoutPlace } = await near.ok(listHospitalPointsCall, { query: filters })
      expect([total, points.length + withoutPlace]).toEqual([list.total, list.total])
      expect(points.every((point) => list.hospitals.some((hospital) => hospital.id === point.id))).toBe(true)
    },
  )

  it('carry what can be taken and how old that is; the prefecture stands nowhere', async () => {
    const own = async (who: TestPerson) => (await who.ok(listHospitalPointsCall, { query: { q: '近い' } })).points[0]
    expect(await own(near)).toMatchObject({ vacant: 3, acceptable: 2, updatedAt: world.clock().toISOString(), distanceKm: 0 })
    expect(await own(officer)).toMatchObject({ distanceKm: null })
    expect((await near.ok(listHospitalPointsCall, { query: { q: '遠い' } })).points[0]).toMatchObject({ vacant: null, acceptable: null, updatedAt: null })
    expect((await near.ok(listHospitalPointsCall, { query: { q: '位置' } }))).toMatchObject({ points: [], withoutPlace: 1 })
  })
})

describe('the ground they stand on', () => {
  it('has no shapes until the operator brings some; others replace them; what is missing or elsewhere is told', async () => {
    expect(await near.ok(getMapCall)).toEqual({ shapes: [], attribution: '', tiles: null })
    const report = await world.asSystem((tx) => importBoundariesCommand(tx, boundaries('14101', '14102', '13101')))
    expect([report.shapes, report.otherPrefectures, report.missing.length, report.missing[0]]).toEqual([2, 1, 56, '14103 横浜市西区'])
    const map = await officer.ok(getMapCall)
    expect([map.shapes.map((shape) => shape.code), map.attribution]).toEqual([['14101', '14102'], '「国土数値情報（行政区域データ）」（国土交通省）を加工して作成'])
    await world.asSystem((tx) => importBoundariesCommand(tx, boundaries('14103'), '試験の地図'))
    expect(await near.ok(getMapCall)).toMatchObject({ shapes: [{ code: '14103' }], attribution: '試験の地図' })
  })

  it('is brought by the operator alone', async () => {
    const asMember = { kind: 'member', personId: near.personId, hospitalId: near.hospitalId ?? '', role: 'member' } as const
    await expect(withActor(world.program.database, asMember, (tx) => importBoundariesCommand(tx, boundaries('14101')))).rejects.toThrow()
    expect((await near.ok(getMapCall)).shapes).toHaveLength(1)
  })

  it.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])('has tiles from outside only where the operator wants them: %s', async (mapTiles, expected) => {
    const app = await createHttpServer({
      config: { baseUrl: 'https://tasuki.example', trustProxy: undefined, rateLimit: 0, ...(mapTiles !== undefined && { mapTiles }) },
      database: world.program.database,
      log: createLog('silent'),
      identify: async () => ({ actor: { kind: 'anonymous' } }),
      routes: [],
      findObstacles: async () => [],
      siteFolder: '/nonexistent',
    })
    const policy = String((await app.inject('/healthz')).headers['content-security-policy'])
    await app.close()
    expect(policy.includes('cyberjapandata.gsi.go.jp')).toBe(expected)
    expect(/img-src[^;]*cyberjapandata/.test(policy)).toBe(expected)
    expect(policy.replace(/img-src[^;]*/, '')).not.toContain('gsi.go.jp')
    const { tiles } = await world.asSystem((tx) => getMap(tx, mapTiles === true))
    expect(tiles?.attribution).toBe(expected ? '地理院タイル' : undefined)
  })
})
