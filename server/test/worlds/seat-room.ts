import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { sql } from 'kysely'
import type { Transaction } from '../../src/platform/db/transaction'

/** The prefecture's budget of the year holds so many seats more than it has given: for tests that are about something else. */
export const leaveRoomForSeats = async (tx: Transaction, seats: number): Promise<void> => {
  await sql`
    insert into seat_budget (fiscal_year, seats, set_at)
    select ${fiscalYearOf(monthOf(japanDay(tx.now)))}::integer, count(*)::integer + ${seats}::integer, ${tx.now}::timestamptz from seat where funding = 'prefecture' and last_day is null
    on conflict (fiscal_year) do update set seats = greatest(seat_budget.seats, excluded.seats)`.execute(tx.db)
}
