import type { Transaction } from '../platform/db/transaction'
import { countHospitalsAndPeople, findSetting, upsertSetting } from './account.store'

/** Nobody and nothing has been entered yet. */
export const isUnused = async (tx: Transaction): Promise<boolean> => (await countHospitalsAndPeople(tx)) === 0

/** Undefined where nothing was set. */
export const readSetting = (tx: Transaction, key: string): Promise<unknown> => findSetting(tx, key)

export const hasSetting = async (tx: Transaction, key: string): Promise<boolean> => (await findSetting(tx, key)) !== undefined

/** The value becomes JSON; what stood under the key before is replaced. */
export const saveSetting = (tx: Transaction, key: string, value: unknown): Promise<void> => upsertSetting(tx, key, value)
