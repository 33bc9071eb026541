import { z } from 'zod'
import { defineCall } from '../../base/call'
import { day } from '../../base/id'
import { month } from '../../base/month'
import { textUpTo } from '../../base/text'

/** An instant with its offset, ISO 8601. */
const instantAnywhere = z.iso.datetime({ offset: true }).refine((text) => !text.startsWith('0000'))

const estimateQuery = z
  .strictObject({
  /** A day in Japan; instead of it `appliedAt`, an instant; neither: now. */
  appliedOn: day.optional(),
  appliedAt: instantAnywhere.optional(),
  /** As typed: read as a whole number, full-width digits too. */
  seats: textUpTo(20),
  wishedStart: month.optional(),
})
  .refine(({ appliedOn, appliedAt }) => appliedOn === undefined || appliedAt === undefined, { path: ['appliedAt'] })

/** Months are `YYYY-MM`, prices whole yen, tax included. */
const seatEstimate = z.strictObject({
  startMonth: month,
  fiscalYear: z.int(),
  /** From the start to the fiscal year's end. */
  months: z.int().min(1).max(12),
  unitPrice: z.int(),
  amount: z.int(),
  billMonth: month,
})

export const estimateSeatsCall = defineCall({
  method: 'GET',
  path: '/api/v1/account-estimate',
  summary: 'When hospital-funded seats (病院負担アカウント) applied for on a day begin, and what they cost (要綱10条, 11条); public, tells nothing of anyone',
  query: estimateQuery,
  output: seatEstimate,
  refusals: ['seat_count_invalid', 'applications_paused', 'start_too_early', 'start_too_late', 'unit_price_unknown'],
})
