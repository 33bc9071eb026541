import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { lockOfficers, selectOtherOfficers } from '../account.store'

/** Run as the system. Somebody of the office is always left, also when two end each other at the same moment: the second waits, and sees it. */
export const keepOfficer = async (tx: Transaction, leaverId: string): Promise<void> => {
  await lockOfficers(tx)
  if ((await selectOtherOfficers(tx, leaverId)).length === 0) refuse('last_officer')
}
