import { z } from 'zod'
import { defineFileCall } from '../base/call'
import { csvEncoding } from '../base/csv-encoding'
import { uuid } from '../base/id'
import { listCasesCall } from './case-list.contract'

/** One sheet of paper after another: a committee decides on a dozen cases in an afternoon. */
export const MAX_PRINTED_CASES = 30

/** Several ids in one place of an address, with commas between them; each of them once. */
const caseIds = z
  .string()
  .max(MAX_PRINTED_CASES * 37)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(uuid).min(1).max(MAX_PRINTED_CASES))

export const printNoticeCall = defineFileCall({
  path: '/api/v1/cases/:caseId/acceptance-notice',
  summary: '受入決定連絡票 of a held case, for the two hospitals alone; the name is written on it by hand',
  params: z.strictObject({ caseId: uuid }),
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'not_found', 'not_permitted', 'case_not_held', 'print_room_full'],
})

export const printCasesCall = defineFileCall({
  path: '/api/v1/cases/:caseIds/committee-sheet',
  summary: '判定会議資料: one A4 page for each case, in the order asked for; up to 30 ids with commas between them',
  params: z.strictObject({ caseIds }),
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'not_found', 'print_room_full'],
})

export const exportCasesCall = defineFileCall({
  path: '/api/v1/cases/table',
  summary: "The own hospital's cases as CSV, with the filters of their list; for the prefecture all that were sent",
  query: listCasesCall.query.omit({ scope: true, limit: true, offset: true }).extend({ encoding: csvEncoding.optional() }),
  mediaTypes: ['text/csv'],
  refusals: ['not_signed_in'],
})
