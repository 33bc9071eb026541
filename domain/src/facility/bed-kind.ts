import { z } from 'zod'

/** 病床種別: the five of the Medical Care Act, then the wards by function (要綱13条). */
export const BED_KINDS = [
  'general',
  'longTermCare',
  'psychiatric',
  'infectious',
  'tuberculosis',
  'recoveryRehab',
  'communityCare',
  'disability',
  'palliative',
  'medicalLongTerm',
] as const

export const bedKind = z.enum(BED_KINDS)
export type BedKind = z.infer<typeof bedKind>
