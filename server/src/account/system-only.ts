import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'

/** Acts of the operator's command line and of the program itself. */
export const systemOnly = (tx: Transaction): void => {
  if (tx.actor.kind !== 'system') refuse('not_permitted')
}

/** What the operator and the prefecture's office do. An officer's command runs it with the system's sight: the rows are the system's to write. */
export const officeOnly = (tx: Transaction): void => {
  if (tx.actor.kind !== 'system' && tx.actor.kind !== 'officer') refuse('not_permitted')
}
