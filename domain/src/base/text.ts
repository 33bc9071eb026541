import { z } from 'zod'

/** Free text as typed (all of Unicode); only control characters other than tab and line feed are refused. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/

export const textUpTo = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((text) => !CONTROL.test(text), { message: 'control_character' })

export const shortText = textUpTo(200)
export const longText = textUpTo(4000)
