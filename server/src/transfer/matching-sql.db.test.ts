import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import type { Acceptance, CaseNeeds } from '@tasuki/domain/facility/care-need'
import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import type { MatchingQuery, MatchingResult } from '@tasuki/domain/transfer/matching.contract'
import { matchPatient } from '@tasuki/domain/transfer/matching.rules'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MATCHING_STATEMENT } from '../../test/matching-statement'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { servedPrefecture } from '../facility/served-prefecture'
import { type Database, openDatabase } from '../platform/db/database'
import { createLog } from '../platform/log'
import { openFacilitySnapshots, type Snapshots } from './facility-snapshots'

const HOSPITALS = 400
const PATIENTS = 250
const SEED = 20261123
const NOW = new Date('2026-11-23T03:00:00.000Z')
const HOUR = 3_600_000
const NEAR_MISSES = 10

const places = servedPrefecture().municipalities.map((row) => row.code).slice(0, 12)
const nameOfPlace = new Map(servedPrefecture().municipalities.map((row) => [row.code, row.fullName]))
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const RECORD: FacilityRecord = {
  shortName: '', otherContacts: [], vacancyRhythmDays: null,
  departmentName: '地域連携室', phone: '', extension: '', fax: '', email: '', website: '', receptionHours: { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }, afterHours: 'none', afterHoursPhone: '',
  committeeWeekdays: [], committeeDeadline: '', familyInterview: 'depends', answerWithinHours: null, daysToAdmission: null, therapists: null, privateRoomFee: '', uninsuredCosts: '', visiting: '', pickUp: '',
  ageFrom: null, ageTo: null, guarantor: 'negotiable', remarks: '',
}

/** Few codes, so that ○, one blocker and several all occur. The catalogue's first and last lie in different words of the snapshot. */
const CODES = ['ventilator', 'oxygen', 'suction', 'dialysis', 'insulin', 'glucose_checks', 'wound_care', 'monitor', 'rehabilitation', 'mrsa', 'scabies', 'isolation']
const UNCATALOGUED = 'not_in_catalogue'

const acceptance: fc.Arbitrary<Acceptance> = fc.record({
  level: fc.constantFrom('accepted', 'accepted', 'accepted', 'conditional', 'refused'),
  condition: fc.constantFrom('', '病状安定に限る', '"要相談"\\'),
  limit: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => n / 2) }),
})
const bed = fc.record({
  bed_kind: fc.constantFrom(...BED_KINDS),
  beds: fc.constant(20), vacant: fc.nat(3), acceptable: fc.nat(3), held: fc.constant(0),
  opens_on: fc.option(fc.constantFrom('2026-11-25', '2026-12-01')),
  sex: fc.constantFrom('any', 'male', 'female'), private_room: fc.constant(false),
  updated_at: fc.integer({ min: 0, max: 96 * HOUR }).map((age) => new Date(NOW.getTime() - age).toISOString()),
})
/** Some ten metres apart at least, drawn evenly: distances that differ in the last bit alone have no order that two languages agree on. */
const degrees = (min: number, max: number) => fc.noBias(fc.integer({ min, max })).map((n) => n / 10_000)
const hospital = fc.record({
  use: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'active', 'non_user', 'ended'),
  shortName: fc.constantFrom('', '略称'),
  municipality: fc.constantFrom(...places),
  place: fc.option(fc.record({ latitude: degrees(351_000, 357_000), longitude: degrees(1_390_000, 1_398_000) }), { freq: 12 }),
  beds: fc.uniqueArray(bed, { maxLength: 4, selector: (one) => one.bed_kind }),
  stated: fc.option(
    fc.record({
      acceptance: fc.dictionary(fc.constantFrom(...CODES), acceptance, { minKeys: 4, maxKeys: CODES.length, noNullPrototype: true }),
      ageFrom: fc.option(fc.integer({ min: 0, max: 70 }), { freq: 2 }),
      ageTo: fc.option(fc.integer({ min: 60, max: 110 }), { freq: 2 }),
      answerWithinHours: fc.option(fc.nat(48)),
      guarantor: fc.constantFrom('required' as const, 'not_required' as const, 'negotiable' as const),
    }),
    { freq: 12 },
  ),
})

