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

/** Signs that turn the reading direction: what is written isn't what is read. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const LINE_BREAK = /[\n\u0085\u2028\u2029]/u

/** What stands in one line wherever it is shown: names, titles. No second line in it, and nothing that turns its reading direction. */
export const lineUpTo = (limit: number) => textUpTo(limit).refine((text) => !TURNING.test(text) && !LINE_BREAK.test(text), { message: 'more_than_a_line' })

/** The beginning of a text, of at most so many code units and whole characters. */
export const cutTo = (text: string, limit: number): string => {
  let cut = ''
  for (const { segment } of new Intl.Segmenter('ja').segment(text)) {
    if (cut.length + segment.length > limit) break
    cut += segment
  }
  return cut
}

export const shortText = textUpTo(200)
export const longText = textUpTo(4000)
