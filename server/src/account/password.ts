import { randomInt } from 'node:crypto'
import { accepted, refused, type Result } from '@tasuki/domain/base/result'

/** Long enough without a second factor (22条 and the ministry's safety guideline 6.0). */
const MIN_LENGTH = 13

/** Letters and digits that can't be mistaken for one another when read from paper. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz'

const readableGroup = (): string => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')
const readableWord = (groups: number): string => Array.from({ length: groups }, readableGroup).join('-')

/** System-issued, e.g. `k7m4-2p9q`: says nothing of its person. */
export const newLoginId = (): string => readableWord(2)

/** Some 79 random bits, to be handed over on paper. */
export const newPassword = (): string => readableWord(4)

/** Counted in characters as people count them, not in UTF-16 units. */
export const checkPasswordLength = (password: string): Result<string> =>
  [...password.normalize('NFKC')].length < MIN_LENGTH ? refused('password_too_short', { fields: ['password'], minimum: MIN_LENGTH }) : accepted(password)
