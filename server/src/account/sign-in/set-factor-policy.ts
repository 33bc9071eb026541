import type { FactorPolicy } from '@tasuki/domain/account/sign-in/second-factor.rules'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { readFactorPolicy, saveFactorPolicy } from './factor-policy'

/** 要綱22条: the prefecture decides whether passwords of 13 characters alone will do. Holds from the next sign-in on. */
export const setFactorPolicyCommand = async (tx: Transaction, policy: FactorPolicy): Promise<void> => {
  if (tx.actor.kind !== 'officer' && tx.actor.kind !== 'system') refuse('not_permitted')
  const before = await readFactorPolicy(tx)
  if (before === policy) return
  await saveFactorPolicy(tx, policy)
  await audit(tx, { act: 'sign_in.policy_set', subjectKind: 'sign_in', data: { policy, before } })
}
