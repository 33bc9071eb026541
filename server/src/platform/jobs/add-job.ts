import { sql } from 'kysely'
import type { Transaction } from '../db/transaction'

/**
 * Orders a job that runs exactly if the transaction commits; `at`: not before. Payloads hold ids only: they stand in the
 * queue's tables.
 */
export const addJob = async (tx: Transaction, name: string, order: { payload?: Readonly<Record<string, string | number>>; at?: Date } = {}): Promise<void> => {
  await sql`select graphile_worker.add_job(${name}, payload := ${JSON.stringify(order.payload ?? {})}::json, run_at := coalesce(${order.at?.toISOString() ?? null}::timestamptz, now()))`.execute(tx.db)
}
