import { z } from 'zod'
import { defineCall } from '../base/call'
import { instant } from '../base/id'
import { textUpTo } from '../base/text'
import { casePath } from './case.contract'
import { caseRecord } from './case-record'

/** One change of the record after sending, as its reader may see the fields (rules 76, 84). */
export const recordChange = z.strictObject({
  revision: z.int(),
  at: instant,
  personName: z.string(),
  /** Paths of what differs. */
  fields: z.array(z.string()),
  before: caseRecord,
  after: caseRecord,
})
export type RecordChange = z.infer<typeof recordChange>

export const listRecordChangesCall = defineCall({
  method: 'GET',
  path: '/api/v1/cases/:caseId/changes',
  summary: 'What changed in the record since it was sent, before and after, newest first; a candidate reads what changed since it was asked (rule 76)',
  params: casePath,
  output: z.strictObject({ changes: z.array(recordChange) }),
  refusals: ['not_found'],
})

export const reportRecordTextCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/name-visible',
  summary: '「氏名が見えます」 in a text of the record, by its path: hidden from everyone at once (rule 85)',
  params: casePath,
  body: z.strictObject({ field: textUpTo(80) }),
  refusals: ['not_found', 'invalid_input', 'name_already_reported', 'name_report_decided'],
})
