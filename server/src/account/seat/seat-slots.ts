import type { SeatFunding } from '@tasuki/domain/account/seat/seat.contract'
import { freeFromOf, type SeatSlot, type SeatUse } from '@tasuki/domain/account/seat/seat.rules'
import type { Transaction } from '../../platform/db/transaction'
import { selectHoldings, selectOpenOrders, selectSeats } from './seat.store'

export type HeldSeat = SeatSlot & SeatUse & { number: number; holderId: string | null; stopsOn: string | null; /** Of an accepted form that is still to be followed. */ isStopPlanned: boolean }

type HouseSeats = { seats: Awaited<ReturnType<typeof selectSeats>>; holdings: Awaited<ReturnType<typeof selectHoldings>>; orders: Awaited<ReturnType<typeof selectOpenOrders>> }

export const readHouseSeats = async (tx: Transaction, hospitalId: string): Promise<HouseSeats> => ({
  seats: await selectSeats(tx, hospitalId),
  holdings: await selectHoldings(tx, hospitalId),
  orders: await selectOpenOrders(tx, hospitalId),
})

/** `leaving`: of people who are about to be said to stop, the last day. */
export const heldSeatsOf = ({ seats, holdings, orders }: HouseSeats, leaving: ReadonlyMap<string, string> = new Map()): HeldSeat[] => {
  const awaited = new Set(orders.filter(({ act }) => act === 'start').map((order) => order.seat_id))
  const planned = new Map(orders.flatMap((order) => (order.act === 'stop' && order.person_id !== null ? [[order.person_id, order.day] as const] : [])))
  const stops = new Map([...planned, ...leaving])
  return seats.map((row) => {
    const all = holdings.filter(({ seat_id: seatId }) => seatId === row.id)
    const holderId = all.find(({ last_day: lastDay }) => lastDay === null)?.person_id ?? null
    const stopsOn = holderId === null ? null : (stops.get(holderId) ?? null)
    const lastHeld = all.reduce<string | null>((last, { last_day: lastDay }) => (lastDay !== null && (last === null || lastDay > last) ? lastDay : last), null)
    const use: SeatUse = { funding: row.funding as SeatFunding, firstDay: row.first_day, lastDay: row.last_day, isHeld: holderId !== null, heldUntil: holderId === null ? lastHeld : stopsOn, isAwaited: awaited.has(row.id) }
    return { ...use, seatId: row.id, number: row.number, freeFrom: freeFromOf(use), holderId, stopsOn, isStopPlanned: holderId !== null && planned.has(holderId) }
  })
}

/** A hospital's seats with the day from which somebody may start on each; read under the hospital's lock where something is decided by it. */
export const readHeldSeats = async (tx: Transaction, hospitalId: string, leaving?: ReadonlyMap<string, string>): Promise<HeldSeat[]> => heldSeatsOf(await readHouseSeats(tx, hospitalId), leaving)
