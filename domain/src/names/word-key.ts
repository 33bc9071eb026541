import { normaliseText } from './normalised-text'

/** By which two spellings of one word are compared: half and full width, spaces, capitals don't tell them apart. */
export const wordKey = (word: string): string => normaliseText(word).text.replace(/[\s・]+/gu, '').toLowerCase()
