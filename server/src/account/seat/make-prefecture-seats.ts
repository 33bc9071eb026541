import { giveSeats } from '@tasuki/domain/account/seat/seat.rules'
import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse } from '../../platform/refused'
import { countGivenSeats, findBudget, lockBudget } from './seat-office.store'
import { insertSeats } from './seat.store'

/**
 * The one way in which a 県費負担アカウント comes to be, for whoever needs one: within the year's budget, whoever makes one
 * at the same time, and each in the trail (要綱9条1項). Run under the hospital's lock; the budget's comes after it, everywhere.
 */
export const makePrefectureSeats = async (tx: Transaction, of: { hospitalId: string; count: number }): Promise<string[]> => {
  const today = japanDay(tx.now)
  await lockBudget(tx)
  orRefuse(giveSeats(of.count, { budget: await findBudget(tx, fiscalYearOf(monthOf(today))), given: await countGivenSeats(tx) }))
  await audit(tx, { act: 'seat.given', subjectKind: 'hospital', subjectId: of.hospitalId, concerns: [of.hospitalId], data: { seats: of.count } })
  return insertSeats(tx, { hospitalId: of.hospitalId, funding: 'prefecture', firstDay: today, lastDay: null, count: of.count })
}
