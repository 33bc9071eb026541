import { z } from 'zod'
import { defineCall } from '../../base/call'
import { countNumber, day, instant, uuid } from '../../base/id'
import { month } from '../../base/month'
import { hospitalLabel } from '../account.contract'

/** 県費負担 / 病院負担 (要綱8条). */
export const seatFunding = z.enum(['prefecture', 'hospital'])
export type SeatFunding = z.infer<typeof seatFunding>

/** `starting` is held by nobody yet, but somebody starts on it; `free` can be given away, `freed` from tomorrow on: somebody held it until today. */
const seatStanding = z.enum(['held', 'starting', 'freed', 'free', 'notOpen', 'over'])

const seatPerson = z.strictObject({
  /** None: not created yet, their day is to come. */
  personId: uuid.nullable(),
  displayName: z.string(),
  department: z.string(),
  email: z.string(),
  firstDay: day,
  /** The last day, if it is known. */
  lastDay: day.nullable(),
  /** False: their invitation wasn't used yet. */
  hasSignedIn: z.boolean(),
})

export const seat = z.strictObject({
  id: uuid,
  /** Within the hospital. */
  number: z.int(),
  funding: seatFunding,
  firstDay: day,
  lastDay: day.nullable(),
  standing: seatStanding,
  holder: seatPerson.nullable(),
  next: seatPerson.nullable(),
  /** Earlier holders, the latest first. */
  history: z.array(seatPerson),
})
export type Seat = z.infer<typeof seat>

const hospitalSeats = z.strictObject({ hospital: hospitalLabel, seats: z.array(seat), today: day })
export type HospitalSeats = z.infer<typeof hospitalSeats>

export const listOwnSeatsCall = defineCall({
  method: 'GET',
  path: '/api/v1/seats',
  summary: 'The own hospital’s seats and who holds them, with everybody before; for its representative',
  output: hospitalSeats,
})

export const listHospitalSeatsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/hospitals/:hospitalId/seats',
  summary: 'A hospital’s seats, their holders and everybody before',
  params: z.strictObject({ hospitalId: uuid }),
  output: hospitalSeats,
  refusals: ['not_permitted', 'not_found'],
})

/** How many of a hospital's seats of each funding there are today, and how many of them are free. */
const seatAllotment = z.strictObject({
  hospital: hospitalLabel,
  prefecture: z.strictObject({ seats: z.int(), free: z.int() }),
  hospitalFunded: z.strictObject({ seats: z.int(), free: z.int(), notOpen: z.int() }),
})

/** `given`: this year and the next, those that hospitals have now; a year that is over, those of its last day. */
const yearlyBudget = z.strictObject({ fiscalYear: z.int(), budget: z.int().nullable(), given: z.int() })

const seatBudget = z.strictObject({
  fiscalYear: z.int(),
  /** 県費負担アカウント of the year; none set yet. */
  budget: z.int().nullable(),
  /** Given to hospitals. */
  allotted: z.int(),
  /** The next fiscal year, this one, and those before of which there was a budget; the latest first. */
  years: z.array(yearlyBudget),
  /** Of all hospitals that use the system or hold a seat. */
  hospitals: z.array(seatAllotment),
})
export type SeatBudget = z.infer<typeof seatBudget>

export const getSeatBudgetCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/seat-budget',
  summary: 'The year’s prefecture-funded seats (県費負担アカウント) and to whom they are given (要綱9条1項)',
  output: seatBudget,
  refusals: ['not_permitted'],
})

export const setSeatBudgetCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/seat-budget',
  summary: 'How many prefecture-funded seats the budget of this fiscal year or the next one holds; this year’s not fewer than are given',
  body: z.strictObject({ seats: z.int().min(0).max(100_000), /** None: this one. */ fiscalYear: z.int().optional() }),
  output: seatBudget,
  refusals: ['not_permitted', 'seat_budget_below_given', 'budget_year_over'],
})

export const giveSeatsCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/hospitals/:hospitalId/seats',
  summary: 'Gives a hospital prefecture-funded seats, within the year’s budget',
  params: z.strictObject({ hospitalId: uuid }),
  body: z.strictObject({ seats: z.int().min(1).max(999) }),
  output: hospitalSeats,
  refusals: ['not_permitted', 'not_found', 'seat_budget_exceeded', 'hospital_not_active'],
})

