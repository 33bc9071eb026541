import type { HospitalSeats, Seat, SeatFunding } from '@tasuki/domain/account/seat.contract'
import { startersOf } from '@tasuki/domain/account/seat-form.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { selectHospitals } from './account.store'
import { contentOf } from './seat-form.view'
import { selectHoldings, selectOpenOrders, selectSeats } from './seat.store'

type Holding = Awaited<ReturnType<typeof selectHoldings>>[number]
type Order = Awaited<ReturnType<typeof selectOpenOrders>>[number]

const asHolder = (holding: Holding, stopsOn: string | null): NonNullable<Seat['holder']> => ({
  personId: holding.person_id,
  displayName: holding.display_name,
  department: holding.department,
  email: holding.email,
  firstDay: holding.first_day,
  lastDay: holding.last_day ?? stopsOn,
  hasSignedIn: holding.signed_in_at !== null,
})

const asNext = (order: Order): Seat['next'] => {
  const line = startersOf(contentOf(order))[order.line]
  return line === undefined ? null : { personId: null, displayName: line.name, department: line.department, email: line.email, firstDay: order.day, lastDay: null, hasSignedIn: false }
}

const standingOf = (seat: Pick<Seat, 'firstDay' | 'lastDay' | 'holder' | 'next'>, today: string): Seat['standing'] => {
  if (seat.lastDay !== null && seat.lastDay < today) return 'over'
  if (seat.holder !== null) return 'held'
  if (seat.next !== null) return 'starting'
  return seat.firstDay > today ? 'notOpen' : 'free'
}

/** A hospital's seats with who holds them, who starts on them and everybody before; the actor must see the hospital's rows. */
export const readHospitalSeats = async (tx: Transaction, hospitalId: string): Promise<HospitalSeats> => {
  const [hospital] = await selectHospitals(tx, [hospitalId])
  if (hospital === undefined) return refuse('not_found')
  const today = japanDay(tx.now)
  const holdings = await selectHoldings(tx, hospitalId)
  const orders = await selectOpenOrders(tx, hospitalId)
  const seats = (await selectSeats(tx, hospitalId)).map((row): Seat => {
    const all = holdings.filter(({ seat_id: seatId }) => seatId === row.id)
    const held = all.find(({ last_day: lastDay }) => lastDay === null)
    const stop = orders.find(({ act, person_id: personId }) => act === 'stop' && personId === held?.person_id)
    const start = orders.find(({ act, seat_id: seatId }) => act === 'start' && seatId === row.id)
    const seat = {
      id: row.id,
      number: row.number,
      funding: row.funding as SeatFunding,
      firstDay: row.first_day,
      lastDay: row.last_day,
      holder: held === undefined ? null : asHolder(held, stop?.day ?? null),
      next: start === undefined ? null : asNext(start),
      history: all.filter((holding) => holding !== held).map((holding) => asHolder(holding, null)),
    }
    return { ...seat, standing: standingOf(seat, today) }
  })
  return { hospital: { id: hospital.id, name: hospital.name, shortName: hospital.short_name }, seats, today }
}
