import { accepted, refused, type Result } from '../base/result'
import { addDays, addYears, japanDay } from '../base/working-time'
import type { CaseRecord } from './case-record'
import { missingToSend } from './case-record'
import { changedFields } from './record-fields'
import type { CaseStatus, CaseVisibility, EndReason, InquiryState } from './case-status'
import { CASE_STATUS, INQUIRY_STATE } from './case-status'

/** What the sending hospital can do with its case. */
export const CASE_ACTS = ['changeRecord', 'changeVisibility', 'send', 'addCandidates', 'choose', 'releaseHold', 'complete', 'end', 'reopen', 'discard'] as const
export type CaseAct = (typeof CASE_ACTS)[number]

/** The life of a case: which act is open in which state. The screen asks the same table why a button is disabled. */
const ACTS_IN_STATUS = {
  draft: ['changeRecord', 'changeVisibility', 'send', 'end', 'discard'],
  recruiting: ['changeRecord', 'changeVisibility', 'addCandidates', 'choose', 'complete', 'end'],
  held: ['changeRecord', 'changeVisibility', 'releaseHold', 'complete', 'end'],
  completed: ['reopen'],
  ended: ['reopen'],
} as const satisfies Record<CaseStatus, readonly CaseAct[]>

const isAllowed = (act: CaseAct, status: CaseStatus): boolean => (ACTS_IN_STATUS[status] as readonly CaseAct[]).includes(act)

/** Why an act isn't open in this state, or undefined where it is. */
export const refusalOfCaseAct = (act: CaseAct, status: CaseStatus) => {
  if (isAllowed(act, status)) return undefined
  if (act === 'reopen') return refused('case_not_closed').refusal
  if (CASE_STATUS[status].closed) return refused('case_closed').refusal
  if (act === 'send' || act === 'discard') return refused('case_not_draft').refusal
  if (act === 'releaseHold') return refused('case_not_held').refusal
  return refused(status === 'held' ? 'case_held' : 'case_not_recruiting').refusal
}

export const mayDo = (act: CaseAct, status: CaseStatus): Result<true> => {
  const refusal = refusalOfCaseAct(act, status)
  return refusal ? { ok: false, refusal } : accepted(true)
}

/** 要綱5条2号: a patient who needs an urgent transfer goes the emergency way, not through this system (rule 55). */
export const refuseUrgent = (record: CaseRecord): Result<true> => (record.urgent === true ? refused('urgent_transfer', { fields: ['urgent'] }) : accepted(true))

/** What a send needs besides its candidates (rules 55, 65). */
export const readyToSend = (record: CaseRecord): Result<true> => {
  const urgent = refuseUrgent(record)
  if (!urgent.ok) return urgent
  const missing = missingToSend(record)
  return missing.length > 0 ? refused('required_fields_missing', { fields: missing }) : accepted(true)
}

/** A case that nobody could see can't be sent: S1 needs a candidate, S2 is seen by the area (rule 65). */
export const hasReader = (visibility: CaseVisibility, candidates: number): Result<true> =>
  visibility === 'S1' && candidates === 0 ? refused('no_reader', { fields: ['hospitalIds'] }) : accepted(true)

export type CandidateTarget = { hospitalId: string; use: 'non_user' | 'active' | 'ended' }

/** Candidates are user hospitals (2条8号 and 5条; rule 47), none twice, never the sender itself. */
export const acceptCandidates = (senderHospitalId: string, alreadyAsked: readonly string[], targets: readonly CandidateTarget[]): Result<true> => {
  for (const [at, target] of targets.entries()) {
    const details = { fields: ['hospitalIds'], hospitalId: target.hospitalId }
    if (target.hospitalId === senderHospitalId) return refused('candidate_is_sender', details)
    if (target.use !== 'active') return refused('candidate_not_user', details)
    if (alreadyAsked.includes(target.hospitalId) || targets.findIndex((other) => other.hospitalId === target.hospitalId) < at) return refused('candidate_already_asked', details)
  }
  return accepted(true)
}

