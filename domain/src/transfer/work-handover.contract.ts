import { z } from 'zod'
import { colleague } from '../account/account.contract'
import { defineCall } from '../base/call'
import { day, instant, uuid } from '../base/id'

/** What passed from a colleague who is away, or has left, to another (rule 82). */
export const workHandover = z.strictObject({
  id: uuid,
  at: instant,
  from: colleague,
  /** Null: nobody was there to take it. */
  to: colleague.nullable(),
  /** The absence it came of; null = the person left. */
  absence: z.strictObject({ firstDay: day, lastDay: day, over: z.boolean() }).nullable(),
  cases: z.array(z.strictObject({ caseId: uuid, code: z.string(), mainDisease: z.string() })),
  inquiries: z.array(z.strictObject({ inquiryId: uuid, caseCode: z.string(), senderHospital: z.string() })),
  /** The signed-in person hasn't said yet that they have seen it. */
  toBeSeen: z.boolean(),
})
export type WorkHandover = z.infer<typeof workHandover>

export const listWorkHandoversCall = defineCall({
  method: 'GET',
  path: '/api/v1/work-handovers',
  summary: 'What passed between colleagues in the last weeks, newest first (rule 82)',
  output: z.strictObject({ handovers: z.array(workHandover) }),
  refusals: ['not_signed_in'],
})

export const seeWorkHandoverCall = defineCall({
  method: 'POST',
  path: '/api/v1/work-handovers/:handoverId/seen',
  summary: 'The one who took over, or the one who is back, has seen it',
  params: z.strictObject({ handoverId: uuid }),
  refusals: ['not_found', 'not_permitted'],
})
