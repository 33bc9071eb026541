import { guessedFirst, PREDICTABLE_BELOW, spellingsOf } from '@tasuki/domain/account/sign-in/password.rules'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as japanese } from '@zxcvbn-ts/language-ja'

const estimator = new ZxcvbnFactory({ dictionary: { ...common, ...japanese }, graphs: adjacencyGraphs })

export type PasswordGrade = 'weak' | 'almost' | 'strong'

/** As the server judges it; loaded only where a password is set. */
export const estimatePassword = (password: string, ownWords: readonly string[]): PasswordGrade => {
  const known = guessedFirst(ownWords)
  const score = Math.min(...spellingsOf(password.normalize('NFKC'), known).map((spelling) => estimator.check(spelling, known).score))
  return score >= PREDICTABLE_BELOW ? 'strong' : score === PREDICTABLE_BELOW - 1 ? 'almost' : 'weak'
}