const need = fc.record({
  presence: fc.constantFrom('present' as const, 'present' as const, 'absent' as const, 'unknown' as const),
  quantity: fc.option(fc.integer({ min: 0, max: 14 }).map((n) => n / 2), { freq: 2 }),
  detail: fc.constant(''),
})
const needs: fc.Arbitrary<CaseNeeds> = fc.dictionary(fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...CODES) }, { weight: 1, arbitrary: fc.constant(UNCATALOGUED) }), need, { maxKeys: 8, noNullPrototype: true })
const question = fc.record({
  patient: fc.record({
    needs,
    age: fc.option(fc.integer({ min: 0, max: 110 }), { freq: 4 }),
    sex: fc.constantFrom(null, 'male', 'female', 'other'),
    guarantor: fc.constantFrom('present' as const, 'absent' as const, 'unknown' as const),
    bedKinds: fc.oneof({ weight: 2, arbitrary: fc.constant<BedKind[]>([]) }, { weight: 1, arbitrary: fc.subarray([...BED_KINDS], { maxLength: 5 }) }),
    destination: fc.constant({ municipalities: [], secondaryAreas: [] }),
  }) satisfies fc.Arbitrary<MatchingQuery>,
  destination: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray(places, { minLength: 1 }) }),
  from: fc.integer({ min: 1, max: HOSPITALS }),
  limit: fc.constantFrom(5, 50, HOSPITALS),
})

let testDatabase: TestDatabase
let database: Database
let client: pg.Client
let snapshots: Snapshots

const insertRows = (table: string, rows: object[]) => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ')
  return client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(rows)])
}

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = new pg.Client({ connectionString: testDatabase.superuserUrl })
  await client.connect()
  const made = fc.sample(hospital, { numRuns: HOSPITALS, seed: SEED }).map((of, i) => ({ ...of, id: idOf(i + 1), name: `試験${i + 1}病院` }))
  await insertRows(
    'hospital',
    made.map((of) => ({ id: of.id, name: of.name, short_name: of.shortName, use: of.use, prefecture_code: '14', municipality_code: of.municipality, latitude: of.place?.latitude ?? null, longitude: of.place?.longitude ?? null, address: '', name_kana: '', postal_code: '', phone: '', website: '', licensed_beds: {}, corporation: '', source: 'test', created_at: NOW, updated_at: NOW })),
  )
  await insertRows(
    'facility_record',
    made.flatMap((of) => {
      if (of.stated === null) return []
      const { acceptance, ...record } = of.stated
      return [{ hospital_id: of.id, record: { ...RECORD, ...record }, acceptance, version: 1, updated_at: NOW }]
    }),
  )
  await insertRows('bed_availability', made.flatMap((of) => of.beds.map((one) => ({ ...one, hospital_id: of.id, version: 1 }))))
  await client.query('analyze')
  database = openDatabase({ url: testDatabase.appUrl, size: 2, log: createLog('silent'), clock: () => NOW })
  snapshots = await openFacilitySnapshots(database)
})
afterAll(async () => {
  await client.end()
  await database.close()
  await testDatabase.drop()
})

const bySql = async (of: { patient: MatchingQuery; destination: string[]; hospitalId: string; limit: number }): Promise<MatchingResult> => {
  const { rows } = await client.query<{ answer: string }>(MATCHING_STATEMENT, [of.hospitalId, JSON.stringify(of.patient), of.destination, NOW.toISOString(), of.limit])
  const withNames = (key: string, value: unknown) =>
    key !== 'hospitals' && key !== 'nearMisses' ? value : (value as { municipalityCode: string }[]).map(({ municipalityCode, ...rest }) => ({ ...rest, municipalityName: nameOfPlace.get(municipalityCode) }))
  return JSON.parse(rows[0]?.answer ?? '', withNames) as MatchingResult
}

it('one hand-written SQL statement gives the same marks, counts, gains, order and reasons', async () => {
  const { rows } = await client.query<{ id: string; latitude: number | null; longitude: number | null }>('select id, latitude, longitude from hospital')
  const place = new Map(rows.map((row) => [row.id, row]))
  const seen = { fits: 0, conditional: 0, gains: 0, fullPages: 0 }
  for (const { from, destination, patient, limit } of fc.sample(question, { numRuns: PATIENTS, seed: SEED })) {
    const hospitalId = idOf(from)
    const { latitude = null, longitude = null } = place.get(hospitalId) ?? {}
    const byRule = matchPatient(patient, { snapshot: snapshots.current(), from: { hospitalId, latitude, longitude }, destinationCodes: new Set(destination), now: NOW, limit })
    expect(await bySql({ patient, destination, hospitalId, limit })).toEqual(byRule)
    seen.fits += byRule.counts.fits
    seen.conditional += byRule.counts.conditional
    seen.gains += byRule.gains.length
    if (byRule.hospitals.length === limit && byRule.nearMisses.length === NEAR_MISSES) seen.fullPages++
  }
  expect(snapshots.current().size).toBeGreaterThanOrEqual(280)
  // Worlds in which nothing fits or nothing is missed by one would hold the two equal for nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
})
