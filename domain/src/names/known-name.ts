import type { NamePlace } from './detect-names'
import { plainForm } from './name-variants'
import { normaliseText } from './normalised-text'
import { romajiOf } from './romaji'

/** The patient's name as whoever writes knows it. It stays where it is typed: nothing that has it is stored or sent. */
export type KnownName = { kanji: string; kana: string }

type Form = { letters: string; kind: 'whole' | 'kanji' | 'kana' | 'latin' }
type FoldedText = { letters: string; /** Where each stands in the normalised text. */ at: number[]; normalised: ReturnType<typeof normaliseText> }

const SKIPPED = /[\s・,.'’\-=]/u

/** One letter for its variants: hiragana and katakana, 髙 and 高, capitals. */
const foldLetter = (letter: string): string => {
  const code = letter.charCodeAt(0)
  if (code >= 0x3041 && code <= 0x3096) return String.fromCharCode(code + 0x60)
  const plain = plainForm(letter)
  return plain.length === letter.length ? plain.toLowerCase() : letter
}

/** Without spaces, however many were put between the letters. */
const fold = (text: string): FoldedText => {
  const normalised = normaliseText(text)
  const at: number[] = []
  let letters = ''
  let index = 0
  for (const letter of normalised.text) {
    if (!SKIPPED.test(letter)) {
      const folded = foldLetter(letter)
      for (let unit = 0; unit < folded.length; unit++) at.push(index + Math.min(unit, letter.length - 1))
      letters += folded
    }
    index += letter.length
  }
  return { letters, at, normalised }
}

const partsOf = (name: string): string[] => name.split(/[\s\u3000・]+/u).map((part) => fold(part).letters).filter((part) => part !== '')

/** Whole, family and given name, in kanji, kana and the letters of a passport. */
const formsOf = ({ kanji, kana }: KnownName): Form[] => {
  const forms: Form[] = []
  for (const [name, kind] of [[kanji, 'kanji'], [kana, 'kana']] as const) {
    const parts = partsOf(name)
    if (parts.length === 0) continue
    const whole = parts.join('')
    forms.push({ letters: whole, kind: parts.length > 1 || whole.length > 2 ? 'whole' : kind })
    if (parts.length > 1) forms.push(...parts.map((letters): Form => ({ letters, kind })))
    if (kind === 'kana') {
      const spelled = parts.map((part) => romajiOf(part))
      const [family = [], given = []] = spelled
      const both = family.flatMap((one) => given.flatMap((other) => [one + other, other + one]))
      forms.push(...[...spelled.flat(), ...both].filter((letters) => letters.length >= 3).map((letters): Form => ({ letters, kind: 'latin' })))
    }
  }
  return [...new Map(forms.map((form) => [form.letters, form])).values()].sort((a, b) => b.letters.length - a.letters.length)
}

const FORM_OF_ADDRESS = /^[ \u3000]*(?:様|さま|さん|氏|殿|ちゃん|くん|君)/u
/** A place or house that is called like the person. */
const NAMES_A_PLACE = /^(?:[市区町村郡県駅]|病院|医院|医療|クリニック|診療所|総合|記念|会病院)/u
const LATIN = /[a-z]/iu
const KANA = /[ぁ-ゖァ-ヺー]/u
const WORD = /[\p{sc=Han}ぁ-ゖァ-ヺー]/u

/** A short form inside a longer word is that word, unless a form of address follows. */
const stands = (kind: Form['kind'], length: number, around: { before: string; after: string }): boolean => {
  const [before, next] = [around.before.slice(-1), around.after.slice(0, 1)]
  if (kind === 'whole') return true
  if (kind === 'latin') return !LATIN.test(before) && !LATIN.test(next)
  if (FORM_OF_ADDRESS.test(around.after)) return true
  if (kind === 'kana') return length > 2 || (!KANA.test(before) && !KANA.test(next))
  if (NAMES_A_PLACE.test(around.after)) return false
  return length > 1 || (!WORD.test(before) && !WORD.test(next))
}

/** Where a known name stands in a text, in any of its forms: UTF-16 offsets in the text as typed. None overlaps another. */
export const findKnownNames = (text: string, known: readonly KnownName[]): NamePlace[] => {
  const forms = known.flatMap(formsOf)
  if (forms.length === 0) return []
  const { letters, at, normalised } = fold(text)
  const found: NamePlace[] = []
  for (const { letters: form, kind } of forms) {
    for (let index = letters.indexOf(form); index >= 0; index = letters.indexOf(form, index + 1)) {
      const [first, last] = [at[index] ?? 0, at[index + form.length - 1] ?? 0]
      const around = { before: normalised.text.slice(Math.max(0, first - 2), first), after: normalised.text.slice(last + 1, last + 8) }
      const { start, end } = normalised.original(first, last + 1)
      if (stands(kind, form.length, around) && !found.some((one) => start < one.end && one.start < end)) found.push({ start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Words found before in the same talk, as they stood there; of one character only with a form of address (森様, not 森田). */
export const findEarlierWords = (text: string, words: readonly string[]): NamePlace[] => findKnownNames(text, words.map((word) => ({ kanji: word, kana: '' })))
