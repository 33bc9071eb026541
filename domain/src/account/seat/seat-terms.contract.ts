import { z } from 'zod'
import { defineCall } from '../../base/call'
import { day, uuid } from '../../base/id'
import { month } from '../../base/month'
import { lineUpTo } from '../../base/text'
import { MOST_YEN_A_MONTH } from './seat-fee.rules'

const closedDay = z.strictObject({ day, name: z.string() })

export const applicationPause = z.strictObject({ id: uuid, firstDay: day, lastDay: day })
export type StoredPause = z.infer<typeof applicationPause>

/** Whole yen a month and seat, tax included, until the next price begins. */
const seatPrice = z.strictObject({ fromMonth: month, yen: z.int() })

/** Until the end of `day` one may apply for seats from `startMonth` on. */
const seatDeadline = z.strictObject({ day, startMonth: month })

export const seatTerms = z.strictObject({
  /** From today on, the earliest first. */
  closedDays: z.array(closedDay),
  /** Those that aren't over. */
  pauses: z.array(applicationPause),
  /** The one that holds today and those that follow; for the prefecture the earlier ones too. */
  prices: z.array(seatPrice),
  /** The next three. */
  deadlines: z.array(seatDeadline),
  today: day,
})
export type SeatTerms = z.infer<typeof seatTerms>

export const getSeatTermsCall = defineCall({
  method: 'GET',
  path: '/api/v1/seat-terms',
  summary: 'Deadlines, periods without applications, closed days and prices of seats (要綱10条3項, 11条1項); public',
  output: seatTerms,
})

export const addClosedDayCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/closed-days',
  summary: 'A day on which the prefecture is closed besides holidays; it puts a deadline off (要綱10条3項)',
  body: z.strictObject({ day, name: lineUpTo(40) }),
  output: seatTerms,
  refusals: ['not_permitted', 'day_past', 'day_closed_already', 'personal_name'],
})

export const removeClosedDayCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/office/closed-days/:day',
  summary: 'The prefecture is open on that day after all',
  params: z.strictObject({ day }),
  output: seatTerms,
  refusals: ['not_permitted', 'not_found', 'day_past'],
})

export const addPauseCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/application-pauses',
  summary: 'A period in which no applications for seats are taken (要綱10条3項)',
  body: z.strictObject({ firstDay: day, lastDay: day }),
  output: seatTerms,
  refusals: ['not_permitted', 'pause_period_invalid', 'pause_overlaps'],
})

export const removePauseCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/office/application-pauses/:pauseId',
  summary: 'Applications are taken in that period after all',
  params: z.strictObject({ pauseId: uuid }),
  output: seatTerms,
  refusals: ['not_permitted', 'not_found'],
})

export const setSeatPriceCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/seat-prices',
  summary: 'What a seat costs from a month on; bills already made keep their price (要綱11条1項; rule 29)',
  body: z.strictObject({ fromMonth: month, yen: z.int().min(0).max(MOST_YEN_A_MONTH) }),
  output: seatTerms,
  refusals: ['not_permitted', 'price_month_past'],
})

export const removeSeatPriceCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/office/seat-prices/:fromMonth',
  summary: 'The change of price that was planned doesn’t take place',
  params: z.strictObject({ fromMonth: month }),
  output: seatTerms,
  refusals: ['not_permitted', 'not_found', 'price_month_past'],
})
