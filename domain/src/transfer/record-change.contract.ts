import { z } from 'zod'
import { defineCall } from '../base/call'
import { instant } from '../base/id'
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
