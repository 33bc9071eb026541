import type { Transaction } from '../platform/db/transaction'
import { findPersonName } from './account.store'

const names = new WeakMap<Transaction, Promise<string>>()

const readName = async (tx: Transaction): Promise<string> => ('personId' in tx.actor ? ((await findPersonName(tx, tx.actor.personId)) ?? '') : '')

/** The acting person's name as histories copy it; empty for the system. */
export const nameOfActor = (tx: Transaction): Promise<string> => {
  const known = names.get(tx)
  if (known) return known
  const name = readName(tx)
  names.set(tx, name)
  return name
}
