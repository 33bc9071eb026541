import { z } from 'zod'

/** 下書き → 募集中 → 受入先決定 → 転院完了, or 募集終了 from any state but 完了 (要綱16条). */
export const CASE_STATUS = {
  draft: { open: false, closed: false },
  recruiting: { open: true, closed: false },
  held: { open: true, closed: false },
  completed: { open: false, closed: true },
  ended: { open: false, closed: true },
} as const satisfies Record<string, { open: boolean; closed: boolean }>

export type CaseStatus = keyof typeof CASE_STATUS
export const caseStatus = z.enum(Object.keys(CASE_STATUS) as [CaseStatus, ...CaseStatus[]])

/** S1: candidates only (17条1項1号). S2: also the user hospitals of the destination area (17条1項2号). */
export const caseVisibility = z.enum(['S1', 'S2'])
export type CaseVisibility = z.infer<typeof caseVisibility>

type InquiryFacts = {
  /** The asked hospital reads record and documents. */
  seesRecord: boolean
  /** It may give or change an answer. */
  answerable: boolean
  /** A may choose it. */
  choosable: boolean
  /** Turns 他院で調整中 when another is chosen. */
  pausable: boolean
  /** Ends with the case. */
  live: boolean
}

const asked = { seesRecord: true, answerable: true, choosable: false, pausable: true, live: true }
const over = { seesRecord: false, answerable: false, choosable: false, pausable: false, live: false }

/** 打診, one per candidate, and what each state allows (15–17条, 19条; rules 64–83). */
export const INQUIRY_STATE = {
  unread: asked,
  read: asked,
  considering: asked,
  accepted: { ...asked, choosable: true },
  conditional: { ...asked, choosable: true },
  declined: asked,
  chosen: { ...asked, answerable: false, pausable: false },
  confirmed: { ...asked, answerable: false, pausable: false },
  paused: { ...asked, answerable: false, pausable: false },
  withdrawn: over,
  ended: over,
} as const satisfies Record<string, InquiryFacts>

export type InquiryState = keyof typeof INQUIRY_STATE
export const inquiryState = z.enum(Object.keys(INQUIRY_STATE) as [InquiryState, ...InquiryState[]])

/** 募集終了 reasons (16条2項, rule 79). */
export const endReason = z.enum(['death', 'home', 'facility', 'worsened', 'wish', 'other'])
export type EndReason = z.infer<typeof endReason>

/** Why an inquiry is over; the words in the room differ. */
export const inquiryEndReason = z.enum(['other_confirmed', 'case_completed', 'case_ended', 'hospital_left'])
export type InquiryEndReason = z.infer<typeof inquiryEndReason>
