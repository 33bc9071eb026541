import type { Transaction } from '../platform/db/transaction'
import { selectFormHospitals } from './seat-form.store'

/** Those of the forms that the actor sees, with whose they are. */
export const findFormHospitals = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; shortName: string }[]> =>
  (await selectFormHospitals(tx, ids)).map((row) => ({ id: row.id, shortName: row.short_name }))
