import { z } from 'zod'
import { defineCall } from '../base/call'
import { day, instant, uuid } from '../base/id'
import { bedKind, BED_KINDS } from '../facility/bed-kind'
import { caseNeeds, presence } from '../facility/care-need'
import { destinationArea, sex } from './case-record'

/** What a patient is matched by: the part of the record that hospitals state conditions on. */
export const matchingQuery = z.strictObject({
  needs: caseNeeds,
  age: z.int().min(0).max(130).nullable(),
  sex: sex.nullable(),
  guarantor: presence,
  bedKinds: z.array(bedKind).max(BED_KINDS.length),
  destination: destinationArea,
})
export type MatchingQuery = z.infer<typeof matchingQuery>

/** ○ fits / △ to be talked about / × blocked. */
export const matchMark = z.enum(['fits', 'conditional', 'blocked'])
export type MatchMark = z.infer<typeof matchMark>

/**
 * One thing that speaks against a hospital or asks for talk. `item` is a care need's code, or one of `area`, `bedKind`,
 * `age`, `guarantor`. `text` is the hospital's own condition; `limit` what it can take at most.
 */
export const matchPoint = z.strictObject({
  item: z.string(),
  why: z.enum(['refused', 'over_limit', 'condition', 'not_stated', 'unknown_presence', 'unknown_quantity', 'outside']),
  text: z.string(),
  limit: z.number().nullable(),
})
export type MatchPoint = z.infer<typeof matchPoint>

/** The patient held against one hospital: its mark and every reason for it. */
export const judgement = z.strictObject({ mark: matchMark, blocking: z.array(matchPoint), open: z.array(matchPoint) })
export type Judgement = z.infer<typeof judgement>

export const matchedHospital = z.strictObject({
  hospitalId: uuid,
  name: z.string(),
  shortName: z.string(),
  municipalityName: z.string(),
  distanceKm: z.number().nullable(),
  /** Beds that can be taken, of the wished kinds; null where no vacancy was ever entered. */
  acceptable: z.int().nullable(),
  vacant: z.int().nullable(),
  opensOn: day.nullable(),
  vacancyUpdatedAt: instant.nullable(),
  /** Older than 72 hours: not weighed in the order. */
  vacancyStale: z.boolean(),
  answerWithinHours: z.int().nullable(),
  judgement,
})
export type MatchedHospital = z.infer<typeof matchedHospital>

export const matchingResult = z.strictObject({
  total: z.int(),
  counts: z.strictObject({ fits: z.int(), conditional: z.int(), blocked: z.int() }),
  /** Hospitals blocked by this one item alone: how many more there would be without it. */
  gains: z.array(z.strictObject({ item: z.string(), gain: z.int() })),
  hospitals: z.array(matchedHospital),
  /** Blocked by a single item, nearest first. */
  nearMisses: z.array(matchedHospital),
})
export type MatchingResult = z.infer<typeof matchingResult>

export const matchHospitalsCall = defineCall({
  method: 'POST',
  path: '/api/v1/matching',
  summary: 'Hospitals for a patient, with what rules the others out; stores nothing',
  body: z.strictObject({ patient: matchingQuery, limit: z.int().min(1).max(200).optional() }),
  output: matchingResult,
  refusals: ['not_signed_in', 'not_permitted', 'destination_area_unknown', 'invalid_input'],
})
