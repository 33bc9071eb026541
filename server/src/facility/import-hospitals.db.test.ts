import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallHouse, type SmallHouse } from '../../test/worlds/small-house'
import type { HospitalImportRow } from './hospital-row.import'
import { type HospitalList, type ImportReport, importHospitalsCommand, readHospitalList } from './import-hospitals'
import { listHospitals } from './list-hospitals'

const dataDirectory = fileURLToPath(new URL('../../../../shared/data/hospitals/', import.meta.url))
const MINISTRY = `${dataDirectory}raw/01-1_hospital_facility_info_20251201.csv.zip`
const CURATED = `${dataDirectory}hospitals_kanagawa.csv`
const present = existsSync(MINISTRY) && existsSync(CURATED)
const skipped = present ? '' : ` (skipped: they are not in ${dataDirectory})`

let house: SmallHouse
beforeAll(async () => {
  house = await openSmallHouse()
})
afterAll(() => house.close())

const importing = (list: HospitalList, prefecture?: string): Promise<ImportReport> => house.asSystem((tx) => importHospitalsCommand(tx, list, prefecture))
const counts = ({ added, changed, unchanged, skipped: left }: ImportReport) => ({ added, changed, unchanged, skipped: left.length })
const stored = (name: string) => house.asSystem((tx) => tx.db.selectFrom('hospital').selectAll().where('name', '=', name).execute())

const NO_BEDS = { general: 0, longTermCare: 0, psychiatric: 0, tuberculosis: 0, infectious: 0 }
const row = (sourceLine: number, given: Partial<HospitalImportRow> & { name: string }): HospitalImportRow => ({
  sourceLine,
  prefectureCode: '14',
  municipalityCode: '14103',
  address: `神奈川県横浜市西区${given.name}町1-${sourceLine}`,
  licensedBeds: NO_BEDS,
  ...given,
})
const listOf = (...rows: HospitalImportRow[]): HospitalList => ({ kind: 'curated', rows, problems: [] })

describe('importing a list of hospitals', () => {
  it('adds listed hospitals as non-users, whatever other rows are, and a second time changes nothing', async () => {
    const list: HospitalList = {
      ...listOf(row(2, { name: '甲山病院', tel: '045-000-0001', licensedBeds: { ...NO_BEDS, general: 80 } }), row(4, { name: '乙山病院', naviiId: '1400000001' })),
      problems: [{ sourceLine: 3, problem: 'missing_value', column: 'name' }],
    }
    expect(await importing(list)).toEqual({
      kind: 'curated', read: 3, otherPrefectures: 0, added: 2, changed: 0, unchanged: 0, skipped: [{ line: 3, why: 'missing_value', column: 'name' }],
    })
    expect(await stored('甲山病院')).toMatchObject([{ use: 'non_user', phone: '045-000-0001', licensed_beds: { general: 80 } }])
    const [before] = await stored('乙山病院')
    house.clock.advance(3_600_000)
    expect(counts(await importing(list))).toEqual({ added: 0, changed: 0, unchanged: 2, skipped: 1 })
    expect(await stored('乙山病院')).toEqual([before])
  })

  it('changes what is stated otherwise, never to a blank, and nothing of what a user hospital says itself', async () => {
    const [own] = await stored('東病院')
    const list = listOf(
      row(2, { name: '東病院', municipalityCode: '14101', address: own?.address === '' ? '神奈川県横浜市鶴見区東町1' : (own?.address ?? ''), naviiId: '1400000002', lat: 35.5, lng: 139.6 }),
      row(3, { name: '甲山病院', address: '神奈川県横浜市西区甲山病院町1-2', nameKana: 'コウヤマビョウイン' }),
    )
    // The house's hospital has no address: it is known again by its identifier only.
    await house.asSystem((tx) => tx.db.updateTable('hospital').set({ navii_id: '1400000002' }).where('id', '=', own?.id ?? '').execute())
    expect(counts(await importing(list))).toEqual({ added: 0, changed: 2, unchanged: 0, skipped: 0 })
    expect(await stored('東病院')).toMatchObject([{ id: own?.id, use: 'active', short_name: own?.short_name, latitude: 35.5, longitude: 139.6 }])
    expect(await stored('甲山病院')).toMatchObject([{ phone: '045-000-0001', name_kana: 'コウヤマビョウイン', licensed_beds: { general: 80 } }])
    expect(counts(await importing(list))).toEqual({ added: 0, changed: 0, unchanged: 2, skipped: 0 })
  })

  it('leaves out a second row of one hospital and an identifier of another, and says so', async () => {
    const twice = listOf(
      row(2, { name: '丙川病院', naviiId: '1400000010', address: '神奈川県横浜市西区丙川町1' }),
      row(3, { name: '医療法人丁会 丙川病院', naviiId: '1400000011', address: '神奈川県横浜市西区丙川町1番' }),
      row(4, { name: '戊谷病院', naviiId: '1400000010', institutionCode: '1410000001' }),
      row(5, { name: '己野病院', institutionCode: '1410000009' }),
    )
    const report = await importing(twice)
    expect(report.skipped).toEqual([
      { line: 3, why: 'listed_twice', sameAsLine: 2 },
      { line: 4, why: 'listed_twice', sameAsLine: 2 },
    ])
    expect(counts(await importing(twice))).toEqual({ added: 0, changed: 0, unchanged: 2, skipped: 2 })
    const stolen = listOf(row(2, { name: '丙川病院', naviiId: '1400000010', institutionCode: '1410000009', address: '神奈川県横浜市西区丙川町1' }))
    expect((await importing(stolen)).skipped).toEqual([{ line: 2, why: 'identifier_of_another' }])
  })

  it('takes one prefecture only, and writes one entry of the audit trail with counts', async () => {
    const report = await importing(listOf(row(2, { name: '庚島病院', prefectureCode: '13', municipalityCode: '13101' })), '14')
    expect([report.otherPrefectures, report.added]).toEqual([1, 0])
    const entries = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['data', 'at']).where('act', '=', 'hospital.imported').orderBy('at').execute())
    expect(entries.at(-1)?.data).toMatchObject({ read: 1, added: 0, skipped: 0 })
  })
})

