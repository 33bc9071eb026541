import { z } from 'zod'
import { defineCall } from '../base/call'
import { instant, queryCount, uuid } from '../base/id'
import { bedKind, BED_KINDS } from './bed-kind'

/** Which part of the facility information (要綱13条). */
export const facilityPart = z.enum(['record', 'acceptance', 'vacancy'])
export type FacilityPart = z.infer<typeof facilityPart>

/** A field of the record, a care need's code, or `bedKind.field`; null where it wasn't there, or is there no more. */
const fieldChange = z.strictObject({ field: z.string(), before: z.json(), after: z.json() })
export type FieldChange = z.infer<typeof fieldChange>

export const facilityChange = z.strictObject({
  id: uuid,
  at: instant,
  /** Empty for the system. */
  by: z.string(),
  part: facilityPart,
  /** `confirmed`: 変更なし. `reminded`: the hospital was asked to bring its vacancy up to date. */
  act: z.enum(['changed', 'confirmed', 'reminded']),
  bedKinds: z.array(bedKind).max(BED_KINDS.length),
  /** What changed from what to what; null for whoever isn't of the hospital nor of the prefecture. */
  changes: z.array(fieldChange).nullable(),
})
export type FacilityChange = z.infer<typeof facilityChange>

export const listFacilityChangesCall = defineCall({
  method: 'GET',
  path: '/api/v1/hospitals/:hospitalId/changes',
  summary: 'History of a hospital’s facility information, newest first; what exactly changed is told to its own people and the prefecture',
  params: z.strictObject({ hospitalId: uuid }),
  query: z.strictObject({ part: facilityPart.optional(), limit: queryCount.max(100).optional(), offset: queryCount.max(1_000_000).optional() }),
  output: z.strictObject({ total: z.int(), changes: z.array(facilityChange) }),
  refusals: ['not_signed_in', 'hospital_not_active', 'not_found'],
})
