import { z } from 'zod'
import { colleague } from '../account/account.contract'
import { defineCall } from '../base/call'
import { day, uuid } from '../base/id'
import { shortText, textUpTo } from '../base/text'
import { caseRecord } from './case-record'
import { caseSummary } from './case-summary'
import { judgement } from './matching.contract'

export const listCasesCall = defineCall({
  method: 'GET',
  path: '/api/v1/cases',
  summary: 'Cases one may see: own (患者), or all, for the prefecture',
  query: z.strictObject({
    scope: z.enum(['own', 'visible']).optional(),
    /** Only cases the signed-in person is in charge of. */
    mine: z.enum(['1']).optional(),
    status: z.enum(['draft', 'recruiting', 'held', 'completed', 'ended', 'open', 'closed']).optional(),
    q: textUpTo(100).optional(),
    /** A 二次医療圏 by name or a municipality by code that the wished area touches. */
    area: shortText.optional(),
    /** Only where an answer, a confirmation or the transfer itself is overdue. */
    overdue: z.enum(['1']).optional(),
    /** Registered on these days in Japan, both included. */
    from: day.optional(),
    until: day.optional(),
    /** Newest first, changed last first (own cases), or ready for transfer first. */
    sort: z.enum(['created', 'updated', 'transferable']).optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    offset: z.coerce.number().int().min(0).max(100_000).optional(),
  }),
  output: z.strictObject({
    total: z.int(),
    cases: z.array(
      z.strictObject({
        ...caseSummary.shape,
        /** Own cases: how the candidates stand. Zeros for others. */
        counts: z.strictObject({ asked: z.int(), unread: z.int(), considering: z.int(), acceptable: z.int(), declined: z.int() }),
        unreadMessages: z.int(),
        overdue: z.boolean(),
        /** 担当; own cases only. */
        personInCharge: colleague.nullable(),
        /** Cases of others: held against our own conditions. */
        judgement: judgement.nullable(),
      }),
    ),
  }),
  refusals: ['not_signed_in'],
})
export type CaseListItem = z.infer<typeof listCasesCall.output>['cases'][number]

export const findSimilarCasesCall = defineCall({
  method: 'POST',
  path: '/api/v1/similar-cases',
  summary: 'Open cases of the own hospital that look like this patient: same sex, age and main disease in whatever spelling; stores nothing',
  body: z.strictObject({ sex: caseRecord.shape.sex.unwrap(), age: z.int().min(0).max(130), mainDisease: shortText, exceptCaseId: uuid.nullable() }),
  output: z.strictObject({ cases: z.array(caseSummary) }),
  refusals: ['not_signed_in', 'not_permitted'],
})
