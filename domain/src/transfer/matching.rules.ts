import { BED_KINDS, type BedKind } from '../facility/bed-kind'
import type { CaseNeeds } from '../facility/care-need'
import { judgeFacility } from './judgement.rules'
import type { MatchedHospital, MatchingQuery, MatchingResult } from './matching.contract'
import { type BedSex, bedSexOf, type FacilitySnapshot, isBedFor, type SnapshotFacility } from './facility-snapshot'

const EARTH_RADIUS_KM = 6371
const STALE_AFTER_MS = 72 * 3_600_000
const NEAR_MISSES = 10
/** An hour of age weighs like this many kilometres: a fresh vacancy farther off beats an old one next door. */
const KM_PER_HOUR_OF_AGE = 0.25
/** Without a fresh vacancy a hospital ranks as if it were this much farther. */
const KM_WITHOUT_VACANCY = 60
/** A hospital whose place is unknown comes after all whose place is known. */
const KM_UNKNOWN = 50_000

export type MatchingContext = {
  snapshot: FacilitySnapshot
  /** The asking hospital: never its own candidate, and where distances are measured from. */
  from: { hospitalId: string; latitude: number | null; longitude: number | null }
  /** 転院先地域 expanded to hospital codes; empty = anywhere. */
  destinationCodes: ReadonlySet<string>
  now: Date
  limit: number
}

/**
 * Which hospitals can take this patient, which one item rules most of them out, and who misses by one. Pure: the same
 * snapshot, patient and instant give the same answer; server and browser may both run it. One pass over bit masks marks
 * everybody; only those that are shown are explained in words.
 */
