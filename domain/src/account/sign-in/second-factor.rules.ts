import { accepted, refused, type Result } from '../../base/result'

/** `required`: everybody has one. `voluntary`: who has none signs in with a long password alone (要綱22条). */
export const FACTOR_POLICIES = ['required', 'voluntary'] as const
export type FactorPolicy = (typeof FACTOR_POLICIES)[number]

/** So long after password and factor were shown may the factors be changed. */
const FRESH_MINUTES = 10
/** A list of which so few are left is to be printed anew. */
export const FEW_CODES = 5

const MINUTE_MS = 60_000

/** 22条 and the ministry's safety guideline 6.0: 8 characters with a second factor always on, 13 without. */
export const minPasswordLength = (policy: FactorPolicy): number => (policy === 'required' ? 8 : 13)

/** Counted in characters as people count them, not in UTF-16 units. */
export const passwordLength = (password: string): number => [...password.normalize('NFKC')].length

export type SecondStep = 'none' | 'check' | 'enrol'

/** What follows a right password. Who has a factor is asked for it whatever the policy says: it is theirs to rely on. */
export const secondStepOf = (of: { policy: FactorPolicy; hasFactor: boolean; isDeviceKnown: boolean; passwordLength: number }): SecondStep => {
  if (of.hasFactor) return of.isDeviceKnown ? 'none' : 'check'
  return of.policy === 'voluntary' && of.passwordLength >= minPasswordLength('voluntary') ? 'none' : 'enrol'
}

/** Whether the person has just shown what they have. */
export const isFreshlyChecked = (checkedAt: Date | null, now: Date): boolean => checkedAt !== null && now.getTime() - checkedAt.getTime() < FRESH_MINUTES * MINUTE_MS

/** The last one stays where everybody must have one. */
export const planFactorRemoval = (factorId: string, of: { policy: FactorPolicy; factorIds: readonly string[] }): Result<true> => {
  if (!of.factorIds.includes(factorId)) return refused('not_found')
  return of.policy === 'required' && of.factorIds.length === 1 ? refused('last_factor') : accepted(true)
}
