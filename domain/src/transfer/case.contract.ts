import { z } from 'zod'
import { colleague } from '../account/account.contract'
import { defineCall } from '../base/call'
import { countNumber, day, instant, uuid } from '../base/id'
import { longText, shortText } from '../base/text'
import { receptionTime } from '../facility/reception-time'
import { caseRecord } from './case-record'
import { caseVisibility, endReason } from './case-status'
import { hospitalLabel } from '../account/account.contract'
import { caseSummary } from './case-summary'
import { hiddenMark } from '../names/hidden-mark'
import { inquiry } from './inquiry.contract'
import { inquiryAnswer } from './inquiry-answer'
import { judgement } from './matching.contract'

export const caseHold = z.strictObject({
  inquiryId: uuid,
  hospital: hospitalLabel,
  transferDate: day,
  confirmDueAt: instant,
  confirmedAt: instant.nullable(),
})

export const caseClosing = z.strictObject({
  kind: z.enum(['completed', 'ended']),
  at: instant,
  transferDate: day.nullable(),
  destinationHospital: hospitalLabel.nullable(),
  destinationText: z.string(),
  endReason: endReason.nullable(),
  note: z.string(),
})

export const caseDetail = z.strictObject({
  ...caseSummary.shape,
  version: z.int(),
  /** Texts in which somebody saw a name, by path: hidden until the prefecture decides, or removed by it (rule 85). */
  hiddenFields: z.record(z.string(), hiddenMark),
  /** Counts the changes of the record since it was sent. */
  revision: z.int(),
  record: caseRecord,
  personInCharge: colleague.nullable(),
  deputy: colleague.nullable(),
  /** 担当 of the sending hospital by name, for those who work the case with it. */
  inChargeName: z.string().nullable(),
  /** The sender sees every inquiry, a candidate its own, the area none. */
  inquiries: z.array(inquiry),
  /** 受付時間 of those asked: their clocks run in their own hours. */
  receptions: z.array(z.strictObject({ hospitalId: uuid, reception: receptionTime })),
  /** Sender, prefecture and the chosen hospital only. */
  hold: caseHold.nullable(),
  closing: caseClosing.nullable(),
  /** For a hospital that isn't the sender: the patient held against its own conditions. */
  judgement: judgement.nullable(),
})
export type CaseDetail = z.infer<typeof caseDetail>

export const caseEvent = z.strictObject({
  id: uuid,
  at: instant,
  kind: z.string(),
  /** Who acted; null for the system and the prefecture. */
  hospital: hospitalLabel.nullable(),
  /** The asked hospital it concerns, where it isn't the case alone. */
  concerns: hospitalLabel.nullable(),
  personName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type CaseEvent = z.infer<typeof caseEvent>

export const casePath = z.strictObject({ caseId: uuid })
const caseRefusals = ['not_found', 'not_permitted', 'version_conflict'] as const

export const getCaseCall = defineCall({
  method: 'GET',
  path: '/api/v1/cases/:caseId',
  summary: 'One case, as far as one may see it (要綱17条)',
  params: casePath,
  output: caseDetail,
  refusals: ['not_signed_in', 'not_found'],
})

export const listCaseEventsCall = defineCall({
  method: 'GET',
  path: '/api/v1/cases/:caseId/events',
  summary: 'What happened to a case, oldest first: all for the sender, what concerns it for a candidate',
  params: casePath,
  output: z.strictObject({ events: z.array(caseEvent) }),
  refusals: ['not_found'],
})

export const registerCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases',
  summary: 'Register a patient as a draft (要綱15条); seen by the own hospital only (rule 64)',
  body: z.strictObject({ record: caseRecord, visibility: caseVisibility }),
  output: caseDetail,
  refusals: ['hospital_not_active', 'personal_name', 'urgent_transfer', 'destination_area_unknown', 'invalid_input'],
})

export const changeRecordCall = defineCall({
  method: 'PUT',
  path: '/api/v1/cases/:caseId/record',
  summary: 'Change the record; after sending, candidates are told field by field (rule 76)',
  params: casePath,
  body: z.strictObject({ version: countNumber, record: caseRecord }),
  output: caseDetail,
  refusals: [...caseRefusals, 'personal_name', 'urgent_transfer', 'required_fields_missing', 'destination_area_unknown', 'case_closed', 'invalid_input', 'text_hidden'],
})