export const matchPatient = (patient: MatchingQuery, context: MatchingContext): MatchingResult => {
  const { snapshot } = context
  const now = context.now.getTime()
  const needs = compileNeeds(patient.needs, snapshot)
  const wished = bedKindMask(patient.bedKinds)
  const whose = bedSexOf(patient.sex)
  const inArea = context.destinationCodes.size === 0 ? undefined : Uint8Array.from(snapshot.municipalityCodes, (code) => (context.destinationCodes.has(code) ? 1 : 0))
  const own = snapshot.indexOf.get(context.from.hospitalId) ?? -1
  const gains = new Map<string, number>()
  const counts = { fits: 0, conditional: 0, blocked: 0 }
  const shown: Ranked[] = []
  const near: Ranked[] = []
  const measure = distanceFrom(context)
  /** The last one `countBlockers` found: a pair for each of thousands would be garbage. */
  let blocker = ''

  for (let i = 0; i < snapshot.size; i++) {
    if (i === own) continue
    const blockers = countBlockers(i)
    if (blockers > 0) {
      counts.blocked++
      if (blockers === 1) {
        gains.set(blocker, (gains.get(blocker) ?? 0) + 1)
        near.push({ index: i, group: 2, rank: measure(i) ?? KM_UNKNOWN })
      }
      continue
    }
    const fits = isOpenPointFree(i)
    if (fits) counts.fits++
    else counts.conditional++
    shown.push({ index: i, group: fits ? 0 : 1, rank: rankOf(i) })
  }

  const explain = (ranked: Ranked): MatchedHospital => describe(ranked.index)
  return {
    total: snapshot.size - (own >= 0 ? 1 : 0),
    counts,
    gains: [...gains].map(([item, gain]) => ({ item, gain })).sort((a, b) => b.gain - a.gain || (a.item < b.item ? -1 : 1)),
    hospitals: best(shown, context.limit, snapshot).map(explain),
    nearMisses: best(near, NEAR_MISSES, snapshot).map(explain),
  }

  /** Counts up to 2 only: beyond that nobody asks which. */
  function countBlockers(i: number): number {
    let count = 0
    if (inArea && inArea[snapshot.municipality[i] ?? 0] === 0) {
      count++
      blocker = 'area'
    }
    if (wished !== 0 && ((snapshot.bedKinds[i] ?? 0) & wished) === 0) {
      count++
      blocker = 'bedKind'
    }
    if (patient.age !== null && (patient.age < (snapshot.ageFrom[i] ?? 0) || patient.age > (snapshot.ageTo[i] ?? 255))) {
      count++
      blocker = 'age'
    }
    for (let w = 0; w < snapshot.words && count < 2; w++) {
      const hit = (needs.present[w] ?? 0) & (snapshot.refused[i * snapshot.words + w] ?? 0)
      if (hit === 0) continue
      count += (hit & (hit - 1)) === 0 ? 1 : 2
      blocker = snapshot.codes[w * 32 + (31 - Math.clz32(hit))] ?? ''
    }
    for (let q = 0; q < needs.quantities.length && count < 2; q++) {
      const need = needs.quantities[q]
      if (!need) continue
      const limit = need.limits[i] ?? Number.NaN
      const refusedAnyway = ((snapshot.refused[i * snapshot.words + need.word] ?? 0) & need.bit) !== 0
      if (!refusedAnyway && need.quantity > limit) {
        count++
        blocker = need.code
      }
    }
    return count
  }

  /** ○: every present need is accepted outright, no unconfirmed one meets anything but ○, and nothing else is open. */
  function isOpenPointFree(i: number): boolean {
    if (patient.guarantor !== 'present' && snapshot.guarantorRequired[i] === 1) return false
    for (let w = 0; w < snapshot.words; w++) {
      const acceptedMask = snapshot.accepted[i * snapshot.words + w] ?? 0
      const refusedMask = snapshot.refused[i * snapshot.words + w] ?? 0
      if ((needs.present[w] ?? 0) & ~acceptedMask) return false
      if ((needs.unknown[w] ?? 0) & refusedMask) return false
    }
    if (needs.uncatalogued) return false
    for (const limits of needs.withoutQuantity) if (!Number.isNaN(limits[i] ?? Number.NaN)) return false
    return true
  }

  function rankOf(i: number): number {
    const distance = measure(i) ?? KM_UNKNOWN
    const facility = snapshot.facilities[i]
    if (!facility || isStale(snapshot.vacancyAt[i] ?? 0)) return distance + KM_WITHOUT_VACANCY
    if (wished === 0) return ranked(distance, snapshot.acceptable[whose][i] ?? 0, snapshot.vacancyAt[i] ?? 0)
    // The sums of `vacancyFor` without its lists: this runs for thousands, that for those that are shown.
    let acceptable = 0
    let updatedAt = 0
    for (const bed of facility.availability) {
      if (!patient.bedKinds.includes(bed.bedKind)) continue
      if (isBedFor(whose, bed.sex)) acceptable += bed.acceptable
      updatedAt = Math.max(updatedAt, bed.updatedAt.getTime())
    }
    return ranked(distance, acceptable, updatedAt)
  }

  function ranked(distance: number, acceptable: number, updatedAt: number): number {
    if (isStale(updatedAt) || acceptable === 0) return distance + KM_WITHOUT_VACANCY
    return distance + ((now - updatedAt) / 3_600_000) * KM_PER_HOUR_OF_AGE
  }

  function isStale(updatedAt: number): boolean {
    return updatedAt === 0 || now - updatedAt > STALE_AFTER_MS
  }

  function describe(i: number): MatchedHospital {
    const facility = snapshot.facilities[i] as SnapshotFacility
    const vacancy = vacancyFor(facility, patient.bedKinds, whose)
    const { updatedAt } = vacancy
    const distance = measure(i)
    return {
      hospitalId: facility.id,
      name: facility.name,
      shortName: facility.shortName,
      municipalityName: facility.municipalityName,
      distanceKm: distance === undefined ? null : Math.round(distance * 10) / 10,
      acceptable: updatedAt === 0 ? null : vacancy.acceptable,
      vacant: updatedAt === 0 ? null : vacancy.vacant,
      opensOn: vacancy.opensOn,
      vacancyUpdatedAt: updatedAt === 0 ? null : new Date(updatedAt).toISOString(),
      vacancyStale: isStale(updatedAt),
      answerWithinHours: facility.answerWithinHours,
      judgement: judgeFacility(patient, facility, context.destinationCodes),
    }
  }
}

type Ranked = { index: number; group: number; rank: number }

