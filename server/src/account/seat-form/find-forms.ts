import type { Transaction } from '../../platform/db/transaction'
import { selectFormHospitals, selectWaitingForms } from './seat-form.store'
import { asFormEntry, settingsForForms } from './seat-form.view'

/** Those of the forms that the actor sees, with whose they are. */
export const findFormHospitals = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; shortName: string }[]> =>
  (await selectFormHospitals(tx, ids)).map((row) => ({ id: row.id, shortName: row.short_name }))

/** Forms that wait for the prefecture: how many, how many past their day, the oldest. */
export const countWaitingForms = async (tx: Transaction): Promise<{ count: number; late: number; since: Date | null }> => {
  const of = await settingsForForms(tx)
  const rows = await selectWaitingForms(tx, {})
  return { count: rows.length, late: rows.filter((row) => asFormEntry(row, of).late).length, since: rows[0]?.submitted_at ?? null }
}
