import { describe, expect, it } from 'vitest'
import { areaQueryOf, countAreaFilters } from './area-search'

describe('the address of 受入れできる患者', () => {
  it('asks for what it says, and for nothing that nobody offers', () => {
    expect(areaQueryOf({})).toEqual({ limit: 50 })
    expect(areaQueryOf({ purpose: 'palliative', bedKind: 'general', needs: ['oxygen', 'suction'], readyBy: '2026-12-01', fit: 'near', page: 3 })).toEqual({
      limit: 50,
      offset: 100,
      purpose: 'palliative',
      bedKind: 'general',
      needs: 'oxygen,suction',
      readyBy: '2026-12-01',
      fit: 'near',
    })
    expect(areaQueryOf({ purpose: 'x', bedKind: 'y', readyBy: '2026-13-40', needs: [] })).toEqual({ limit: 50 })
  })

  it('is filtered by conditions, not by order or page', () => {
    expect(countAreaFilters({ sort: 'newest', page: 2 })).toBe(0)
    expect(countAreaFilters({ fit: 'all', area: '横浜' })).toBe(2)
  })
})
