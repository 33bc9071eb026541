import { plainForm } from './name-variants'
import { type NormalisedText, normaliseText } from './normalised-text'

/**
 * A text as the detector reads it: one spelling for many, without white space. `text` has one UTF-16 unit a character;
 * `starts` and `ends` are UTF-16 offsets in the text as typed, end exclusive; `gaps` says what white space stood before
 * the character: 0 none, 1 a space, 2 a tab, 3 a line's end.
 */
export type NameCharacters = {
  readonly length: number
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly gaps: Uint8Array
}

/** Stands for a rare character beyond the first plane: a kanji, whichever. */
const RARE_KANJI = '\u9fff'
const WHITE = /\s/u
const LINE_END = /[\n\r\u2028\u2029]/u

export const readNameCharacters = (typed: string, normalised: NormalisedText = normaliseText(typed)): NameCharacters => {
  const text: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const gaps: number[] = []
  let gap = 0
  let at = 0
  for (const character of normalised.text) {
    const place = at
    at += character.length
    if (WHITE.test(character)) {
      gap = Math.max(gap, LINE_END.test(character) ? 3 : character === '\t' ? 2 : 1)
      continue
    }
    const plain = plainForm(character)
    const { start, end } = normalised.original(place, at)
    text.push(plain.length === 1 ? plain : RARE_KANJI)
    starts.push(start)
    ends.push(end)
    gaps.push(gap)
    gap = 0
  }
  return { length: text.length, text: text.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends), gaps: Uint8Array.from(gaps) }
}

/** Scripts and signs, as far as names tell them apart. */
export const SCRIPT = { kanji: 1, hiragana: 2, katakana: 3, dot: 4, lower: 5, upper: 6, digit: 7, stop: 8, bracket: 9, colon: 10, joiner: 11, other: 12 } as const

const SIGNS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'、。,.!?！？;'].map((sign) => [sign, SCRIPT.stop])),
  ...Object.fromEntries([...'()[]{}「」『』【】〈〉<>《》〔〕"“”'].map((sign) => [sign, SCRIPT.bracket])),
  ...Object.fromEntries([...':/=|→'].map((sign) => [sign, SCRIPT.colon])),
  ...Object.fromEntries([..."_-^~'’"].map((sign) => [sign, SCRIPT.joiner])),
  '・': SCRIPT.dot,
  '々': SCRIPT.kanji,
  '〆': SCRIPT.kanji,
  'ー': SCRIPT.katakana,
}

const scriptOf = (unit: number, sign: string): number => {
  if (unit >= 0x30a1 && unit <= 0x30fa) return SCRIPT.katakana
  if (unit >= 0x3041 && unit <= 0x309f) return SCRIPT.hiragana
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit < 0xfb00)) return SCRIPT.kanji
  if (unit >= 48 && unit <= 57) return SCRIPT.digit
  if (unit >= 97 && unit <= 122) return SCRIPT.lower
  if (unit >= 65 && unit <= 90) return SCRIPT.upper
  // Accented Latin letters, as foreign names carry them.
  if (unit >= 0xc0 && unit <= 0x24f) return sign === sign.toLowerCase() ? SCRIPT.lower : SCRIPT.upper
  return SIGNS[sign] ?? SCRIPT.other
}

export const scriptsOf = (text: string): Uint8Array => {
  const scripts = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) scripts[i] = scriptOf(text.charCodeAt(i), text.charAt(i))
  return scripts
}

/** Hiragana as katakana, unit by unit. */
export const toKatakana = (text: string): string => text.replaceAll(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
