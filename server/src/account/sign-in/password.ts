import { randomInt } from 'node:crypto'
import { READABLE_LETTERS } from '@tasuki/domain/account/sign-in/access-code.rules'
import { accepted, refused, type Result } from '@tasuki/domain/base/result'

/** Long enough without a second factor (22条 and the ministry's safety guideline 6.0). */
const PASSWORD_MINIMUM = 13

const readableGroup = (): string => Array.from({ length: 4 }, () => READABLE_LETTERS[randomInt(READABLE_LETTERS.length)]).join('')
export const readableWord = (groups: number): string => Array.from({ length: groups }, readableGroup).join('-')

/** System-issued, e.g. `k7m4-2p9q`: says nothing of its person. */
export const newLoginId = (): string => readableWord(2)

/** Some 79 random bits, which stand for a password until the person has set theirs: it is told to nobody. */
export const newPassword = (): string => readableWord(4)

/** Counted in characters as people count them, not in UTF-16 units. */
export const checkPasswordLength = (password: string): Result<string> =>
  [...password.normalize('NFKC')].length < PASSWORD_MINIMUM ? refused('password_too_short', { fields: ['password'], minimum: PASSWORD_MINIMUM }) : accepted(password)
