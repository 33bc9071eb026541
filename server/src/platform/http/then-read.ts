import type { Transaction } from '../db/transaction'

/** An act and, in the same transaction, what stands after it: what most commands answer. */
export const thenRead =
  <D, T>(act: (tx: Transaction) => Promise<D>, read: (tx: Transaction, done: D) => Promise<T>) =>
  async (tx: Transaction): Promise<T> =>
    read(tx, await act(tx))
