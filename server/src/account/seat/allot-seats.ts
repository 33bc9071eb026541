import { REGISTER_READERS } from '@tasuki/domain/account/actor'
import type { SeatBudget } from '@tasuki/domain/account/seat/seat.contract'
import { countSeats, fiscalYearEnd, type SeatUse, setBudget, takeSeat } from '@tasuki/domain/account/seat/seat.rules'
import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { announce } from '../../platform/live/announce'
import { orRefuse, refuse } from '../../platform/refused'
import { lockHospital } from '../account.store'
import { makePrefectureSeats } from './make-prefecture-seats'
import { countGivenSeats, countGivenSeatsOn, findBudget, lockBudget, selectAllotments, selectBudgets, upsertBudget } from './seat-office.store'
import { readHeldSeats } from './seat-slots'
import { findSeat, updateSeatEnds } from './seat.store'
import { tellOfSeats } from './tell-of-seats'

const yearOf = (tx: Transaction): number => fiscalYearOf(monthOf(japanDay(tx.now)))

/** The next year, this one and those before: what each one's budget held and how much of it was given. */
const yearlyBudgets = async (tx: Transaction, allotted: number): Promise<SeatBudget['years']> => {
  const thisYear = yearOf(tx)
  const budgets = await selectBudgets(tx)
  const past = budgets.filter((row) => row.fiscal_year < thisYear)
  const years: SeatBudget['years'] = [thisYear + 1, thisYear].map((fiscalYear) => ({ fiscalYear, budget: budgets.find((row) => row.fiscal_year === fiscalYear)?.seats ?? null, given: allotted }))
  for (const { fiscal_year: fiscalYear, seats } of past) years.push({ fiscalYear, budget: seats, given: await countGivenSeatsOn(tx, fiscalYearEnd(fiscalYear)) })
  return years
}

const readAllotments = async (tx: Transaction): Promise<SeatBudget['hospitals']> => {
  const today = japanDay(tx.now)
  const found = new Map<string, { hospital: SeatBudget['hospitals'][number]['hospital']; seats: SeatUse[] }>()
  for (const row of await selectAllotments(tx, today)) {
    const of = found.get(row.id) ?? { hospital: { id: row.id, name: row.name, shortName: row.short_name }, seats: [] }
    if (row.funding !== null) of.seats.push({ funding: row.funding, firstDay: row.first_day, lastDay: row.last_day, isHeld: row.is_held, heldUntil: row.is_held ? null : row.held_until, isAwaited: row.is_awaited })
    found.set(row.id, of)
  }
  return [...found.values()].map(({ hospital, seats }) => ({ hospital, ...countSeats(seats, today) }))
}

export const readSeatBudget = async (tx: Transaction): Promise<SeatBudget> => {
  const fiscalYear = yearOf(tx)
  const allotted = await countGivenSeats(tx)
  return {
    fiscalYear,
    budget: await findBudget(tx, fiscalYear),
    allotted,
    years: await yearlyBudgets(tx, allotted),
    hospitals: await readAllotments(tx),
  }
}

export const setSeatBudgetCommand = async (tx: Transaction, seats: number, fiscalYear = yearOf(tx)): Promise<void> => {
  await lockBudget(tx)
  orRefuse(setBudget(seats, { given: await countGivenSeats(tx), fiscalYear, today: japanDay(tx.now) }))
  await upsertBudget(tx, fiscalYear, seats)
  await audit(tx, { act: 'seat_budget.set', subjectKind: 'seat_budget', data: { fiscalYear, seats } })
  // The prefecture's other desks.
  announce(tx, { topic: 'seat', id: String(fiscalYear), hospitalIds: [], prefecture: REGISTER_READERS })
}

const locked = (tx: Transaction, hospitalId: string) => dangerouslyAsSystem(tx, 'only the system locks hospitals', () => lockHospital(tx, hospitalId))

export const giveSeatsCommand = async (tx: Transaction, of: { hospitalId: string; seats: number }): Promise<void> => {
  const hospital = (await locked(tx, of.hospitalId)) ?? refuse('not_found')
  if (hospital.use !== 'active') refuse('hospital_not_active')
  await makePrefectureSeats(tx, { hospitalId: of.hospitalId, count: of.seats })
  tellOfSeats(tx, of.hospitalId)
}

/** Answers with whose it was. */
export const takeSeatCommand = async (tx: Transaction, seatId: string): Promise<string> => {
  const { hospital_id: hospitalId } = (await findSeat(tx, seatId)) ?? refuse('not_found')
  await locked(tx, hospitalId)
  const seat = (await readHeldSeats(tx, hospitalId)).find((one) => one.seatId === seatId) ?? refuse('not_found')
  const { lastDay } = orRefuse(takeSeat(seat, japanDay(tx.now)))
  await updateSeatEnds(tx, [seatId], lastDay)
  await audit(tx, { act: 'seat.taken', subjectKind: 'hospital', subjectId: hospitalId, concerns: [hospitalId], data: { seatId } })
  tellOfSeats(tx, hospitalId)
  return hospitalId
}
