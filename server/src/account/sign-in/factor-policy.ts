import { FACTOR_POLICIES, type FactorPolicy, minPasswordLength } from '@tasuki/domain/account/sign-in/second-factor.rules'
import type { Transaction } from '../../platform/db/transaction'
import { findSetting, upsertSetting } from '../account.store'

const FACTOR_POLICY_SETTING = 'second_factor'

/** Required of everybody until the prefecture says otherwise (要綱22条). */
export const readFactorPolicy = async (tx: Transaction): Promise<FactorPolicy> => {
  const set = await findSetting(tx, FACTOR_POLICY_SETTING)
  return FACTOR_POLICIES.find((policy) => policy === set) ?? 'required'
}

/** What a new password must have: less with a second factor beside it. */
export const readPasswordMinimum = async (tx: Transaction): Promise<number> => minPasswordLength(await readFactorPolicy(tx))

export const saveFactorPolicy = (tx: Transaction, policy: FactorPolicy): Promise<void> => upsertSetting(tx, FACTOR_POLICY_SETTING, policy)
