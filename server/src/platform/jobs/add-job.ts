import { sql } from 'kysely'
import type { Transaction } from '../db/transaction'

/** Orders a job that runs exactly if the transaction commits. Payloads hold ids only: they stand in the queue's tables. */
export const addJob = async (tx: Transaction, name: string, payload: Readonly<Record<string, string | number>> = {}): Promise<void> => {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json)`.execute(tx.db)
}
