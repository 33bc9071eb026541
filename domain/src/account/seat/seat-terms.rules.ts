import { addMonths, monthOf } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import { applicationDeadline, type ApplicationPause, isOfficeOpen, type OfficeCalendar } from './seat-deadline.rules'
import { MONTHS_AHEAD, type SeatPrice } from './seat-fee.rules'

/** A period that isn't over yet and doesn't meet another one. */
export const planPause = (pause: ApplicationPause, of: { today: string; others: readonly ApplicationPause[] }): Result<true> => {
  if (pause.lastDay < pause.firstDay || pause.lastDay < of.today) return refused('pause_period_invalid', { fields: ['lastDay'] })
  const meets = of.others.some((other) => other.firstDay <= pause.lastDay && pause.firstDay <= other.lastDay)
  return meets ? refused('pause_overlaps', { fields: ['firstDay', 'lastDay'] }) : accepted(true)
}

/** A day to come that is open so far: earlier deadlines are over. */
export const planClosedDay = (day: string, of: { today: string; calendar: OfficeCalendar }): Result<true> => {
  if (day < of.today) return refused('day_past', { fields: ['day'] })
  return isOfficeOpen(day, of.calendar) ? accepted(true) : refused('day_closed_already', { fields: ['day'] })
}

/** A day that is over stays closed: deadlines were put off by it, and who applied in time stays in time. */
export const planOpenedDay = (day: string, today: string): Result<true> => (day < today ? refused('day_past', { fields: ['day'] }) : accepted(true))

/** So far back the very first price may reach. */
const FIRST_PRICE_MONTHS_BACK = 240

/** Bills stand on the months that have begun: their price isn't changed any more, except that the very first one may be entered late, and put right while it is the only one. */
export const planSeatPrice = (fromMonth: string, of: { today: string; prices: readonly SeatPrice[] }): Result<true> => {
  const [first, ...others] = of.prices
  const isFirst = first === undefined || (others.length === 0 && first.fromMonth === fromMonth)
  const earliest = addMonths(monthOf(of.today), isFirst ? -FIRST_PRICE_MONTHS_BACK : 1)
  return fromMonth >= earliest ? accepted(true) : refused('price_month_past', { earliest, fields: ['fromMonth'] })
}

/** From which months a price can be set, and which of them is proposed: those to come; while there is none those behind too, and the only one's own, to put it right. */
export const priceMonths = (prices: readonly SeatPrice[], today: string): { months: string[]; proposed: string } => {
  const proposed = addMonths(monthOf(today), prices.length === 0 ? -MONTHS_AHEAD : 1)
  const months = Array.from({ length: 2 * MONTHS_AHEAD + 1 }, (_, n) => addMonths(proposed, n))
  const [only, ...others] = prices
  return { months: only !== undefined && others.length === 0 && !months.includes(only.fromMonth) ? [only.fromMonth, ...months] : months, proposed }
}

/** The price that holds today and those that follow, the earliest first. */
export const currentPrices = (prices: readonly SeatPrice[], today: string): SeatPrice[] => {
  const sorted = [...prices].sort((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1))
  const past = sorted.filter(({ fromMonth }) => fromMonth <= monthOf(today))
  return sorted.slice(Math.max(0, past.length - 1))
}

/** The next deadlines, today's included, each with the month that it is for. */
export const nextDeadlines = (today: string, calendar: OfficeCalendar): { day: string; startMonth: string }[] => {
  const found: { day: string; startMonth: string }[] = []
  for (let month = monthOf(today); found.length < 3; month = addMonths(month, 1)) {
    const day = applicationDeadline(month, calendar)
    if (day >= today) found.push({ day, startMonth: addMonths(month, 1) })
  }
  return found
}
