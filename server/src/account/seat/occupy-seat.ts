import { actsUntilOf, isFreeOn } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { lockHospital } from '../account.store'
import { makePrefectureSeats } from './make-prefecture-seats'
import { readHeldSeats } from './seat-slots'
import { endHolding, insertHolding, markStopsDone, updateActsUntil } from './seat.store'
import { tellOfSeats } from './tell-of-seats'

/** The seat on which a person starts, as a form has planned it; without one, a free seat of the prefecture's, or a new one within its budget. */
export type PlannedSeat = { seatId: string; lastDay: string | null; formId: string }

const findFreeSeat = async (tx: Transaction, { hospitalId, today }: { hospitalId: string; today: string }): Promise<string | undefined> =>
  (await readHeldSeats(tx, hospitalId)).find((seat) => seat.funding === 'prefecture' && isFreeOn(seat, today))?.seatId

/** One seat, one person (要綱6条2号, 7条): nobody of a hospital has a login without a seat. Run as the system. */
export const occupySeat = async (tx: Transaction, of: { hospitalId: string; personId: string; planned?: PlannedSeat | undefined }): Promise<void> => {
  await lockHospital(tx, of.hospitalId)
  const today = japanDay(tx.now)
  const seatId = of.planned?.seatId ?? (await findFreeSeat(tx, { hospitalId: of.hospitalId, today })) ?? (await makePrefectureSeats(tx, { hospitalId: of.hospitalId, count: 1 }))[0] ?? refuse('seats_not_enough', { form: 2 })
  await insertHolding(tx, { seat_id: seatId, hospital_id: of.hospitalId, person_id: of.personId, first_day: today, form_id: of.planned?.formId ?? null })
  const actsUntil = actsUntilOf(of.planned?.lastDay ?? null, null)
  if (actsUntil !== null) await updateActsUntil(tx, of.personId, actsUntil)
  tellOfSeats(tx, of.hospitalId)
}

/** The seat is free from the day after; the hospital keeps it (rule 28). */
export const leaveSeat = async (tx: Transaction, person: { id: string; hospitalId: string }, lastDay: string): Promise<void> => {
  await endHolding(tx, person.id, lastDay)
  await markStopsDone(tx, person.id)
  tellOfSeats(tx, person.hospitalId)
}
