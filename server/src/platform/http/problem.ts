import { REFUSAL_KIND, REFUSAL_STATUS, type Refusal } from '@tasuki/domain/base/refusal'
import { z } from 'zod'

/** RFC 9457 with our code. What the rule adds (`fields`, …) stands beside it. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  requestId: z.string(),
  fields: z.array(z.string()).optional(),
})
export type Problem = z.infer<typeof problem>

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

const statusOf = (refusal: Refusal): number => REFUSAL_STATUS[REFUSAL_KIND[refusal.code]]

const titleOf = (code: string): string => code.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())

export const problemOf = (refusal: Refusal, requestId: string): Problem => ({
  ...refusal.details,
  type: `urn:tasuki:refusal:${refusal.code}`,
  title: titleOf(refusal.code),
  status: statusOf(refusal),
  code: refusal.code,
  requestId,
})

/** What went wrong is in the log under the same id; the caller learns nothing else. */
export const faultOf = (requestId: string): Problem => ({
  type: 'urn:tasuki:fault',
  title: 'Internal error',
  status: 500,
  code: 'internal_error',
  requestId,
})
