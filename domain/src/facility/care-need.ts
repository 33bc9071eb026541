import { z } from 'zod'
import { textUpTo } from '../base/text'

/** Groups of the catalogue (ケア項目), in the order of the form. */
export const CARE_NEED_GROUPS = ['respiration', 'nutrition', 'infusion', 'renal', 'drug', 'tube', 'skin', 'monitoring', 'infection'] as const
const careNeedGroup = z.enum(CARE_NEED_GROUPS)

export const careNeedCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/**
 * One item of the catalogue of care needs and infections. The catalogue is data: the prefecture adds, renames and
 * retires items without a release; a retired item stays readable on old records.
 * `quantityUnit`: e.g. `L/分`; a hospital's limit for the item is in the same unit, "at most".
 */
export const careNeed = z.strictObject({
  code: careNeedCode,
  group: careNeedGroup,
  label: z.string(),
  labelEn: z.string(),
  quantityUnit: z.string().nullable(),
  detailHint: z.string().nullable(),
  position: z.int(),
  retired: z.boolean(),
})
export type CareNeed = z.infer<typeof careNeed>

/** 有 / 無 / 未確認. 未確認 never counts as 無. */
export const presence = z.enum(['present', 'absent', 'unknown'])

export const needState = z.strictObject({
  presence,
  quantity: z.number().min(0).max(1_000_000).nullable(),
  detail: textUpTo(100),
})
export type NeedState = z.infer<typeof needState>

/** More than any catalogue has items: a longer table is no form somebody filled in. */
const MAX_NEEDS = 200
const isFormSized = (table: object): boolean => Object.keys(table).length <= MAX_NEEDS

/** A case's needs by code; a code that isn't there is 未確認. */
export const caseNeeds = z.record(careNeedCode, needState).refine(isFormSized)
export type CaseNeeds = z.infer<typeof caseNeeds>

/** ○ / △ (condition as text) / ×. What a hospital hasn't stated is a fourth state, absent from the record, and counts as △. */
const acceptanceLevel = z.enum(['accepted', 'conditional', 'refused'])

export const acceptance = z.strictObject({
  level: acceptanceLevel,
  condition: textUpTo(200),
  limit: z.number().min(0).max(1_000_000).nullable(),
})
export type Acceptance = z.infer<typeof acceptance>

export const acceptanceTable = z.record(careNeedCode, acceptance).refine(isFormSized)
export type AcceptanceTable = z.infer<typeof acceptanceTable>
