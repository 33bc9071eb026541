import { randomInt } from 'node:crypto'
import { LIST_CODES, RECOVERY_CODES } from '@tasuki/domain/base/second-factor'

/** Letters and digits that can't be mistaken for one another when read from paper. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz'

const draw = (alphabet: string, length: number): string => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** All different: each is a use of its own. */
const distinct = (count: number, drawOne: () => string): string[] => {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(drawOne())
  return [...codes]
}

/** Digits alone: typed with one hand from a sheet, on any keyboard. */
export const newListCodes = (): string[] => distinct(LIST_CODES, () => `${draw('0123456789', 4)} ${draw('0123456789', 4)}`)

/** Some 49 random bits each. */
export const newRecoveryCodes = (): string[] => distinct(RECOVERY_CODES, () => `${draw(READABLE, 5)}-${draw(READABLE, 5)}`)
