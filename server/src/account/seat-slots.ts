import type { SeatFunding } from '@tasuki/domain/account/seat.contract'
import type { SeatSlot } from '@tasuki/domain/account/seat.rules'
import { addDays } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../platform/db/transaction'
import { selectHoldings, selectOpenOrders, selectSeats } from './seat.store'

export type HeldSeat = SeatSlot & { number: number; holderId: string | null; stopsOn: string | null; /** Of an accepted form that is still to be followed. */ isStopPlanned: boolean; isAwaited: boolean }

/**
 * A hospital's seats with the day from which somebody may start on each. `leaving`: of people who are about to be said
 * to stop, the last day. Read under the hospital's lock where something is decided by it.
 */
export const readHeldSeats = async (tx: Transaction, hospitalId: string, leaving: ReadonlyMap<string, string> = new Map()): Promise<HeldSeat[]> => {
  const holders = new Map((await selectHoldings(tx, hospitalId)).filter((holding) => holding.last_day === null).map((holding) => [holding.seat_id, holding.person_id]))
  const orders = await selectOpenOrders(tx, hospitalId)
  const awaited = new Set(orders.filter(({ act }) => act === 'start').map((order) => order.seat_id))
  const planned = new Map(orders.flatMap((order) => (order.act === 'stop' && order.person_id !== null ? [[order.person_id, order.day] as const] : [])))
  const stops = new Map([...planned, ...leaving])
  return (await selectSeats(tx, hospitalId)).map((row) => {
    const holderId = holders.get(row.id) ?? null
    const stopsOn = holderId === null ? null : (stops.get(holderId) ?? null)
    const heldUntil = holderId === null ? addDays(row.first_day, -1) : stopsOn
    const isAwaited = awaited.has(row.id)
    return {
      seatId: row.id,
      number: row.number,
      funding: row.funding as SeatFunding,
      firstDay: row.first_day,
      lastDay: row.last_day,
      freeFrom: isAwaited || heldUntil === null ? null : addDays(heldUntil, 1),
      holderId,
      stopsOn,
      isStopPlanned: holderId !== null && planned.has(holderId),
      isAwaited,
    }
  })
}
