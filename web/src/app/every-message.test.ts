import { expect, test } from 'vitest'
import { refusalMessages } from './refusal-messages'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
/** An English word; signs, units and names that both languages share have none: ○, km, CSV, Ⅱa … */
const ENGLISH_WORD = /[a-z]{4,}/
/** Of a text that counts or names something only what stands between its quotes is said; what stands in `${…}` is code. */
const saidIn = (text: string): string => (text.includes('=>') ? [...text.matchAll(/(["'`])(.*?)\1/gs)].map(([, , said]) => said).join(' ') : text).replaceAll(/\$\{[^}]*\}|Shift_JIS/g, '')

type Pair = { ja: unknown; en: unknown }
const isPair = (value: unknown): value is Pair => typeof value === 'object' && value !== null && 'ja' in value && 'en' in value

/** Every text of a pair with its place; of a text that counts or names something, its source. */
const textsOf = (value: unknown, place: string): { place: string; text: string }[] => {
  if (typeof value === 'string') return [{ place, text: value }]
  if (typeof value === 'function') return [{ place, text: String(value) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${place}.${key}`))
}

const files = import.meta.glob<Record<string, unknown>>('../**/*.messages.ts', { eager: true })
const pairs = [...Object.entries(files).flatMap(([file, exported]) => Object.entries(exported).map(([name, value]) => ({ name: `${file} ${name}`, value }))), ...Object.entries(refusalMessages).map(([code, value]) => ({ name: code, value }))].filter(
  (one): one is { name: string; value: Pair } => isPair(one.value),
)

const isKeyName = (place: string): boolean => place.includes('keyboardHelp') && place.endsWith('.term')

test('all messages are read', () => {
  expect(Object.keys(files).length).toBeGreaterThan(25)
  expect(pairs.length).toBeGreaterThan(80)
})

test('no English text is empty or holds Japanese', () => {
  const texts = pairs.flatMap(({ name, value }) => textsOf(value.en, name))
  expect(texts.filter(({ text }) => JAPANESE.test(text)).map(({ place, text }) => `${place}: ${text}`)).toEqual([])
})

test('every Japanese text is Japanese', () => {
  const texts = pairs.flatMap(({ name, value }) => textsOf(value.ja, name))
  expect(texts.filter(({ place, text }) => !JAPANESE.test(text) && ENGLISH_WORD.test(saidIn(text)) && !isKeyName(place)).map(({ place, text }) => `${place}: ${text}`)).toEqual([])
})
