import { randomInt } from 'node:crypto'
import { japanDay } from '@tasuki/domain/base/working-time'

/** Read aloud on the phone: no I, L, O, U, 0 or 1. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 4

/** e.g. `26-0412-7K3F`: the day, then chance. A sequence would tell how many cases nobody shows you. */
export const newCaseCode = (now: Date): string => {
  const day = japanDay(now)
  const random = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${day.slice(2, 4)}-${day.slice(5, 7)}${day.slice(8, 10)}-${random}`
}
