import { checkLooksAfter } from '@tasuki/domain/account/sign-in/access-code.rules'
import { personRole } from '@tasuki/domain/account/account.contract'
import type { FactorHolder, SignInSettings } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { minPasswordLength } from '@tasuki/domain/account/sign-in/second-factor.rules'
import { FACTOR_KINDS } from '@tasuki/domain/base/second-factor'
import type { Transaction } from '../../platform/db/transaction'
import type { SecondFactors } from '../../platform/session/second-factor'
import { selectActiveLogins, selectLoginHolders } from './factor.store'
import { readFactorPolicy } from './factor-policy'

const HOLDERS_SHOWN = 50

export const readSignInSettings = async (tx: Transaction, of: { factors: SecondFactors; isDemo: boolean }): Promise<SignInSettings> => {
  const policy = await readFactorPolicy(tx)
  const logins = await selectActiveLogins(tx)
  const withFactor = (await of.factors.kindsOf(logins)).size
  return { policy, minPasswordLength: minPasswordLength(policy), isDemo: of.isDemo, withFactor, withoutFactor: logins.length - withFactor }
}

export const listFactorHolders = async (tx: Transaction, factors: SecondFactors, text: string): Promise<{ people: FactorHolder[]; hasMore: boolean }> => {
  const found = await selectLoginHolders(tx, { text: text.normalize('NFKC').trim(), limit: HOLDERS_SHOWN + 1 })
  const shown = found.slice(0, HOLDERS_SHOWN)
  const kinds = await factors.kindsOf(shown.map((row) => row.auth_user_id))
  return {
    people: shown.map((row) => {
      const held = kinds.get(row.auth_user_id) ?? []
      return { personId: row.id, displayName: row.display_name, department: row.department, loginId: row.login_id, hospitalName: row.hospital_name, kinds: FACTOR_KINDS.filter((kind) => held.includes(kind)), isLookedAfter: checkLooksAfter(tx.actor, { personId: row.id, hospitalId: row.hospital_id, role: personRole.parse(row.role) }).ok }
    }),
    hasMore: found.length > shown.length,
  }
}
