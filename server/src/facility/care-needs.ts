import type { CareNeed } from '@tasuki/domain/facility/care-need'
import type { Transaction } from '../platform/db/transaction'
import { selectCareNeeds } from './facility.store'

/** The catalogue in the order of the form, retired items included: old records still name them. */
export const listCareNeeds = (tx: Transaction): Promise<CareNeed[]> => selectCareNeeds(tx)

export const listCareNeedCodes = async (tx: Transaction): Promise<string[]> => (await selectCareNeeds(tx)).map((need) => need.code)
