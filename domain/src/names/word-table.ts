/** Words by their hashes: looking one up makes no string. */
const HASH_BITS = 28
const EMPTY = 0
/** Places for each word: two and a bit, so that a search ends soon. */
const ROOM = 2.2

export const HASH_SEED = 0x811c9dc5

export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** A number from 1 to 2^28. */
export const finishHash = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> (32 - HASH_BITS)) + 1
}

export const hashOfWord = (text: string, start: number, length: number): number => {
  let hash = HASH_SEED
  for (let i = start; i < start + length; i++) hash = hashStep(hash, text.charCodeAt(i))
  return finishHash(hash)
}

export type WordTable = {
  /** The word's value, 0 to 65535; 0 for a word that isn't there. */
  readonly get: (hash: number) => number
  readonly set: (hash: number, value: number) => void
}

/** Open addressing, for `count` words at most. */
export const createWordTable = (count: number): WordTable => {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * ROOM)))
  const hashes = new Int32Array(size)
  const values = new Uint16Array(size)
  const slotOf = (hash: number): number => {
    let slot = hash & (size - 1)
    while (hashes[slot] !== hash && hashes[slot] !== EMPTY) slot = (slot + 1) & (size - 1)
    return slot
  }
  return {
    get: (hash) => values[slotOf(hash)] ?? 0,
    set: (hash, value) => {
      const slot = slotOf(hash)
      hashes[slot] = hash
      values[slot] = value
    },
  }
}
