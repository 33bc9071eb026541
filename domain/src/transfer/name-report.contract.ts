import { z } from 'zod'
import { defineCall } from '../base/call'
import { uuid } from '../base/id'
import { textUpTo } from '../base/text'

export const reportRecordTextCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/name-visible',
  summary: '「氏名が見えます」 in a text of the record, by its path: hidden from everyone at once (rule 85)',
  params: z.strictObject({ caseId: uuid }),
  body: z.strictObject({ field: textUpTo(80) }),
  refusals: ['not_found', 'invalid_input', 'name_already_reported', 'name_report_decided'],
})

export const reportAnswerCall = defineCall({
  method: 'POST',
  path: '/api/v1/inquiries/:inquiryId/name-visible',
  summary: '「氏名が見えます」 in the words of the answer: hidden from everyone at once (rule 85)',
  params: z.strictObject({ inquiryId: uuid }),
  refusals: ['not_found', 'invalid_input', 'name_already_reported', 'name_report_decided'],
})

export const reportEventCall = defineCall({
  method: 'POST',
  path: '/api/v1/room-events/:messageId/name-visible',
  summary: '「氏名が見えます」 in a reason or note of a room’s event line (withdrawal, release, decline, take-back, an earlier answer): hidden wherever it is repeated (rule 85)',
  params: z.strictObject({ messageId: uuid }),
  refusals: ['not_found', 'invalid_input', 'name_already_reported', 'name_report_decided'],
})

export const reportClosingCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/closing/name-visible',
  summary: '「氏名が見えます」 in the note with which a case was ended: hidden from everyone at once (rule 85)',
  params: z.strictObject({ caseId: uuid }),
  refusals: ['not_found', 'invalid_input', 'name_already_reported', 'name_report_decided'],
})
