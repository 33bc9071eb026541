import type { OfficeCalendar } from '@tasuki/domain/account/seat/seat-deadline.rules'
import type { SeatPrice } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatTerms, StoredPause } from '@tasuki/domain/account/seat/seat-terms.contract'
import { currentPrices, nextDeadlines } from '@tasuki/domain/account/seat/seat-terms.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Transaction } from '../../platform/db/transaction'
import { isOfficeHoliday } from './office-holiday'
import { selectClosedDays, selectPauses, selectSeatPrices } from './seat-terms.store'

export type SeatSettings = { calendar: Omit<OfficeCalendar, 'pauses'> & { pauses: readonly StoredPause[] }; prices: SeatPrice[] }

/** What the prefecture has set for seats, as the rules reckon with it (要綱10条3項, 11条1項). */
export const readSeatSettings = async (tx: Transaction): Promise<SeatSettings> => {
  const closed = await selectClosedDays(tx)
  const pauses = await selectPauses(tx)
  const prices = await selectSeatPrices(tx)
  return {
    calendar: { isHoliday: isOfficeHoliday, closedDays: new Set(closed.map(({ day }) => day)), pauses: pauses.map((pause) => ({ id: pause.id, firstDay: pause.first_day, lastDay: pause.last_day })) },
    prices: prices.map((price) => ({ fromMonth: price.from_month, yen: price.yen })),
  }
}

/** What of it still matters; the prefecture sees the earlier prices too. */
export const getSeatTerms = async (tx: Transaction): Promise<SeatTerms> => {
  const today = japanDay(tx.now)
  const { calendar, prices } = await readSeatSettings(tx)
  return {
    closedDays: (await selectClosedDays(tx)).filter(({ day }) => day >= today),
    pauses: calendar.pauses.filter(({ lastDay }) => lastDay >= today),
    prices: tx.actor.kind === 'officer' ? prices : currentPrices(prices, today),
    deadlines: nextDeadlines(today, calendar),
    today,
  }
}
