import type { Transaction } from '../../platform/db/transaction'
import { selectRepresentatives } from '../account.store'

/** Who is told what concerns a hospital as a whole: whoever speaks for it today; where nobody does, all of its people. */
export const spokespeopleOf = async (tx: Transaction, hospitalId: string): Promise<{ personIds: string[] } | { hospitalIds: string[] }> => {
  const personIds = await selectRepresentatives(tx, hospitalId)
  return personIds.length > 0 ? { personIds } : { hospitalIds: [hospitalId] }
}
