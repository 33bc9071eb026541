import type { Transaction } from '../platform/db/transaction'
import { listOpenCasesOf, selectCaseCodes, selectCaseIdsByCode } from './case.store'

/** Codes of those of the cases that the actor may see. */
export const findCaseCodes = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((ids.length === 0 ? [] : await selectCaseCodes(tx, ids)).map(({ id, code }) => [id, code]))

/** The case of a code as a person types it; none where the actor may not see it. */
export const findCaseIdsByCode = (tx: Transaction, typed: string): Promise<string[]> => selectCaseIdsByCode(tx, typed.normalize('NFKC').trim().toUpperCase())

/** Open cases of a hospital that the actor may see: for the prefecture all but drafts. */
export const findOpenCaseCodes = async (tx: Transaction, hospitalId: string): Promise<{ id: string; code: string }[]> => {
  const codes = await findCaseCodes(tx, await listOpenCasesOf(tx, hospitalId))
  return [...codes].map(([id, code]) => ({ id, code })).sort((one, other) => one.code.localeCompare(other.code))
}
