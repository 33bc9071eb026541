import type { HospitalSeats, Seat } from '@tasuki/domain/account/seat/seat.contract'
import { startersOf } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { seatStandingOf } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { selectHospitals } from '../account.store'
import { contentOf } from '../seat-form/seat-form.view'
import { heldSeatsOf, readHouseSeats } from './seat-slots'
import type { selectHoldings, selectOpenOrders } from './seat.store'

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

/** A hospital's seats with who holds them, who starts on them and everybody before; the actor must see the hospital's rows. */
export const readHospitalSeats = async (tx: Transaction, hospitalId: string): Promise<HospitalSeats> => {
  const [hospital] = await selectHospitals(tx, [hospitalId])
  if (hospital === undefined) return refuse('not_found')
  const today = japanDay(tx.now)
  const house = await readHouseSeats(tx, hospitalId)
  const { holdings, orders } = house
  const seats = heldSeatsOf(house).map((row): Seat => {
    const all = holdings.filter(({ seat_id: seatId }) => seatId === row.seatId)
    const held = all.find(({ last_day: lastDay }) => lastDay === null)
    const stop = orders.find(({ act, person_id: personId }) => act === 'stop' && personId === held?.person_id)
    const start = orders.find(({ act, seat_id: seatId }) => act === 'start' && seatId === row.seatId)
    return {
      id: row.seatId,
      number: row.number,
      funding: row.funding,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      standing: seatStandingOf(row, today),
      holder: held === undefined ? null : asHolder(held, stop?.day ?? null),
      next: start === undefined ? null : asNext(start),
      history: all.filter((holding) => holding !== held).map((holding) => asHolder(holding, null)),
    }
  })
  return { hospital: { id: hospital.id, name: hospital.name, shortName: hospital.short_name }, seats, today }
}
