import { accepted, refused, type Result } from '../base/result'
import { mayDo } from './transfer.rules'
import { CASE_STATUS, type CaseStatus, INQUIRY_STATE, type InquiryState } from './case-status'
import { type InquiryAnswer, missingInAnswer } from './inquiry-answer'

export type InquiryFacts = { id: string; hospitalId: string; state: InquiryState; pausedFrom: InquiryState | null; version: number }

/** The first person of B who opens it turns 未読 into 閲覧済. */
export const readInquiry = (state: InquiryState): InquiryState => (state === 'unread' ? 'read' : state)

/**
 * An answer is free until B is chosen (rule 68). Two people of B at the same moment: the second is told the answer
 * that stands (rule 83).
 */
export const answerInquiry = (caseStatus: CaseStatus, inquiry: InquiryFacts, given: { answer: InquiryAnswer; version: number }): Result<{ state: InquiryState }> => {
  if (CASE_STATUS[caseStatus].closed) return refused('case_closed')
  if (!INQUIRY_STATE[inquiry.state].answerable) return refused('inquiry_not_answerable', { state: inquiry.state })
  if (given.version !== inquiry.version) return refused('answer_superseded', { state: inquiry.state, version: inquiry.version })
  const missing = missingInAnswer(given.answer)
  return missing.length > 0 ? refused('required_fields_missing', { fields: missing }) : accepted({ state: given.answer.kind })
}

export type InquiryMove = { id: string; state: InquiryState; pausedFrom: InquiryState | null }

/** A chooses B: only from 受入可 or 条件付き; the others turn 他院で調整中 and remember what they were (rule 70). */
export const chooseCandidate = (
  caseStatus: CaseStatus,
  inquiries: readonly InquiryFacts[],
  choice: { inquiryId: string; transferDate: string; today: string },
): Result<{ moves: InquiryMove[] }> => {
  const { inquiryId, transferDate, today } = choice
  const allowed = mayDo('choose', caseStatus)
  if (!allowed.ok) return allowed
  if (transferDate < today) return refused('transfer_date_passed', { fields: ['transferDate'] })
  const chosen = inquiries.find((inquiry) => inquiry.id === inquiryId)
  if (!chosen) return refused('not_found')
  if (!INQUIRY_STATE[chosen.state].choosable) return refused('inquiry_not_choosable', { state: chosen.state })
  const paused = inquiries
    .filter((inquiry) => inquiry.id !== inquiryId && INQUIRY_STATE[inquiry.state].pausable)
    .map((inquiry): InquiryMove => ({ id: inquiry.id, state: 'paused', pausedFrom: inquiry.state }))
  return accepted({ moves: [{ id: chosen.id, state: 'chosen', pausedFrom: chosen.state }, ...paused] })
}

/** B confirms the date: it is 確認済, the others end with thanks (rule 71). */
export const confirmCandidate = (caseStatus: CaseStatus, inquiries: readonly InquiryFacts[], inquiryId: string): Result<{ moves: InquiryMove[] }> => {
  if (caseStatus !== 'held') return refused(CASE_STATUS[caseStatus].closed ? 'case_closed' : 'case_not_held')
  const chosen = inquiries.find((inquiry) => inquiry.id === inquiryId)
  if (chosen?.state !== 'chosen') return refused('inquiry_not_chosen')
  const ended = inquiries
    .filter((inquiry) => inquiry.state === 'paused')
    .map((inquiry): InquiryMove => ({ id: inquiry.id, state: 'ended', pausedFrom: inquiry.pausedFrom }))
  return accepted({ moves: [{ id: chosen.id, state: 'confirmed', pausedFrom: chosen.pausedFrom }, ...ended] })
}

/**
 * The hold ends and every paused inquiry is exactly as before (rule 72). Cancelled by A, B's answer stands again;
 * taken back by B, its answer is the decline it gives.
 */
export const releaseHold = (
  caseStatus: CaseStatus,
  inquiries: readonly InquiryFacts[],
  by: 'sender' | 'chosen hospital',
): Result<{ moves: InquiryMove[]; released: InquiryFacts | undefined }> => {
  if (caseStatus !== 'held') return refused(CASE_STATUS[caseStatus].closed ? 'case_closed' : 'case_not_held')
  const released = inquiries.find((inquiry) => inquiry.state === 'chosen' || inquiry.state === 'confirmed')
  const moves = inquiries.flatMap((inquiry): InquiryMove[] => {
    if (inquiry.id === released?.id) return [{ id: inquiry.id, state: by === 'sender' ? (inquiry.pausedFrom ?? 'accepted') : 'declined', pausedFrom: null }]
    return inquiry.state === 'paused' ? [{ id: inquiry.id, state: inquiry.pausedFrom ?? 'read', pausedFrom: null }] : []
  })
  return accepted({ moves, released })
}

/** A withdraws an inquiry with a reason, as long as nobody is chosen (rule 75). */
export const withdrawInquiry = (caseStatus: CaseStatus, state: InquiryState): Result<true> => {
  if (CASE_STATUS[caseStatus].closed) return refused('case_closed')
  if (caseStatus === 'held') return refused('case_held')
  return INQUIRY_STATE[state].answerable ? accepted(true) : refused('inquiry_not_withdrawable', { state })
}

/** Every inquiry that is still live ends with the case, but for the hospital the patient went to (rules 78, 79). */
export const closeInquiries = (inquiries: readonly InquiryFacts[], destinationHospitalId: string | null): InquiryMove[] =>
  inquiries
    .filter((inquiry) => INQUIRY_STATE[inquiry.state].live)
    .map((inquiry): InquiryMove => {
      // Paused, chosen and confirmed have an answer behind them already; that is what a reopened case finds again.
      const before = INQUIRY_STATE[inquiry.state].answerable ? inquiry.state : inquiry.pausedFrom
      return { id: inquiry.id, state: inquiry.hospitalId === destinationHospitalId ? 'confirmed' : 'ended', pausedFrom: before }
    })

/** 検討中 past its announced time: on both sides' lists, nothing automatic (rule 69). */
export const isAnswerOverdue = (facts: { state: InquiryState; answer: InquiryAnswer | null; now: Date }): boolean =>
  facts.state === 'considering' && facts.answer?.kind === 'considering' && new Date(facts.answer.until) < facts.now

/** B's time to confirm has run out: both sides are alerted, nothing automatic (rule 73). */
export const isConfirmationOverdue = (facts: { state: InquiryState; confirmDueAt: Date | null; now: Date }): boolean =>
  facts.state === 'chosen' && facts.confirmDueAt !== null && facts.confirmDueAt < facts.now

/** An answer given before the record last changed is 「変更前の回答」 until it is confirmed again (rule 76). */
export const isAnswerStale = (facts: { answeredRevision: number | null; revision: number }): boolean =>
  facts.answeredRevision !== null && facts.answeredRevision < facts.revision

/** A reverse offer on what the hospital sees of a case; a candidate's is its normal answer (rules 42–45). */
export const makeReverseOffer = (facts: { relation: 'sender' | 'candidate' | 'area'; status: CaseStatus }): Result<'offer' | 'answer'> => {
  if (facts.relation === 'sender') return refused('own_case')
  if (CASE_STATUS[facts.status].closed) return refused('case_closed')
  if (facts.status === 'held') return refused('case_held')
  return accepted(facts.relation === 'candidate' ? 'answer' : 'offer')
}
