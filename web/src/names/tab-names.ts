import type { KnownName } from '@tasuki/domain/names/known-name'
import { wordKey } from '@tasuki/domain/names/word-key'

/**
 * What only this tab knows of names, by the case or talk in which it was said: names that the user has told it to watch
 * for, and words that were refused there. Nothing of it is ever sent; the known names outlive a reload, not a sign-out.
 */
type TabNames = { known: KnownName | undefined; refused: readonly string[] }
const NOTHING: TabNames = { known: undefined, refused: [] }
const STORED = 'tasuki.known-names'

const isKnownName = (value: unknown): value is KnownName =>
  typeof value === 'object' && value !== null && typeof (value as KnownName).kanji === 'string' && typeof (value as KnownName).kana === 'string'

const readStored = (): Map<string, TabNames> => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? '{}')
    return new Map(Object.entries(stored as object).flatMap(([place, known]) => (isKnownName(known) ? [[place, { known, refused: [] }]] : [])))
  } catch {
    return new Map()
  }
}

let names: ReadonlyMap<string, TabNames> | undefined
const listeners = new Set<() => void>()
/** As it stands; another one after each change. */
export const tabNames = (): ReadonlyMap<string, TabNames> => (names ??= readStored())

const change = (place: string, next: TabNames): void => {
  names = new Map([...tabNames(), [place, next]])
  try {
    const known = Object.fromEntries([...tabNames()].flatMap(([where, of]) => (of.known === undefined ? [] : [[where, of.known]])))
    sessionStorage.setItem(STORED, JSON.stringify(known))
  } catch {
    // Kept until the page is left, then.
  }
  for (const listener of listeners) listener()
}

export const namesOfPlace = (place: string): TabNames => tabNames().get(place) ?? NOTHING

/** What is known of all these places together. */
export const namesOfPlaces = (of: ReadonlyMap<string, TabNames>, places: readonly string[]): { known: KnownName[]; refused: string[] } => {
  const told = places.map((place) => of.get(place) ?? NOTHING)
  return { known: told.flatMap((one) => one.known ?? []), refused: told.flatMap((one) => one.refused) }
}

export const setKnownName = (place: string, known: KnownName): void => change(place, { ...namesOfPlace(place), known: known.kanji.trim() === '' && known.kana.trim() === '' ? undefined : known })

/** A draft has become a case: what was known of the one is known of the other. */
export const moveKnownName = (from: string, to: string): void => {
  const { known } = namesOfPlace(from)
  if (known === undefined) return
  change(to, { ...namesOfPlace(to), known })
  change(from, { ...namesOfPlace(from), known: undefined })
}

/** Found once and refused, a word is looked for again in the same talk or case, also where it stands bare. */
export const rememberRefusedWords = (place: string, words: readonly string[]): void => {
  const before = namesOfPlace(place)
  const refused = new Map(before.refused.map((word) => [wordKey(word), word]))
  for (const word of words) if (wordKey(word) !== '' && !refused.has(wordKey(word))) refused.set(wordKey(word), word)
  if (refused.size > before.refused.length) change(place, { ...before, refused: [...refused.values()] })
}

export const forgetRefusedWord = (word: string): void => {
  for (const [place, of] of tabNames()) if (of.refused.some((one) => wordKey(one) === wordKey(word))) change(place, { ...of, refused: of.refused.filter((one) => wordKey(one) !== wordKey(word)) })
}

/** With the sign-out: the next person at this machine finds nothing. */
export const forgetTabNames = (): void => {
  names = new Map()
  try {
    sessionStorage.removeItem(STORED)
  } catch {
    // There was nothing kept, then.
  }
  for (const listener of listeners) listener()
}

export const onTabNames = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