export const changeVisibilityCall = defineCall({
  method: 'PUT',
  path: '/api/v1/cases/:caseId/visibility',
  summary: 'S1 or S2 (要綱17条1項); narrowing ends the access of non-candidates at once (rule 46)',
  params: casePath,
  body: z.strictObject({ version: countNumber, visibility: caseVisibility }),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_closed', 'no_reader'],
})

export const assignCaseCall = defineCall({
  method: 'PUT',
  path: '/api/v1/cases/:caseId/assignment',
  summary: '担当 and 副担当 of the sending hospital',
  params: casePath,
  body: z.strictObject({ personInChargeId: uuid.nullable(), deputyId: uuid.nullable() }),
  output: caseDetail,
  refusals: [...caseRefusals, 'invalid_input'],
})

export const takeOverCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/take-over',
  summary: '「自分が担当になる」: any colleague of the sending hospital (rule 82)',
  params: casePath,
  output: caseDetail,
  refusals: [...caseRefusals],
})

export const discardDraftCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/cases/:caseId',
  summary: 'Throw a draft away',
  params: casePath,
  refusals: [...caseRefusals, 'case_not_draft', 'case_closed'],
})

const targets = z.array(uuid).max(50)

export const sendCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/send',
  summary: 'Send the draft: inquiries, rooms and first messages for all chosen hospitals, or for none (rule 66)',
  params: casePath,
  body: z.strictObject({ version: countNumber, hospitalIds: targets, message: longText }),
  output: caseDetail,
  refusals: [
    ...caseRefusals,
    'case_not_draft',
    'case_closed',
    'required_fields_missing',
    'urgent_transfer',
    'no_reader',
    'candidate_not_user',
    'candidate_is_sender',
    'candidate_already_asked',
    'personal_name',
  ],
})

export const addCandidatesCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/candidates',
  summary: 'Ask further hospitals while 募集中 (rule 67)',
  params: casePath,
  body: z.strictObject({ hospitalIds: targets.min(1), message: longText }),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_not_recruiting', 'case_held', 'case_closed', 'candidate_not_user', 'candidate_is_sender', 'candidate_already_asked', 'personal_name'],
})

export const makeReverseOfferCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/offers',
  summary: '逆オファー: a hospital of the area says it can take the patient (要綱17条2項, 3項; rules 42–45); `version` of the own answer it changes, if there is one',
  params: casePath,
  body: z.strictObject({ answer: inquiryAnswer, message: longText, version: countNumber.optional() }),
  output: inquiry,
  refusals: ['not_found', 'not_permitted', 'own_case', 'case_closed', 'case_held', 'required_fields_missing', 'inquiry_not_answerable', 'answer_superseded', 'personal_name'],
})

export const chooseCandidateCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/choose',
  summary: 'Choose one hospital and the date; it is held and must confirm (rule 70)',
  params: casePath,
  body: z.strictObject({ version: countNumber, inquiryId: uuid, transferDate: day }),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_not_recruiting', 'case_held', 'case_closed', 'inquiry_not_choosable', 'transfer_date_passed'],
})

export const releaseHoldCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/release',
  summary: 'The sender cancels the hold; everything is as before (rule 72)',
  params: casePath,
  body: z.strictObject({ version: countNumber, reason: longText }),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_not_held', 'case_closed', 'personal_name'],
})

const closing = {
  version: countNumber,
  transferDate: day.nullable(),
  destinationHospitalId: uuid.nullable(),
  destinationText: shortText,
}

export const completeCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/complete',
  summary: '転院完了 with date and destination (要綱16条1項)',
  params: casePath,
  body: z.strictObject(closing),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_not_recruiting', 'case_closed', 'transfer_details_missing', 'transfer_date_in_future', 'transfer_date_too_early', 'personal_name', 'invalid_input'],
})

export const endCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/end',
  summary: '転院以外の理由による募集終了 (要綱16条2項)',
  params: casePath,
  body: z.strictObject({ ...closing, reason: endReason, note: longText }),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_closed', 'destination_must_be_empty', 'end_reason_text_missing', 'personal_name', 'text_hidden'],
})

export const reopenCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/reopen',
  summary: 'Reopen within 30 days, to the state before (rule 80)',
  params: casePath,
  body: z.strictObject({ version: countNumber }),
  output: caseDetail,
  refusals: [...caseRefusals, 'case_not_closed', 'reopen_period_over'],
})

