import type { Transaction } from '../platform/db/transaction'
import { findOldestVacancy } from './facility.store'

/** When the hospital's oldest vacancy entry was last confirmed; undefined where it keeps none. */
export const oldestVacancyOf = (tx: Transaction, hospitalId: string): Promise<Date | undefined> => findOldestVacancy(tx, hospitalId)
