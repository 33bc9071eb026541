import { FACTOR_POLICIES, type FactorPolicy } from '@tasuki/domain/account/second-factor.rules'
import type { Transaction } from '../platform/db/transaction'
import { findSetting, upsertSetting } from './account.store'

const FACTOR_POLICY_SETTING = 'second_factor'

/** Required of everybody until the prefecture says otherwise (要綱22条). */
export const readFactorPolicy = async (tx: Transaction): Promise<FactorPolicy> => {
  const set = await findSetting(tx, FACTOR_POLICY_SETTING)
  return FACTOR_POLICIES.find((policy) => policy === set) ?? 'required'
}

export const saveFactorPolicy = (tx: Transaction, policy: FactorPolicy): Promise<void> => upsertSetting(tx, FACTOR_POLICY_SETTING, policy)
