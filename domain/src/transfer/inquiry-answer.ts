import { z } from 'zod'
import { day, instant } from '../base/id'
import { longText, shortText } from '../base/text'

/** What a hospital that is still thinking waits for. */
export const waitsFor = z.enum(['committee', 'family_interview', 'doctor', 'bed', 'other'])
export type WaitsFor = z.infer<typeof waitsFor>

/** 受入不可 reasons: coded, since they feed the statistics and the facility's own profile hints. */
export const declineReason = z.enum([
  'full',
  'medical_treatment',
  'infection',
  'cognition_behaviour',
  'staffing',
  'no_department',
  'guarantor_finance',
  'sex_private_room',
  'duration',
  'other',
])
export type DeclineReason = z.infer<typeof declineReason>

const offer = {
  /** 入院可能日, or a waiting time in weeks: one of the two (rule 68). */
  admissionDate: day.nullable(),
  waitingWeeks: z.int().min(0).max(52).nullable(),
  ward: shortText,
  roomFee: shortText,
  note: longText,
}

/** 回答 of a candidate (要綱19条). */
export const inquiryAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('considering'), until: instant, waitsFor, note: longText }),
  z.strictObject({ kind: z.literal('accepted'), ...offer }),
  z.strictObject({ kind: z.literal('conditional'), conditions: longText, ...offer }),
  z.strictObject({ kind: z.literal('declined'), reason: declineReason, possibleIf: shortText, note: longText }),
])
export type InquiryAnswer = z.infer<typeof inquiryAnswer>
export type OfferAnswer = Extract<InquiryAnswer, { kind: 'accepted' | 'conditional' }>

/** Inputs that are missing from an answer, by their path. */
export const missingInAnswer = (answer: InquiryAnswer): string[] => {
  const missing: string[] = []
  if ((answer.kind === 'accepted' || answer.kind === 'conditional') && answer.admissionDate === null && answer.waitingWeeks === null)
    missing.push('admissionDate', 'waitingWeeks')
  if (answer.kind === 'conditional' && answer.conditions.trim() === '') missing.push('conditions')
  if (answer.kind === 'declined' && answer.reason === 'other' && answer.note.trim() === '') missing.push('note')
  return missing
}
