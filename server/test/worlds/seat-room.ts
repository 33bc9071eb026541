import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { countGivenSeats, findBudget, upsertBudget } from '../../src/account/seat-office.store'
import type { Transaction } from '../../src/platform/db/transaction'

/** The prefecture's budget of the year holds so many seats more than it has given: for tests that are about something else. */
export const leaveRoomForSeats = async (tx: Transaction, seats: number): Promise<void> => {
  const fiscalYear = fiscalYearOf(monthOf(japanDay(tx.now)))
  const needed = (await countGivenSeats(tx)) + seats
  if (((await findBudget(tx, fiscalYear)) ?? 0) < needed) await upsertBudget(tx, fiscalYear, needed)
}
