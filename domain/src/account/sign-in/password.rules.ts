/** What is guessed with fewer than some 10⁸ tries (zxcvbn's scores 0 to 2) is refused. */
export const PREDICTABLE_BELOW = 3

/** What stands on the screen while one thinks of a password. */
const PRODUCT_WORDS = ['tasuki', '襷', 'たすき', 'タスキ', '転院', 'てんいん', 'tenin', '病院', 'byouin', 'renkei', '連携', 'kouhouhansou', '後方搬送'] as const

/** The same words are guessed first by the server and by the meter. */
export const guessedFirst = (ownWords: readonly string[]): string[] => [...PRODUCT_WORDS, ...ownWords.map((word) => word.normalize('NFKC').toLowerCase())]

/** Shorter ones are in every word. */
const isLongEnough = (word: string): boolean => word.length > (/^[ -~]*$/.test(word) ? 2 : 1)

/**
 * What must be hard to guess, each for itself: the password, the same without blanks and hyphens, and what is left of it
 * without the words that anybody would try first.
 */
export const spellingsOf = (password: string, known: readonly string[]): string[] => {
  const plain = password.toLowerCase().replaceAll(/[\s._-]/gu, '')
  const words = known.map((word) => word.toLowerCase().replaceAll(/[\s._-]/gu, '')).filter(isLongEnough)
  return [password, plain, words.toSorted((one, other) => other.length - one.length).reduce((left, word) => left.replaceAll(word, ''), plain)]
}
