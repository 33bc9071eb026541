import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'

/** Acts of the operator's command line and of the program itself. */
export const systemOnly = (tx: Transaction): void => {
  if (tx.actor.kind !== 'system') refuse('not_permitted')
}
