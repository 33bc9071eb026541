import { createWordTable, finishHash, HASH_SEED, hashOfWord, hashStep } from './word-table'

/**
 * What words are known to be, as a set of hashes: no list of names leaves the house, and a text is looked up without
 * making strings. A word that isn't there is taken for one that is about once in a thousand: a feature among many.
 */
export type NameDictionary = {
  /** What the word of `length` units from `start` may be, as bits of {@link WORD_KIND}; 0 for unknown. */
  readonly lookUp: (text: string, start: number, length: number) => number
  /** The same for every length from 1 to that of `into` at one place. */
  readonly lookUpAll: (text: string, start: number, into: Uint16Array) => void
}

/** Bits of a dictionary's entry. Tiers: 1 rare, 2 known, 3 common. */
export const WORD_KIND = {
  /** Two bits each. */
  family: 0,
  given: 2,
  familyKana: 4,
  givenKana: 6,
  /** One bit each. */
  familyLatin: 8,
  givenLatin: 9,
  place: 10,
  organisation: 11,
  word: 12,
  /** A word of the ward: diseases, medicines, devices, abbreviations. */
  medical: 13,
  /** Katakana or Latin parts of names from abroad. */
  foreign: 14,
} as const

const writeNumber = (bytes: number[], value: number): void => {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** The asset's bytes: for each entry value its hashes in order, as differences. */
export const packDictionary = (words: ReadonlyMap<string, number>): Uint8Array => {
  const kinds = new Map<number, number>()
  for (const [word, kind] of words) {
    const hash = hashOfWord(word, 0, word.length)
    kinds.set(hash, (kinds.get(hash) ?? 0) | kind)
  }
  const byKind = new Map<number, number[]>()
  for (const [hash, kind] of kinds) {
    const same = byKind.get(kind)
    if (same === undefined) byKind.set(kind, [hash])
    else same.push(hash)
  }
  const bytes: number[] = []
  writeNumber(bytes, kinds.size)
  writeNumber(bytes, byKind.size)
  for (const [kind, hashes] of [...byKind].sort(([a], [b]) => a - b)) {
    writeNumber(bytes, kind)
    writeNumber(bytes, hashes.length)
    let last = 0
    for (const hash of hashes.sort((a, b) => a - b)) {
      writeNumber(bytes, hash - last)
      last = hash
    }
  }
  return Uint8Array.from(bytes)
}

/** Numbers written one after the other, seven bits a byte. */
export const numberReader = (bytes: Uint8Array): (() => number) => {
  let at = 0
  return () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at]
      if (byte === undefined) throw new RangeError('the asset ends in the middle of a number')
      at += 1
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
}

export const openDictionary = (bytes: Uint8Array): NameDictionary => {
  const next = numberReader(bytes)
  const table = createWordTable(next())
  for (let groups = next(); groups > 0; groups--) {
    const kind = next()
    let hash = 0
    for (let count = next(); count > 0; count--) {
      hash += next()
      table.set(hash, kind)
    }
  }
  return {
    lookUp: (text, start, length) => table.get(hashOfWord(text, start, length)),
    lookUpAll: (text, start, into) => {
      let hash = HASH_SEED
      for (let i = 0; i < into.length; i++) {
        hash = hashStep(hash, text.charCodeAt(start + i))
        into[i] = table.get(finishHash(hash))
      }
    },
  }
}