type CompiledNeeds = {
  present: Int32Array
  unknown: Int32Array
  quantities: { code: string; word: number; bit: number; quantity: number; limits: Float64Array }[]
  /** The limits that can't be held against a quantity nobody entered. */
  withoutQuantity: Float64Array[]
  /** A present need that the catalogue doesn't know, so that nobody has stated anything on it. */
  uncatalogued: boolean
}

/** Only items somebody entered as 未確認 weigh as unknown here; what was never touched is shown to the receiver instead. */
const compileNeeds = (needs: CaseNeeds, snapshot: FacilitySnapshot): CompiledNeeds => {
  const compiled: CompiledNeeds = { present: new Int32Array(snapshot.words), unknown: new Int32Array(snapshot.words), quantities: [], withoutQuantity: [], uncatalogued: false }
  for (const [code, need] of Object.entries(needs)) {
    const position = snapshot.positionOf.get(code)
    if (need.presence === 'absent') continue
    if (position === undefined) {
      compiled.uncatalogued ||= need.presence === 'present'
      continue
    }
    const word = position >> 5
    const bit = 1 << (position & 31)
    const mask = need.presence === 'present' ? compiled.present : compiled.unknown
    mask[word] = (mask[word] ?? 0) | bit
    const limits = snapshot.limits.get(code)
    if (need.presence !== 'present' || limits === undefined) continue
    if (need.quantity === null) compiled.withoutQuantity.push(limits)
    else compiled.quantities.push({ code, word, bit, quantity: need.quantity, limits })
  }
  return compiled
}

const bedKindMask = (kinds: readonly BedKind[]): number => kinds.reduce((mask, kind) => mask | (1 << BED_KINDS.indexOf(kind)), 0)

/**
 * Vacancy of the wished kinds together (any kind where none is wished) for a patient of this sex, and when the newest of them was entered (epoch
 * ms; 0 = never): what was said of another ward says nothing of these.
 */
const vacancyFor = (facility: SnapshotFacility, wished: readonly BedKind[], whose: BedSex): { acceptable: number; vacant: number; opensOn: string | null; updatedAt: number } => {
  const of = facility.availability.filter((bed) => wished.length === 0 || wished.includes(bed.bedKind))
  const suitable = of.filter((bed) => isBedFor(whose, bed.sex))
  const days = of.flatMap((bed) => (bed.opensOn === null ? [] : [bed.opensOn])).sort()
  return {
    acceptable: suitable.reduce((sum, bed) => sum + bed.acceptable, 0),
    vacant: suitable.reduce((sum, bed) => sum + bed.vacant, 0),
    opensOn: days[0] ?? null,
    updatedAt: of.reduce((newest, bed) => Math.max(newest, bed.updatedAt.getTime()), 0),
  }
}

const distanceFrom = ({ snapshot, from }: MatchingContext): ((i: number) => number | undefined) => {
  if (from.latitude === null || from.longitude === null) return () => undefined
  const radians = Math.PI / 180
  const lat = from.latitude * radians
  const lng = from.longitude * radians
  const cosLat = Math.cos(lat)
  return (i) => {
    const toLat = snapshot.latitude[i] ?? Number.NaN
    if (Number.isNaN(toLat)) return undefined
    const a = Math.sin((toLat - lat) / 2)
    const b = Math.sin(((snapshot.longitude[i] ?? 0) - lng) / 2)
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a * a + cosLat * Math.cos(toLat) * b * b))
  }
}

/** The first `limit` in order, without sorting the thousands behind them. */
const best = (ranked: Ranked[], limit: number, snapshot: FacilitySnapshot): Ranked[] => {
  const order = (a: Ranked, b: Ranked) => a.group - b.group || a.rank - b.rank || ((snapshot.facilities[a.index]?.id ?? '') < (snapshot.facilities[b.index]?.id ?? '') ? -1 : 1)
  if (ranked.length <= limit * 4) return ranked.sort(order).slice(0, limit)
  const top: Ranked[] = []
  for (const entry of ranked) {
    const last = top[top.length - 1]
    if (top.length === limit && last && order(entry, last) >= 0) continue
    let low = 0
    let high = top.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = top[middle]
      if (at && order(at, entry) <= 0) low = middle + 1
      else high = middle
    }
    top.splice(low, 0, entry)
    if (top.length > limit) top.pop()
  }
  return top
}
