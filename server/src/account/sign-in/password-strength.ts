import { accepted, refused, type Result } from '@tasuki/domain/base/result'
import { guessedFirst, PREDICTABLE_BELOW, spellingsOf } from '@tasuki/domain/account/sign-in/password.rules'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as japanese } from '@zxcvbn-ts/language-ja'

/** Breached and common passwords, Japanese names and words, keyboard walks: all of it here, nothing is asked of the net. */
let estimator: ZxcvbnFactory | undefined
const getEstimator = (): ZxcvbnFactory => (estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...japanese }, graphs: adjacencyGraphs }))

type Named = { login_id: string; display_name: string; display_kana: string; hospital_name: string | null; email: string }

/** What anybody would try first at this person. */
export const ownWordsOf = (person: Named): string[] =>
  [person.login_id, ...person.login_id.split(/[._-]/), ...person.display_name.split(/\s+/u), person.display_name, ...person.display_kana.split(/\s+/u), person.hospital_name ?? '', ...person.email.split(/[@.]/)].filter((word) => word.length > 1)

/** Long enough, and not easily guessed (要綱22条). No forced rotation, no rule about kinds of characters. */
export const checkPasswordStrength = (password: string, { minimum, ownWords }: { minimum: number; ownWords: readonly string[] }): Result<string> => {
  const normal = password.normalize('NFKC')
  if ([...normal].length < minimum) return refused('password_too_short', { fields: ['password'], minimum })
  const known = guessedFirst(ownWords)
  const scores = spellingsOf(normal, known).map((spelling) => getEstimator().check(spelling, known).score)
  return Math.min(...scores) < PREDICTABLE_BELOW ? refused('password_predictable', { fields: ['password'] }) : accepted(password)
}