export const takeSeatCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/seats/:seatId/take',
  summary: 'Takes back a prefecture-funded seat that is free; a hospital-funded one stays to the year’s end (要綱10条4項; rule 31)',
  params: z.strictObject({ seatId: uuid }),
  output: hospitalSeats,
  refusals: ['not_permitted', 'not_found', 'seat_not_free', 'seats_not_reduced'],
})

/** What becomes of a hospital's hospital-funded seats with the next fiscal year (要綱10条5項). */
const seatRenewal = z.strictObject({
  hospital: hospitalLabel,
  /** The one for which they go on. */
  fiscalYear: z.int(),
  /** Answers are taken from the first to the last day. */
  firstDay: day,
  lastDay: day,
  open: z.boolean(),
  /** What was answered in time can be accepted until the end of this day, and today. */
  acceptUntil: day,
  acceptable: z.boolean(),
  /** 0: nothing was answered yet. */
  version: countNumber,
  state: z.enum(['unanswered', 'answered', 'accepted']),
  answeredAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  /** How often the hospital was reminded to answer, and when last. */
  reminders: countNumber,
  remindedAt: instant.nullable(),
  /** All that end with this year; `goesOn` as it was answered, `accepted` for good; `asked`: false for what has opened since the answer. */
  seats: z.array(z.strictObject({ seatId: uuid, number: z.int(), holder: z.string().nullable(), goesOn: z.boolean(), accepted: z.boolean(), asked: z.boolean() })),
  /** Of all that was accepted, in yen (rule 29). */
  fixedAmount: z.int(),
  /** Of one more seat a month; none while the price isn't set. */
  unitPrice: z.int().nullable(),
  startMonth: month,
  billMonth: month,
})
export type SeatRenewal = z.infer<typeof seatRenewal>

/** `years`: those that can be asked for, the latest first. */
const seatRenewals = z.strictObject({ renewals: z.array(seatRenewal), fiscalYear: z.int(), years: z.array(z.int()), today: day })

export const getSeatRenewalCall = defineCall({
  method: 'GET',
  path: '/api/v1/seat-renewal',
  summary: 'Which of the own hospital’s hospital-funded seats go on in the next fiscal year; for its representative',
  output: seatRenewal,
})

export const answerSeatRenewalCall = defineCall({
  method: 'PUT',
  path: '/api/v1/seat-renewal',
  summary: 'Says which seats go on; fewer than now is allowed here (rule 31); after an acceptance those that come in addition',
  body: z.strictObject({ version: countNumber, seatIds: z.array(uuid).max(999) }),
  output: seatRenewal,
  refusals: ['not_permitted', 'version_conflict', 'renewal_not_open', 'renewal_accepted', 'seat_not_renewable'],
})

export const listSeatRenewalsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/seat-renewals',
  summary: 'Every hospital with hospital-funded seats that end before a fiscal year (the next, if none is said), and what it answered',
  query: z.strictObject({ fiscalYear: z.coerce.number().int().min(2000).max(2199).optional() }),
  output: seatRenewals,
  refusals: ['not_permitted'],
})

export const acceptSeatRenewalsCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/seat-renewals/accept',
  summary: 'Accepts what hospitals answered: all of them, or none with the one that can’t be (`details.hospitalId`)',
  body: z.strictObject({ renewals: z.array(z.strictObject({ hospitalId: uuid, version: countNumber })).min(1).max(500) }),
  output: seatRenewals,
  refusals: ['not_permitted', 'not_found', 'version_conflict', 'renewal_not_open', 'renewal_accepted', 'unit_price_unknown', 'hospital_not_active'],
})

export const remindSeatRenewalCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/seat-renewals/:hospitalId/remind',
  summary: 'Reminds a hospital that hasn’t answered about the next fiscal year; once a day',
  params: z.strictObject({ hospitalId: uuid }),
  output: seatRenewals,
  refusals: ['not_permitted', 'not_found', 'renewal_not_open', 'renewal_answered', 'renewal_reminded_today'],
})
