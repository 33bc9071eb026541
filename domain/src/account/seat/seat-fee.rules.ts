import { addMonths, firstMonthOfQuarter, fiscalQuarterOf, fiscalYearOf, monthOf, monthsLeftInFiscalYear } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import { earliestStartMonth, type OfficeCalendar } from './seat-deadline.rules'

/** What one seat costs a month from a month on, tax included, in whole yen: until the next price begins. */
export type SeatPrice = { fromMonth: string; yen: number }

/** One line of a bill: so many seats from a month to the end of its fiscal year, at the price that was fixed with it. */
export type SeatLine = { startMonth: string; seats: number; unitPrice: number }

export type SeatEstimate = { startMonth: string; fiscalYear: number; months: number; unitPrice: number; amount: number; billMonth: string }

/** The price that holds in a month, or none. */
export const unitPriceIn = (month: string, prices: readonly SeatPrice[]): number | undefined => {
  let found: SeatPrice | undefined
  for (const price of prices) if (price.fromMonth <= month && (found === undefined || price.fromMonth > found.fromMonth)) found = price
  return found?.yen
}

/** 要綱11条1項: seats × the months to the end of the fiscal year × the unit price, in yen. */
export const amountOf = ({ startMonth, seats, unitPrice }: SeatLine): number => seats * monthsLeftInFiscalYear(startMonth) * unitPrice

/** 要綱11条2項: the first month of the next quarter; in the fourth quarter the month in which the seats begin (rules 19–26, 30). */
export const billMonthOf = (startMonth: string): string => {
  const quarter = fiscalQuarterOf(startMonth)
  return quarter === 4 ? startMonth : firstMonthOfQuarter(fiscalYearOf(startMonth), quarter + 1)
}

const MOST_SEATS = 999

/** What a seat may cost a month: far above any agency's price, so that a figure with a nought too many is refused when it is entered. */
export const MOST_YEN_A_MONTH = 100_000

/** A whole number of seats as a person types it, full-width digits too (rule 35). */
export const readSeatCount = (text: string): Result<number> => {
  const typed = text.normalize('NFKC').trim()
  const seats = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  return seats >= 1 && seats <= MOST_SEATS ? accepted(seats) : refused('seat_count_invalid', { most: MOST_SEATS, fields: ['seats'] })
}

/** So far ahead a start may be wished: prices and calendars further off aren't known. */
export const MONTHS_AHEAD = 12

const priceOf = ({ startMonth, seats }: { startMonth: string; seats: number }, prices: readonly SeatPrice[]): Result<SeatEstimate> => {
  const unitPrice = unitPriceIn(startMonth, prices)
  if (unitPrice === undefined) return refused('unit_price_unknown', { month: startMonth })
  return accepted({ startMonth, fiscalYear: fiscalYearOf(startMonth), months: monthsLeftInFiscalYear(startMonth), unitPrice, amount: amountOf({ startMonth, seats, unitPrice }), billMonth: billMonthOf(startMonth) })
}

/** When seats applied for on a day begin, and what they cost until the fiscal year's end (要綱10条, 11条; rules 1–26). */
export const estimateSeats = (
  input: { appliedOn: string; seats: number; wishedStart: string | undefined },
  of: { calendar: OfficeCalendar; prices: readonly SeatPrice[] },
): Result<SeatEstimate> => {
  const earliest = earliestStartMonth(input.appliedOn, of.calendar)
  if (!earliest.ok) return earliest
  const startMonth = input.wishedStart ?? earliest.value
  const latest = addMonths(earliest.value, MONTHS_AHEAD)
  if (startMonth < earliest.value) return refused('start_too_early', { earliest: earliest.value, fields: ['wishedStart'] })
  if (startMonth > latest) return refused('start_too_late', { latest, fields: ['wishedStart'] })
  return priceOf({ startMonth, seats: input.seats }, of.prices)
}

/**
 * What 様式2 opens if it is accepted on a day: in the month that was reckoned or, where the prefecture was late, in the
 * present one; never in another fiscal year than it was applied for (要綱10条5項). Periods without applications keep nobody
 * from accepting what was handed in before them.
 */
export const estimateOpening = (
  input: { appliedOn: string; acceptedOn: string; seats: number; wishedStart: string | undefined },
  of: { calendar: OfficeCalendar; prices: readonly SeatPrice[] },
): Result<SeatEstimate> => {
  const reckoned = estimateSeats(input, { ...of, calendar: { ...of.calendar, pauses: [] } })
  if (!reckoned.ok || reckoned.value.startMonth >= monthOf(input.acceptedOn)) return reckoned
  const startMonth = monthOf(input.acceptedOn)
  const { fiscalYear } = reckoned.value
  return fiscalYearOf(startMonth) > fiscalYear ? refused('form_year_over', { fiscalYear }) : priceOf({ startMonth, seats: input.seats }, of.prices)
}

/** What a hospital pays for a fiscal year's renewal: what is fixed, and so many seats more at the price that holds; none while that isn't set. */
export const renewalAmount = (of: { fixedAmount: number; more: number; startMonth: string; unitPrice: number | null }): number | null => {
  if (of.more === 0) return of.fixedAmount
  return of.unitPrice === null ? null : of.fixedAmount + amountOf({ startMonth: of.startMonth, seats: of.more, unitPrice: of.unitPrice })
}
