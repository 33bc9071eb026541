import { mayActOn } from './seat.rules'

/** Why somebody may act no more: no renewal for the next fiscal year, 様式3, the prefecture, or their hospital as a whole. */
export const SEAT_END_CAUSES = ['not_renewed', 'form', 'office', 'hospital'] as const
export type SeatEndCause = (typeof SEAT_END_CAUSES)[number]

/** What is told to whom it concerns: the last day of use, and who can be asked. */
export type SeatEnd = { cause: SeatEndCause; lastDay: string | null; ask: 'representative' | 'prefecture' }

/** The seat that was held last; `lastDay` is none as long as nobody has tidied up after its end. */
type LastSeat = { lastDay: string | null; seatLastDay: string | null; funding: string }

type Holder = { active: boolean; actsUntil: string | null; isOfHospital: boolean; isHospitalActive: boolean; isRepresentative: boolean; lastSeat: LastSeat | undefined; stopDays: readonly string[] }

const earliest = (days: readonly (string | null | undefined)[]): string | null => days.reduce<string | null>((first, day) => (day && (first === null || day < first) ? day : first), null)

const causeOf = ({ lastSeat, stopDays }: Holder, lastDay: string | null): SeatEndCause => {
  if (lastDay !== null && stopDays.includes(lastDay)) return 'form'
  return lastSeat?.funding === 'hospital' && lastSeat.seatLastDay === lastDay ? 'not_renewed' : 'office'
}

/** Undefined for whom nothing has ended (要綱10条5項, 12条; rules 36, 48, 82). */
export const seatEndOf = (holder: Holder, today: string): SeatEnd | undefined => {
  const isOver = !holder.active || !mayActOn(holder.actsUntil, today)
  if (!isOver) return holder.isOfHospital && !holder.isHospitalActive ? { cause: 'hospital', lastDay: null, ask: 'prefecture' } : undefined
  const lastDay = earliest([mayActOn(holder.actsUntil, today) ? null : holder.actsUntil, holder.lastSeat?.lastDay])
  return { cause: causeOf(holder, lastDay), lastDay, ask: holder.isOfHospital && !holder.isRepresentative ? 'representative' : 'prefecture' }
}
