import { z } from 'zod'
import { defineCall } from '../base/call'
import { countNumber, day, instant, uuid } from '../base/id'
import { longText } from '../base/text'
import { careNeedCode } from '../facility/care-need'
import { hiddenMark } from '../names/hidden-mark'
import { receptionTime } from '../facility/reception-time'
import { caseStatus, inquiryEndReason, inquiryState } from './case-status'
import { colleague, hospitalLabel } from '../account/account.contract'
import { caseSummary } from './case-summary'
import { declineReason, inquiryAnswer } from './inquiry-answer'
import { judgement } from './matching.contract'

export const inquiry = z.strictObject({
  id: uuid,
  caseId: uuid,
  hospital: hospitalLabel,
  roomId: uuid,
  origin: z.enum(['asked', 'reverse_offer']),
  state: inquiryState,
  /** Before 他院で調整中 or 決定; it comes back when the hold is released. */
  pausedFrom: inquiryState.nullable(),
  version: z.int(),
  answer: inquiryAnswer.nullable(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  /** Given before the record last changed: 「変更前の回答」. */
  answerStale: z.boolean(),
  answerOverdue: z.boolean(),
  /** Its words are hidden because somebody saw a name in them, or were removed for it (rule 85). */
  answerHidden: hiddenMark.nullable(),
  sentAt: instant,
  firstReadAt: instant.nullable(),
  chosenAt: instant.nullable(),
  confirmDueAt: instant.nullable(),
  confirmOverdue: z.boolean(),
  transferDate: day.nullable(),
  endedAt: instant.nullable(),
  endReason: inquiryEndReason.nullable(),
  withdrawReason: z.string(),
  unreadMessages: z.int(),
  lastMessage: z.string().nullable(),
  /** 担当 of the asked hospital, by name: whom the sender asks for on the phone. */
  inChargeName: z.string().nullable(),
  /** 担当 and 副担当 as the asked hospital sets them; null for everybody else. */
  assignment: z.strictObject({ personInCharge: colleague.nullable(), deputy: colleague.nullable() }).nullable(),
})
export type Inquiry = z.infer<typeof inquiry>

export const receivedInquiry = z.strictObject({
  inquiry,
  /** Null once the hospital has lost the record (rule 71): then only the room is left. */
  case: caseSummary.nullable(),
  caseCode: z.string(),
  caseStatus: caseStatus.nullable(),
  senderHospital: hospitalLabel,
  /** The patient held against our own conditions. */
  judgement: judgement.nullable(),
  presentNeeds: z.array(careNeedCode),
})
export type ReceivedInquiry = z.infer<typeof receivedInquiry>

export const inboxFilter = z.enum(['open', 'waiting', 'considering', 'answered', 'chosen', 'over', 'all'])
export type InboxFilter = z.infer<typeof inboxFilter>

export const listReceivedInquiriesCall = defineCall({
  method: 'GET',
  path: '/api/v1/inquiries',
  summary: 'Inquiries to the own hospital (受入れ), longest waiting first',
  query: z.strictObject({ filter: inboxFilter.optional(), mine: z.enum(['1']).optional() }),
  /** `reception`: our own hours, in which the waiting is counted. */
  output: z.strictObject({ inquiries: z.array(receivedInquiry), reception: receptionTime }),
  refusals: ['not_signed_in'],
})

const inquiryPath = z.strictObject({ inquiryId: uuid })

export const readInquiryCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/read',
  summary: 'A person of the asked hospital opens the inquiry: 未読 → 閲覧済',
  params: inquiryPath,
  output: inquiry,
  refusals: ['not_found', 'not_permitted'],
})

export const answerInquiryCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/answer',
  summary: 'Answer, or change the answer (要綱19条); `version` is the one that was on the screen (rule 83)',
  params: inquiryPath,
  body: z.strictObject({ version: countNumber, answer: inquiryAnswer }),
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'own_case', 'case_closed', 'inquiry_not_answerable', 'answer_superseded', 'required_fields_missing', 'personal_name', 'text_hidden'],
})

export const assignInquiryCall = defineCall({
  method: 'PUT',
  path: '/api/v1/inquiries/:inquiryId/assignment',
  summary: '担当 and 副担当 of the asked hospital’s own side (rule 82)',
  params: inquiryPath,
  body: z.strictObject({ personInChargeId: uuid.nullable(), deputyId: uuid.nullable() }),
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'own_case', 'inquiry_not_answerable', 'invalid_input'],
})

export const takeOverInquiryCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/take-over',
  summary: '「自分が担当になる」: any colleague of the asked hospital (rule 82)',
  params: inquiryPath,
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'own_case', 'inquiry_not_answerable'],
})

export const confirmCandidateCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/confirm',
  summary: 'The chosen hospital confirms the date that was on its screen; the others end with thanks (rule 71)',
  params: inquiryPath,
  body: z.strictObject({ version: countNumber }),
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'inquiry_not_chosen', 'version_conflict', 'case_not_held', 'case_closed'],
})

export const takeBackCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/take-back',
  summary: 'The chosen hospital takes back; every paused inquiry is as before (rule 72)',
  params: inquiryPath,
  body: z.strictObject({ reason: declineReason, note: longText }),
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'inquiry_not_chosen', 'case_not_held', 'case_closed', 'personal_name', 'required_fields_missing'],
})

export const withdrawInquiryCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/withdraw',
  summary: 'The sender withdraws an inquiry with a reason (rule 75)',
  params: inquiryPath,
  body: z.strictObject({ reason: longText.min(1) }),
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'inquiry_not_withdrawable', 'case_held', 'case_closed', 'personal_name'],
})
