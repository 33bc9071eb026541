import { fiscalYearOf, monthOf } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import type { SeatRenewal } from './seat.contract'
import { fiscalYearEnd, hasSeatEnded, type SeatDays } from './seat.rules'

type RenewalPeriod = Pick<SeatRenewal, 'fiscalYear' | 'firstDay' | 'lastDay' | 'open' | 'acceptUntil' | 'acceptable'>

/** Answers about a fiscal year are taken in the quarter before it, told beforehand too; those in time are accepted until the end of April (要綱10条5項). */
export const renewalPeriodOf = (fiscalYear: number, today: string): RenewalPeriod => {
  const [firstDay, lastDay, acceptUntil] = [`${fiscalYear}-01-01`, fiscalYearEnd(fiscalYear - 1), `${fiscalYear}-04-30`]
  return { fiscalYear, firstDay, lastDay, open: firstDay <= today && today <= lastDay, acceptUntil, acceptable: firstDay <= today && today <= acceptUntil }
}

/** The one that comes next, or is running. */
export const renewalPeriod = (today: string): RenewalPeriod => renewalPeriodOf(fiscalYearOf(monthOf(today)) + 1, today)

/** The one of which answers are accepted: in April still that of the year that has just begun. */
export const acceptancePeriod = (today: string): RenewalPeriod => {
  const begun = renewalPeriodOf(fiscalYearOf(monthOf(today)), today)
  return begun.acceptable ? begun : renewalPeriod(today)
}

/** Hospital-funded seats that end with the year before the one for which they would go on. */
export const isRenewable = (seat: SeatDays, fiscalYear: number): boolean => seat.funding === 'hospital' && seat.lastDay === fiscalYearEnd(fiscalYear - 1)

type Asked = { seats: readonly (SeatDays & { seatId: string })[]; today: string; /** As it was answered before. */ answer: { seatIds: readonly string[]; askedIds: readonly string[]; isAccepted: boolean } | undefined }

/**
 * Fewer than now may go on, even none (rule 31); only what ends with this year can. What was accepted stays: after it more
 * may be said to go on, and something is said about seats that have opened since.
 */
export const planRenewal = (seatIds: readonly string[], of: Asked): Result<{ seatIds: string[]; askedIds: string[] }> => {
  const { fiscalYear, firstDay, lastDay, open } = renewalPeriod(of.today)
  if (!open) return refused('renewal_not_open', { from: firstDay, until: lastDay })
  const renewable = of.seats.filter((seat) => isRenewable(seat, fiscalYear)).map(({ seatId }) => seatId)
  const kept = of.seats.flatMap(({ seatId, lastDay: until }) => (until === fiscalYearEnd(fiscalYear) && of.answer?.seatIds.includes(seatId) === true ? [seatId] : []))
  const chosen = [...new Set(seatIds)].filter((id) => !kept.includes(id))
  if (!chosen.every((id) => renewable.includes(id))) return refused('seat_not_renewable', { fields: ['seatIds'] })
  const isUndecided = renewable.some((id) => of.answer?.askedIds.includes(id) !== true)
  if (of.answer?.isAccepted === true && chosen.length === 0 && !isUndecided) return refused('renewal_accepted')
  return accepted({ seatIds: [...kept, ...chosen], askedIds: [...kept, ...renewable] })
}

/** How an answer stands; where seats have opened since it was accepted, nothing is said about them yet. */
export const renewalStateOf = (answer: { isAccepted: boolean } | undefined, of: { hasUndecided: boolean }): SeatRenewal['state'] => {
  if (answer === undefined || (answer.isAccepted && of.hasUndecided)) return 'unanswered'
  return answer.isAccepted ? 'accepted' : 'answered'
}

/** Those about which nothing is said yet; what was accepted goes on in any case. */
export const undecidedSeats = ({ seats }: Pick<SeatRenewal, 'seats'>): SeatRenewal['seats'] => seats.filter((seat) => !seat.accepted && !seat.asked)

/** As a hospital reads it: `partly` once it was accepted and seats have opened since. */
export const renewalStanding = ({ state, version }: Pick<SeatRenewal, 'state' | 'version'>): SeatRenewal['state'] | 'partly' => (state === 'unanswered' && version > 0 ? 'partly' : state)

/** A planned start on a seat that has ended comes to nothing, unless the prefecture may still accept that the seat goes on (rule 36). */
export const isStartLost = (seat: SeatDays, today: string): boolean =>
  hasSeatEnded(seat, today) && (seat.funding === 'prefecture' || seat.lastDay === null || today > renewalPeriodOf(fiscalYearOf(monthOf(seat.lastDay)) + 1, today).acceptUntil)

/** In time, and until April ends: later nobody could go on without a gap of months. */
export const planRenewalAcceptance = ({ acceptable, firstDay, acceptUntil }: RenewalPeriod): Result<true> => (acceptable ? accepted(true) : refused('renewal_not_open', { from: firstDay, until: acceptUntil }))
