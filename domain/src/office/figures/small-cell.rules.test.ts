import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shownTotal, SMALLEST_SHOWN, suppressSmall } from './small-cell.rules'

it.each([
  ['nothing is small', [5, 0, 12], [5, 0, 12]],
  ['one small one takes the next larger with it', [3, 10, 20], [null, null, 20]],
  ['two that add up to too little take a third', [1, 2, 20, 40], [null, null, null, 40]],
  ['two that hide each other', [4, 4, 20], [null, null, 20]],
  ['ones alone would be ones: nothing is told', [1, 1, 1, 1, 1], [null, null, null, null, null]],
  ['a single small one with nothing beside it: not even which it is', [3, 0, 0], [null, null, null]],
  ['none at all is told', [0, 0], [0, 0]],
])('%s', (_, counts, shown) => {
  expect(suppressSmall(counts)).toEqual(shown)
})

it('a total of one to four isn’t told', () => {
  expect([0, 1, 4, 5].map(shownTotal)).toEqual([0, null, null, 5])
})

/** Every way in which what isn't told can add up, with nobody at nought. */
const waysOf = (sum: number, parts: number, least: number): number[][] => {
  if (parts === 1) return sum >= least ? [[sum]] : []
  return Array.from({ length: Math.max(0, sum - least * parts + 1) }, (_, n) => n + least).flatMap((first) => waysOf(sum - first, parts - 1, least).map((rest) => [first, ...rest]))
}

it('what is left out can’t be reckoned back from the total: whatever stands there, each small one could be five or more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }), (counts) => {
      const shown = suppressSmall(counts)
      const told = shown.filter((count) => count !== null)
      expect(told.every((count) => count === 0 || count >= SMALLEST_SHOWN)).toBe(true)
      shown.forEach((count, index) => expect(count === null || count === counts[index]).toBe(true))
      const hidden = counts.flatMap((count, index) => (shown[index] === null ? [count] : []))
      const total = counts.reduce((sum, count) => sum + count, 0)
      if (hidden.length === 0 || shownTotal(total) === null) return
      const left = total - told.reduce((sum, count) => sum + count, 0)
      // Where nothing is told, not even noughts, what is left out may be nought too.
      const ways = waysOf(left, hidden.length, told.length === 0 ? 0 : 1)
      hidden.forEach((_, at) => expect(Math.max(...ways.map((way) => way[at] ?? 0))).toBeGreaterThanOrEqual(SMALLEST_SHOWN))
      hidden.forEach((_, at) => expect(new Set(ways.map((way) => way[at])).size).toBeGreaterThan(1))
    }),
    { numRuns: 400 },
  )
})

it('takes no more than it must: what hides stands or falls with the last that was taken', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 12 }), (counts) => {
      const shown = suppressSmall(counts)
      const taken = counts.filter((count, index) => shown[index] === null && count >= SMALLEST_SHOWN).sort((a, b) => a - b)
      const small = counts.filter((count) => count > 0 && count < SMALLEST_SHOWN)
      if (small.length === 0) expect(shown).toEqual(counts)
      // Without the last one taken the rest would be too few or too little.
      else if (taken.length > 0 && shown.some((count) => count !== null)) {
        const before = [...small, ...taken.slice(0, -1)]
        expect(before.length > 1 && before.reduce((sum, count) => sum + count, 0) - (before.length - 1) >= SMALLEST_SHOWN).toBe(false)
      }
    }),
  )
})