it.runIf(process.env.CI === 'true')('the published lists of hospitals are there', () => expect(present).toBe(true))

describe.skipIf(!present)(`the published lists of December 2025 in the directory${skipped}`, () => {
  let world: SmallHouse
  const run = async (file: string, prefecture?: string) => {
    const list = await readHospitalList(file)
    return world.asSystem((tx) => importHospitalsCommand(tx, list, prefecture))
  }
  beforeAll(async () => {
    world = await openSmallHouse()
  })
  afterAll(() => world.close())

  it('come in within seconds, join to 7,661 hospitals, and again change nothing', async () => {
    const started = performance.now()
    const first = await run(MINISTRY)
    expect(performance.now() - started).toBeLessThan(30_000)
    expect({ read: first.read, added: first.added }).toEqual({ read: 7640, added: 7639 })
    expect(first.skipped).toMatchObject([{ why: 'listed_twice' }])
    expect(counts(await run(MINISTRY))).toEqual({ added: 0, changed: 0, unchanged: 7639, skipped: 1 })
    const curated = await run(CURATED)
    expect({ read: curated.read, added: curated.added, skipped: curated.skipped }).toEqual({ read: 332, added: 22, skipped: [] })
    expect(counts(await run(CURATED))).toEqual({ added: 0, changed: 0, unchanged: 332, skipped: 0 })
    expect(counts(await run(MINISTRY, '13'))).toMatchObject({ added: 0, changed: 0 })
  }, 120_000)

  it('are listed fast, the nearest first', async () => {
    await world.asSystem((tx) => tx.db.updateTable('hospital').set({ latitude: 35.5, longitude: 139.68 }).where('name', '=', '東病院').execute())
    const ask = (query: Parameters<typeof listHospitals>[1]) => world.as(world.actors.sato, (tx) => listHospitals(tx, query))
    const all = await ask({ sort: 'distance', limit: 500 })
    expect(all.total).toBe(7661 + 3)
    const distances = all.hospitals.map((hospital) => hospital.distanceKm ?? Infinity)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect((await ask({ q: 'つるみ', area: '横浜' })).total).toBeGreaterThan(0)
    expect((await ask({ municipality: '14100', withinKm: 5 })).hospitals.every((hospital) => hospital.municipalityName.startsWith('横浜市'))).toBe(true)
    const times: number[] = []
    for (let i = 0; i < 20; i++) {
      const started = performance.now()
      await ask({ q: '病院', sort: 'distance', limit: 50, offset: i * 50 })
      times.push(performance.now() - started)
    }
    const middle = times.sort((a, b) => a - b)[10] ?? 0
    console.log(`directory of 7,664: ${middle.toFixed(1)} ms`)
    expect(middle).toBeLessThan(500)
  })
})
