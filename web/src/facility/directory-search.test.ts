import { listHospitalsCall } from '@tasuki/domain/facility/facility.contract'
import { expect, test } from 'vitest'
import { directoryQueryOf, isFiltered, listedConditions } from './directory-search'

test('an address becomes a call that the contract takes', () => {
  expect(directoryQueryOf({})).toEqual({ use: 'active', limit: 50, offset: 0 })
  expect(directoryQueryOf({ use: 'all', page: 3, vacant: true, bedKind: 'palliative' })).toEqual({ limit: 50, offset: 100, vacantOnly: '1', bedKind: 'palliative' })
  const typedByHand = directoryQueryOf({ bedKind: 'beds', municipality: 'kanagawa', page: 0, needs: ['dialysis', 'oxygen'] })
  expect(typedByHand).toEqual({ use: 'active', limit: 50, offset: 0, needs: 'dialysis,oxygen' })
  expect(listHospitalsCall.query.safeParse(typedByHand).success).toBe(true)
})

test('on paper and as a table the list is whole', () => expect(listedConditions({ page: 2, sort: 'name' })).toEqual({ use: 'active', sort: 'name' }))

test('order and page are no filters', () => {
  expect(isFiltered({ sort: 'name', page: 2, view: 'map' })).toBe(false)
  expect(isFiltered({ q: undefined, vacant: true })).toBe(true)
})
