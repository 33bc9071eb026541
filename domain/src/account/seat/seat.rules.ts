import { addMonths, fiscalYearOf, monthOf } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import { addDays } from '../../base/working-time'
import type { Seat, SeatFunding } from './seat.contract'

/** A seat's days, inclusive: the prefecture's has no last day until it is taken back, the hospital's ends with a fiscal year. */
export type SeatDays = { funding: SeatFunding; firstDay: string; lastDay: string | null }

/** Whose it is: `heldUntil` is the last day of who holds it, where one is known, else of who held it last; `isAwaited`: somebody is to start on it. */
export type SeatUse = SeatDays & { isHeld: boolean; heldUntil: string | null; isAwaited: boolean }

/** A seat that somebody may start on: from `freeFrom` on; none: it is held and nobody has said until when, or promised. */
export type SeatSlot = SeatDays & { seatId: string; freeFrom: string | null }

/** One of the prefecture's that was taken back: from that moment on nobody starts on it. */
const isTakenBack = (seat: SeatDays): boolean => seat.funding === 'prefecture' && seat.lastDay !== null

/** One person on a seat on any day (要綱6条2号): free from the day after the last one's last. */
export const freeFromOf = (seat: SeatUse): string | null => {
  if (isTakenBack(seat) || seat.isAwaited || (seat.isHeld && seat.heldUntil === null)) return null
  const next = seat.heldUntil === null ? seat.firstDay : addDays(seat.heldUntil, 1)
  return next < seat.firstDay ? seat.firstDay : next
}

/** How a seat stands on a day, for every list and count. */
export const seatStandingOf = (seat: SeatUse, today: string): Seat['standing'] => {
  if ((seat.lastDay !== null && seat.lastDay < today) || (isTakenBack(seat) && !seat.isHeld)) return 'over'
  if (seat.isHeld) return 'held'
  if (seat.isAwaited) return 'starting'
  if (seat.firstDay > today) return 'notOpen'
  return (freeFromOf(seat) ?? today) > today ? 'freed' : 'free'
}

/** How many seats of each funding there are on a day. */
export const countSeats = (seats: readonly SeatUse[], today: string) => {
  const count = (funding: SeatFunding, ...standings: Seat['standing'][]): number => seats.filter((seat) => seat.funding === funding && standings.includes(seatStandingOf(seat, today))).length
  return {
    prefecture: { seats: count('prefecture', 'held', 'starting', 'freed', 'free'), free: count('prefecture', 'free') },
    hospitalFunded: { seats: seats.filter((seat) => seat.funding === 'hospital' && isSeatOpen(seat, today)).length, free: count('hospital', 'free'), notOpen: seats.filter((seat) => seat.funding === 'hospital' && seat.firstDay > today).length },
  }
}

const isSeatOpen = (seat: SeatDays, day: string): boolean => seat.firstDay <= day && (seat.lastDay === null || day <= seat.lastDay)

/** Whether somebody whose start is planned may begin: the seat hasn't ended meanwhile. */
export const mayStartOn = (seat: SeatDays, day: string): boolean => !isTakenBack(seat) && isSeatOpen(seat, day)

/** Nobody can begin on it as it stands: taken back, or past its last day. */
export const hasSeatEnded = (seat: SeatDays, day: string): boolean => isTakenBack(seat) || (seat.lastDay !== null && seat.lastDay < day)

/** The last day of a fiscal year. */
export const fiscalYearEnd = (fiscalYear: number): string => `${fiscalYear + 1}-03-31`

/** A hospital-funded seat that begins in a month: to the end of its fiscal year (要綱10条5項). */
export const hospitalSeatDays = (startMonth: string): SeatDays => ({ funding: 'hospital', firstDay: `${startMonth}-01`, lastDay: fiscalYearEnd(fiscalYearOf(startMonth)) })

export const isFreeOn = (slot: SeatSlot, day: string): boolean => slot.freeFrom !== null && slot.freeFrom <= day && isSeatOpen(slot, day)
const END = '9999-12-31'

