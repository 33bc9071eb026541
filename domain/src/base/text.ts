import { z } from 'zod'

/**
 * Free text as typed (all of Unicode). Refused are control characters other than tab and line feed, and halves of
 * surrogate pairs: PostgreSQL stores neither NUL nor half a character.
 */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\p{Cs}]/u

export const textUpTo = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((text) => !CONTROL.test(text), { message: 'control_character' })

export const shortText = textUpTo(200)
export const longText = textUpTo(4000)
