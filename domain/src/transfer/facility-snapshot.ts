import { BED_KINDS, type BedKind } from '../facility/bed-kind'
import type { FacilityConditions } from './judgement.rules'

const BED_SEXES = ['any', 'male', 'female'] as const
export type BedSex = (typeof BED_SEXES)[number]

/** Whose bed it may be: `any` for a patient of whom nothing is said yet, or who is neither. */
export const bedSexOf = (sex: string | null): BedSex => (sex === 'male' || sex === 'female' ? sex : 'any')

/** A bed in a room for men is none for a woman, and the other way round. */
export const isBedFor = (patient: BedSex, bed: BedSex): boolean => patient === 'any' || bed === 'any' || bed === patient

/** One user hospital as matching needs it. */
export type SnapshotFacility = FacilityConditions & {
  id: string
  name: string
  shortName: string
  municipalityName: string
  latitude: number | null
  longitude: number | null
  answerWithinHours: number | null
  availability: { bedKind: BedKind; sex: BedSex; vacant: number; acceptable: number; opensOn: string | null; updatedAt: Date }[]
}

/** The facility records of all user hospitals, laid out for one fast pass: conditions as bits, numbers in typed arrays. */
export type FacilitySnapshot = {
  size: number
  facilities: readonly SnapshotFacility[]
  indexOf: ReadonlyMap<string, number>
  /** Catalogue codes by bit position, and back. */
  codes: readonly string[]
  positionOf: ReadonlyMap<string, number>
  /** 32-bit words per facility in `accepted` and `refused`. */
  words: number
  accepted: Int32Array
  refused: Int32Array
  /** Per catalogue code, the most a facility takes (NaN = no limit); codes without any limit aren't there. */
  limits: ReadonlyMap<string, Float64Array>
  bedKinds: Int32Array
  ageFrom: Uint8Array
  ageTo: Uint8Array
  guarantorRequired: Uint8Array
  municipalityCodes: readonly string[]
  municipality: Uint16Array
  /** Radians; NaN = unknown. */
  latitude: Float64Array
  longitude: Float64Array
  /** Newest vacancy entry, epoch ms; 0 = never. */
  vacancyAt: Float64Array
  /** Beds that can be taken by anybody, by a man, by a woman; of all kinds together. */
  acceptable: Record<BedSex, Int32Array>
}

const NO_UPPER_AGE = 255

/** `catalogue`: codes of the care needs, retired ones included, in any fixed order. */
export const buildSnapshot = (catalogue: readonly string[], facilities: readonly SnapshotFacility[]): FacilitySnapshot => {
  const size = facilities.length
  const words = Math.max(1, Math.ceil(catalogue.length / 32))
  const positionOf = new Map(catalogue.map((code, position) => [code, position]))
  const municipalityCodes = [...new Set(facilities.map((facility) => facility.municipalityCode))].sort()
  const municipalityAt = new Map(municipalityCodes.map((code, position) => [code, position]))
  const limits = new Map<string, Float64Array>()
  const limitsOf = (code: string): Float64Array => {
    const known = limits.get(code) ?? new Float64Array(size).fill(Number.NaN)
    limits.set(code, known)
    return known
  }
  const snapshot = {
    size,
    facilities,
    indexOf: new Map(facilities.map((facility, i) => [facility.id, i])),
    codes: catalogue,
    positionOf,
    words,
    accepted: new Int32Array(size * words),
    refused: new Int32Array(size * words),
    limits,
    bedKinds: new Int32Array(size),
    ageFrom: new Uint8Array(size),
    ageTo: new Uint8Array(size).fill(NO_UPPER_AGE),
    guarantorRequired: new Uint8Array(size),
    municipalityCodes,
    municipality: new Uint16Array(size),
    latitude: new Float64Array(size).fill(Number.NaN),
    longitude: new Float64Array(size).fill(Number.NaN),
    vacancyAt: new Float64Array(size),
    acceptable: { any: new Int32Array(size), male: new Int32Array(size), female: new Int32Array(size) },
  }
  facilities.forEach((facility, i) => {
    for (const [code, stated] of Object.entries(facility.acceptance)) {
      const position = positionOf.get(code)
      if (position === undefined) continue
      const at = i * words + (position >> 5)
      const bit = 1 << (position & 31)
      if (stated.level === 'accepted') snapshot.accepted[at] = (snapshot.accepted[at] ?? 0) | bit
      if (stated.level === 'refused') snapshot.refused[at] = (snapshot.refused[at] ?? 0) | bit
      if (stated.limit !== null && stated.level !== 'refused') limitsOf(code)[i] = stated.limit
    }
    snapshot.bedKinds[i] = facility.bedKinds.reduce((mask, kind) => mask | (1 << BED_KINDS.indexOf(kind)), 0)
    snapshot.ageFrom[i] = facility.ageFrom ?? 0
    snapshot.ageTo[i] = Math.min(facility.ageTo ?? NO_UPPER_AGE, NO_UPPER_AGE)
    snapshot.guarantorRequired[i] = facility.guarantor === 'required' ? 1 : 0
    snapshot.municipality[i] = municipalityAt.get(facility.municipalityCode) ?? 0
    if (facility.latitude !== null && facility.longitude !== null) {
      snapshot.latitude[i] = (facility.latitude * Math.PI) / 180
      snapshot.longitude[i] = (facility.longitude * Math.PI) / 180
    }
    for (const sex of BED_SEXES) snapshot.acceptable[sex][i] = facility.availability.reduce((sum, bed) => sum + (isBedFor(sex, bed.sex) ? bed.acceptable : 0), 0)
    snapshot.vacancyAt[i] = facility.availability.reduce((newest, bed) => Math.max(newest, bed.updatedAt.getTime()), 0)
  })
  return snapshot
}
