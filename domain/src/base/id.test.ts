import { describe, expect, it } from 'vitest'
import { countNumber, day, instant, queryCount } from './id'

const takes = (schema: { safeParse: (value: unknown) => { success: boolean } }) => (value: unknown) => schema.safeParse(value).success

describe('what the database can hold', () => {
  it('a version or line is a whole number it counts with', () => {
    expect([0, 1, 2_147_483_646].map(takes(countNumber))).toEqual([true, true, true])
    expect([-1, 0.5, 2_147_483_647, Number.MAX_SAFE_INTEGER, 1e308, '1'].map(takes(countNumber))).toEqual(Array.from({ length: 6 }, () => false))
    expect(['0', '2147483646'].map(takes(queryCount))).toEqual([true, true])
    expect(['-1', '0.5', '2147483647', '9007199254740991', 'x', ['1', '2']].map(takes(queryCount))).toEqual(Array.from({ length: 6 }, () => false))
  })
  it('a day is one somebody can mean', () => {
    expect(['1900-01-01', '2026-11-23', '2199-12-31'].map(takes(day))).toEqual([true, true, true])
    expect(['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-02-29', '+12026-01-01', '2026-1-1'].map(takes(day))).toEqual(Array.from({ length: 8 }, () => false))
  })
  it('an instant has a year', () => expect(['2026-11-23T00:00:00Z', '0000-01-01T00:00:00Z'].map(takes(instant))).toEqual([true, false]))
})
