/** Chance that is the same in every run (mulberry32). */
export type Chance = { next(): number; pick<T>(from: readonly T[]): T; holds(share: number): boolean }

export const seededChance = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(next() * from.length)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }
  return { next, pick, holds: (share) => next() < share }
}
