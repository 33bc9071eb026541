import { z } from 'zod'
import { hospitalLabel } from '../../account/account.contract'
import { defineCall } from '../../base/call'
import { instant, uuid } from '../../base/id'

/** A press of 「氏名が見えます」 as the prefecture decides about it (rule 85). */
export const nameReport = z.strictObject({
  id: uuid,
  kind: z.enum(['message', 'record_text', 'answer', 'document', 'event', 'closing']),
  /** Which text of a record, by its path. */
  field: z.string(),
  state: z.enum(['pending', 'restored', 'removed']),
  /** The case's code, or the document's kind. */
  label: z.string(),
  caseId: uuid.nullable(),
  /** What was hidden, by field; empty once decided, and for documents, which are opened by themselves. */
  texts: z.record(z.string(), z.string()),
  subjectId: uuid,
  author: z.strictObject({ hospital: hospitalLabel.nullable(), personName: z.string().nullable() }),
  reporter: z.strictObject({ hospital: hospitalLabel.nullable(), personName: z.string() }),
  reportedAt: instant,
  /** Who had opened it until it was hidden. */
  openers: z.array(z.strictObject({ hospital: hospitalLabel.nullable(), personName: z.string(), at: instant.nullable() })),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
})
export type NameReportView = z.infer<typeof nameReport>

export const listNameReportsCall = defineCall({
  method: 'GET',
  path: '/api/v1/name-reports',
  summary: 'Texts and documents in which somebody saw a name, for the prefecture to decide about (要綱24条; rule 85)',
  query: z.strictObject({ state: z.enum(['pending', 'decided']).optional() }),
  output: z.strictObject({ reports: z.array(nameReport) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const decideNameReportCall = defineCall({
  method: 'POST',
  path: '/api/v1/name-reports/:reportId/decision',
  summary: 'The prefecture shows it again, or removes it for good and leaves a tombstone (要綱24条; rules 60, 85)',
  params: z.strictObject({ reportId: uuid }),
  body: z.strictObject({ decision: z.enum(['restored', 'removed']) }),
  refusals: ['not_found', 'not_permitted', 'name_report_decided'],
})
