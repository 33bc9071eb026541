import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BED_KINDS, type BedKind } from '../facility/bed-kind'
import type { Acceptance, CaseNeeds } from '../facility/care-need'
import type { DestinationArea } from './case-record'
import { buildSnapshot, type SnapshotFacility } from './facility-snapshot'
import { judgeFacility } from './judgement.rules'
import { type MatchingQuery, matchingResult } from './matching.contract'
import { type MatchingContext, matchPatient } from './matching.rules'

const NOW = new Date('2026-11-23T03:00:00Z')
const HOUR = 3_600_000
/** More than one 32-bit word. `constructor` and the like are codes as any other. */
const CODES = [...Array.from({ length: 43 }, (_, i) => `need_${i}`), 'constructor', 'valueof']
const PLACES = ['14101', '14102', '14201', '14301']

const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const acceptance: fc.Arbitrary<Acceptance> = fc.record({
  level: fc.constantFrom('accepted', 'accepted', 'conditional', 'refused'),
  condition: fc.constantFrom('', '病状安定に限る'),
  limit: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 4 })),
})
const age = fc.option(fc.integer({ min: 0, max: 130 }), { freq: 2 })
const bed = fc.record({
  bedKind: fc.constantFrom(...BED_KINDS),
  vacant: fc.nat(3),
  sex: fc.constantFrom('any', 'male', 'female'),
  acceptable: fc.nat(3),
  opensOn: fc.option(fc.constantFrom('2026-11-25', '2026-12-01')),
  updatedAt: fc.integer({ min: 0, max: 100 }).map((hours) => new Date(NOW.getTime() - hours * HOUR)),
})
/** Few codes of many, so that ○, a single blocker and several all occur. */
const tableOver = <T>(codes: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.array(fc.tuple(fc.constantFrom(...codes), value), { maxLength: codes.length }).map((entries) => Object.fromEntries(entries))

const world = fc.uniqueArray(fc.constantFrom(...CODES), { minLength: CODES.length, maxLength: CODES.length }).chain((catalogue) => {
  // Position 31 is the sign bit of the first word, 32 the lowest bit of the second.
  const near = [0, 1, 30, 31, 32, 33, 44].map((at) => catalogue[at] as string)
  const facility = fc.record({
    name: fc.constant('病院'),
    shortName: fc.constant(''),
    municipalityName: fc.constant(''),
    municipalityCode: fc.constantFrom(...PLACES),
    latitude: fc.option(fc.integer({ min: 351, max: 357 }).map((n) => n / 10), { freq: 6 }),
    longitude: fc.integer({ min: 1390, max: 1397 }).map((n) => n / 10),
    answerWithinHours: fc.option(fc.nat(48)),
    availability: fc.array(bed, { maxLength: 3 }),
    bedKinds: fc.subarray([...BED_KINDS]),
    acceptance: tableOver(near, acceptance),
    ageFrom: age,
    ageTo: age,
    guarantor: fc.constantFrom('required' as const, 'not_required' as const, 'negotiable' as const),
  })
  const needs: fc.Arbitrary<CaseNeeds> = tableOver(
    [...near.slice(0, 5), 'not_in_catalogue'],
    fc.record({ presence: fc.constantFrom('present' as const, 'absent' as const, 'unknown' as const), quantity: fc.option(fc.integer({ min: 0, max: 5 })), detail: fc.constant('') }),
  ).map((table) => Object.fromEntries(Object.entries(table).slice(0, 3)))
  return fc.record({
    catalogue: fc.constant(catalogue),
    facilities: fc.array(facility, { maxLength: 40 }).map((list) => list.map((of, i): SnapshotFacility => ({ ...of, id: uuidOf(i) }))),
    patient: fc.record({
      needs,
      age,
      sex: fc.constantFrom(null, 'male', 'female', 'other'),
      guarantor: fc.constantFrom('present' as const, 'absent' as const, 'unknown' as const),
      bedKinds: fc.oneof(fc.constant<BedKind[]>([]), fc.subarray([...BED_KINDS], { maxLength: 4 })),
      destination: fc.constant<DestinationArea>({ municipalities: [], secondaryAreas: [] }),
    }),
    destination: fc.oneof(fc.constant<string[]>([]), fc.subarray(PLACES)),
    own: fc.nat(45),
    from: fc.option(fc.constant({ latitude: 35.4, longitude: 139.6 }), { freq: 4 }),
    limit: fc.integer({ min: 1, max: 45 }),
  })
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const contextOf = (of: World): MatchingContext => ({
  snapshot: buildSnapshot(of.catalogue, of.facilities),
  from: { hospitalId: uuidOf(of.own), latitude: of.from?.latitude ?? null, longitude: of.from?.longitude ?? null },
  destinationCodes: new Set(of.destination),
  now: NOW,
  limit: of.limit,
})

/** Hospital by hospital, by the rule in words alone. */
const naive = (of: World) => {
  const judged = of.facilities
    .filter((facility) => facility.id !== uuidOf(of.own))
    .map((facility) => ({ id: facility.id, judgement: judgeFacility(of.patient, facility, new Set(of.destination)) }))
  const marked = (mark: string) => judged.filter((one) => one.judgement.mark === mark)
  const gains: Record<string, number> = Object.create(null)
  const misses = marked('blocked').filter((one) => one.judgement.blocking.length === 1)
  for (const { judgement } of misses) {
    const item = judgement.blocking[0]?.item ?? ''
    gains[item] = (gains[item] ?? 0) + 1
  }
  return { judged, counts: { fits: marked('fits').length, conditional: marked('conditional').length, blocked: marked('blocked').length }, gains, misses }
}

describe('matching equals the judgement of every hospital one by one', () => {
  it('marks, counts, gains and near misses', () => {
    let fits = 0
    let missed = 0
    fc.assert(
      fc.property(world, (of) => {
        const result = matchPatient(of.patient, contextOf(of))
        const expected = naive(of)
        expect(result.total).toBe(expected.judged.length)
        expect(result.counts).toEqual(expected.counts)
        expect(Object.fromEntries(result.gains.map(({ item, gain }) => [item, gain]))).toEqual({ ...expected.gains })
        const judgements = new Map(expected.judged.map((one) => [one.id, one.judgement]))
        for (const shown of [...result.hospitals, ...result.nearMisses]) expect(shown.judgement).toEqual(judgements.get(shown.hospitalId))
        const open = expected.judged.filter((one) => one.judgement.mark !== 'blocked').map((one) => one.id)
        expect(result.hospitals.length).toBe(Math.min(of.limit, open.length))
        if (of.limit >= open.length) expect(result.hospitals.map((one) => one.hospitalId).sort()).toEqual(open.sort())
        const missIds = expected.misses.map((one) => one.id)
        expect(result.nearMisses.length).toBe(Math.min(10, missIds.length))
        for (const near of result.nearMisses) expect(missIds).toContain(near.hospitalId)
        expect(matchingResult.safeParse(result).success).toBe(true)
        fits += result.counts.fits
        missed += result.gains.length
      }),
      { numRuns: 1000 },
    )
    // The worlds aren't empty of what is compared.
    expect(fits).toBeGreaterThan(100)
    expect(missed).toBeGreaterThan(100)
  })

  it('in an order that doesn’t depend on how the hospitals or the catalogue are laid', () => {
    fc.assert(
      fc.property(world, (of) => {
        const result = matchPatient(of.patient, contextOf(of))
        expect(matchPatient(of.patient, contextOf(of))).toEqual(result)
        const turned = { ...of, facilities: [...of.facilities].reverse(), catalogue: [...of.catalogue].reverse() }
        expect(matchPatient(of.patient, contextOf(turned))).toEqual(result)
      }),
      { numRuns: 300 },
    )
  })

  it('○ before △; a smaller limit cuts the same order short', () => {
    fc.assert(
      fc.property(world, (of) => {
        const all = matchPatient(of.patient, contextOf({ ...of, limit: 200 }))
        const marks = all.hospitals.map((one) => one.judgement.mark)
        expect(marks).toEqual([...marks].sort().reverse())
        expect(matchPatient(of.patient, contextOf(of)).hospitals).toEqual(all.hospitals.slice(0, of.limit))
        const gains = all.gains.map(({ gain }) => gain)
        expect(gains).toEqual([...gains].sort((a, b) => b - a))
      }),
      { numRuns: 300 },
    )
  })

  it('finds every position of the catalogue, the sign bit too', () => {
    for (const [at, code] of CODES.entries()) {
      const patient = patientWith({ needs: { [code]: { presence: 'present', quantity: null, detail: '' } } })
      const level = (of: Acceptance['level']) => ({ acceptance: { [code]: { level: of, condition: '', limit: null } } })
      const result = matchPatient(patient, contextWith([hospital(1, level('accepted')), hospital(2, level('refused')), hospital(3, level('conditional')), hospital(4)]))
      expect([at, result.counts, result.gains]).toEqual([at, { fits: 1, conditional: 2, blocked: 1 }, [{ item: code, gain: 1 }]])
    }
  })
})

const patientWith = (of: Partial<MatchingQuery> = {}): MatchingQuery => ({
  needs: {},
  age: null,
  sex: null,
  guarantor: 'present',
  bedKinds: [],
  destination: { municipalities: [], secondaryAreas: [] },
  ...of,
})
const vacancy = (hoursAgo: number, of: Partial<SnapshotFacility['availability'][number]> = {}): SnapshotFacility['availability'][number] => ({
  bedKind: 'general',
  vacant: 1,
  sex: 'any',
  acceptable: 1,
  opensOn: null,
  updatedAt: new Date(NOW.getTime() - hoursAgo * HOUR),
  ...of,
})
/** Hospital n lies n tenths of a degree (some 11 km each) north of the asking one. */
const hospital = (n: number, of: Partial<SnapshotFacility> = {}): SnapshotFacility => ({
  id: uuidOf(n),
  name: `第${n}病院`,
  shortName: '',
  municipalityName: '',
  municipalityCode: '14101',
  latitude: 35 + n / 10,
  longitude: 139.6,
  answerWithinHours: null,
  availability: [vacancy(1)],
  bedKinds: ['general', 'recoveryRehab'],
  acceptance: {},
  ageFrom: null,
  ageTo: null,
  guarantor: 'negotiable',
  ...of,
})
const contextWith = (facilities: SnapshotFacility[]): MatchingContext => ({
  snapshot: buildSnapshot(CODES, facilities),
  from: { hospitalId: uuidOf(0), latitude: 35, longitude: 139.6 },
  destinationCodes: new Set(),
  now: NOW,
  limit: 50,
})
const order = (facilities: SnapshotFacility[], patient = patientWith()): number[] => matchPatient(patient, contextWith(facilities)).hospitals.map((one) => Number(one.hospitalId.slice(-12)))

describe('the order', () => {
  it('nearest first where all else is equal, and the asking hospital is never its own candidate', () => expect(order([hospital(3), hospital(0), hospital(1), hospital(2)])).toEqual([1, 2, 3]))
  it('a fresh vacancy farther off beats a stale one next door', () => expect(order([hospital(1, { availability: [vacancy(73)] }), hospital(2)])).toEqual([2, 1]))
  it('a stale vacancy weighs as much as none', () => {
    expect(order([hospital(1, { availability: [vacancy(73, { acceptable: 9 })] }), hospital(1.001, { availability: [] }), hospital(2, { availability: [vacancy(500)] })].map((of, i) => ({ ...of, id: uuidOf(i + 1) })))).toEqual([1, 2, 3])
  })
  it('age weighs: the fresher of two neighbours comes first', () => expect(order([hospital(1, { availability: [vacancy(70)] }), hospital(1, { id: uuidOf(9), availability: [vacancy(2)] })])).toEqual([9, 1]))
  it('a full hospital comes after one with a bed', () => expect(order([hospital(1, { availability: [vacancy(1, { acceptable: 0 })] }), hospital(2)])).toEqual([2, 1]))
  it('a hospital whose place is unknown comes last of its group', () => expect(order([hospital(1, { latitude: null }), hospital(2, { availability: [] }), hospital(3)])).toEqual([3, 2, 1]))
  it('what was said of another ward today says nothing of the wished one', () => {
    const half = hospital(1, { availability: [vacancy(1, { bedKind: 'psychiatric' }), vacancy(200, { bedKind: 'recoveryRehab' })] })
    const patient = patientWith({ bedKinds: ['recoveryRehab'] })
    expect(order([half, hospital(2, { availability: [vacancy(5, { bedKind: 'recoveryRehab' })] })], patient)).toEqual([2, 1])
    expect(matchPatient(patient, contextWith([half])).hospitals[0]).toMatchObject({ acceptable: 1, vacancyStale: true, vacancyUpdatedAt: new Date(NOW.getTime() - 200 * HOUR).toISOString() })
  })
  it('a vacancy never entered is unknown, not zero', () => {
    expect(matchPatient(patientWith(), contextWith([hospital(1, { availability: [] })])).hospitals[0]).toMatchObject({ acceptable: null, vacant: null, vacancyUpdatedAt: null, vacancyStale: true })
  })
  it('a bed for men is none for a woman: it counts for nothing and ranks as full', () => {
    const forMen = hospital(1, { availability: [vacancy(1, { sex: 'male', acceptable: 3, vacant: 3 })] })
    const woman = { ...patientWith(), sex: 'female' as const }
    expect(order([forMen, hospital(2)], woman)).toEqual([2, 1])
    expect(order([forMen, hospital(2)], { ...woman, sex: 'male' })).toEqual([1, 2])
    expect(matchPatient(woman, contextWith([forMen])).hospitals[0]).toMatchObject({ acceptable: 0, vacant: 0, vacancyStale: false })
    expect(matchPatient({ ...woman, sex: 'other' }, contextWith([forMen])).hospitals[0]).toMatchObject({ acceptable: 3 })
  })
  it('exactly 72 hours is not yet stale', () => expect(matchPatient(patientWith(), contextWith([hospital(1, { availability: [vacancy(72)] })])).hospitals[0]?.vacancyStale).toBe(false))
})