/** Field by field what a change of the record tells the candidates (rule 76). After sending it must stay complete. */
export const changeRecord = (status: CaseStatus, before: CaseRecord, after: CaseRecord): Result<{ changed: string[] }> => {
  const allowed = mayDo('changeRecord', status)
  if (!allowed.ok) return allowed
  if (status !== 'draft') {
    const complete = readyToSend(after)
    if (!complete.ok) return complete
  }
  return accepted({ changed: changedFields(before, after) })
}

export type ClosingDetails = {
  transferDate: string | null
  destinationHospitalId: string | null
  destinationText: string
}

/** 転院完了 needs the day and the destination (要綱16条1項; rules 52, 53, 78). */
export const completeCase = (facts: { status: CaseStatus; registeredAt: Date; now: Date }, details: ClosingDetails): Result<true> => {
  const allowed = mayDo('complete', facts.status)
  if (!allowed.ok) return allowed
  const missing = [
    ...(details.transferDate === null ? ['transferDate'] : []),
    ...(details.destinationHospitalId === null && details.destinationText.trim() === '' ? ['destination'] : []),
  ]
  if (details.transferDate === null || missing.length > 0) return refused('transfer_details_missing', { fields: missing })
  if (details.transferDate > japanDay(facts.now)) return refused('transfer_date_in_future', { fields: ['transferDate'] })
  if (details.transferDate < addYears(japanDay(facts.registeredAt), -1)) return refused('transfer_date_too_early', { fields: ['transferDate'] })
  return accepted(true)
}

/** 転院以外の理由による募集終了 (要綱16条2項; rules 54, 79): a destination has no place here. */
export const endCase = (status: CaseStatus, reason: EndReason, details: ClosingDetails & { note: string }): Result<true> => {
  const allowed = mayDo('end', status)
  if (!allowed.ok) return allowed
  const given = [
    ...(details.transferDate === null ? [] : ['transferDate']),
    ...(details.destinationHospitalId === null && details.destinationText.trim() === '' ? [] : ['destination']),
  ]
  if (given.length > 0) return refused('destination_must_be_empty', { fields: given })
  if (reason === 'other' && details.note.trim() === '') return refused('end_reason_text_missing', { fields: ['note'] })
  return accepted(true)
}

const REOPEN_WITHIN_DAYS = 30

/**
 * Within 30 days, back to the state before (rule 80). A hold comes back only with a hospital that had confirmed:
 * former candidates aren't asked again by themselves.
 */
export const reopenCase = (facts: {
  status: CaseStatus
  statusBefore: CaseStatus | null
  closedAt: Date | null
  confirmed: boolean
  now: Date
}): Result<{ status: CaseStatus }> => {
  const allowed = mayDo('reopen', facts.status)
  if (!allowed.ok) return allowed
  if (facts.closedAt === null || japanDay(facts.now) > addDays(japanDay(facts.closedAt), REOPEN_WITHIN_DAYS)) return refused('reopen_period_over')
  const before = facts.statusBefore ?? 'recruiting'
  return accepted({ status: before === 'held' && !facts.confirmed ? 'recruiting' : before })
}

/** A transfer date that passed a week ago without 転院完了 comes onto the prefecture's list (rule 74). */
export const transferDateOverdue = (facts: { status: CaseStatus; transferDate: string | null; now: Date }): 'no' | 'remind' | 'escalate' => {
  if (facts.status !== 'held' || facts.transferDate === null || facts.transferDate >= japanDay(facts.now)) return 'no'
  return japanDay(facts.now) > addDays(facts.transferDate, 7) ? 'escalate' : 'remind'
}

/** An ended room stays readable for the asked hospital this long (rule 71). */
export const ROOM_READABLE_DAYS = 30

export const isLive = (state: InquiryState): boolean => INQUIRY_STATE[state].live