/**
 * Who starts when on which seat: one person a seat (要綱6条2号, 7条). Earlier days choose first, and each takes the seat
 * that ends first, which finds a seat for everybody wherever that can be done. Refused with what is free, pointing to 様式2
 * (rules 32, 33).
 */
export const seatStarters = (slots: readonly SeatSlot[], days: readonly string[]): Result<string[]> => {
  const order = days.map((day, place) => ({ day, place })).sort((a, b) => (a.day === b.day ? a.place - b.place : a.day < b.day ? -1 : 1))
  const left = [...slots].sort((a, b) => ((a.lastDay ?? END) < (b.lastDay ?? END) ? -1 : (a.lastDay ?? END) > (b.lastDay ?? END) ? 1 : 0))
  const chosen: string[] = []
  let without = 0
  for (const { day, place } of order) {
    const at = left.findIndex((slot) => isFreeOn(slot, day))
    const [slot] = at < 0 ? [] : left.splice(at, 1)
    if (slot === undefined) without++
    else chosen[place] = slot.seatId
  }
  return without === 0 ? accepted(chosen) : refused('seats_not_enough', { starters: days.length, missing: without, form: 2 })
}

/** The same where some name no day and start as soon as may be: today, or tomorrow on a seat that somebody held until today. */
export const seatStartersSoon = (slots: readonly SeatSlot[], wished: readonly (string | null)[], today: string): Result<{ seatIds: string[]; days: string[] }> => {
  const days = wished.map((day) => (day !== null && day > today ? day : today))
  const undated = wished.flatMap((day, place) => (day === null ? [place] : []))
  for (;;) {
    const found = seatStarters(slots, days)
    const later = found.ok ? undefined : undated.pop()
    if (later === undefined) return found.ok ? accepted({ seatIds: found.value, days }) : found
    days[later] = addDays(today, 1)
  }
}

/** 要綱10条4項: hospital-funded seats don't fall within a year, whoever stops; the prefecture's own may be taken back when free (rules 28, 31). */
export const takeSeat = (seat: SeatUse, today: string): Result<{ lastDay: string }> => {
  if (seat.funding === 'hospital') return refused('seats_not_reduced')
  if (!['free', 'freed'].includes(seatStandingOf(seat, today))) return refused('seat_not_free')
  return accepted({ lastDay: today })
}

/** 要綱9条1項: within the year's budget. */
export const giveSeats = (seats: number, of: { budget: number | null; given: number }): Result<true> => {
  const left = Math.max(0, (of.budget ?? 0) - of.given)
  return seats <= left ? accepted(true) : refused('seat_budget_exceeded', { left, fields: ['seats'] })
}

/**
 * This year's budget and the next one's are set; not this year's below what is given. The next one's may be: what is too
 * many is taken back until April.
 */
export const setBudget = (seats: number, of: { given: number; fiscalYear: number; today: string }): Result<true> => {
  const thisYear = fiscalYearOf(monthOf(of.today))
  if (of.fiscalYear !== thisYear && of.fiscalYear !== thisYear + 1) return refused('budget_year_over', { from: thisYear, until: thisYear + 1, fields: ['fiscalYear'] })
  return of.fiscalYear > thisYear || seats >= of.given ? accepted(true) : refused('seat_budget_below_given', { given: of.given, fields: ['seats'] })
}

/** A fiscal year begins in this month. */
export const aprilOf = (fiscalYear: number): string => addMonths('2000-04', (fiscalYear - 2000) * 12)

/** Rule 36: inclusive; from the next day on, 00:00 in Japan, a person acts no more. */
export const mayActOn = (actsUntil: string | null, day: string): boolean => actsUntil === null || day <= actsUntil

/** Until when a person acts: as their seat lasts, or shorter if they leave before. */
export const actsUntilOf = (seatLastDay: string | null, leavesOn: string | null): string | null => {
  if (seatLastDay === null) return leavesOn
  return leavesOn === null || seatLastDay < leavesOn ? seatLastDay : leavesOn
}
