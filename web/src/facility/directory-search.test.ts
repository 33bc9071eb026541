import { listHospitalsCall } from '@tasuki/domain/facility/facility.contract'
import { expect, test } from 'vitest'
import { directoryQueryOf, isFiltered } from './directory-search'

test('an address becomes a call that the contract takes', () => {
  expect(directoryQueryOf({}, false)).toEqual({ use: 'active', limit: 50, offset: 0 })
  expect(directoryQueryOf({ use: 'all', page: 3, vacant: true, bedKind: 'palliative' }, false)).toEqual({ limit: 50, offset: 100, vacantOnly: '1', bedKind: 'palliative' })
  const typedByHand = directoryQueryOf({ bedKind: 'beds', municipality: 'kanagawa', page: 0, needs: ['dialysis', 'oxygen'] }, false)
  expect(typedByHand).toEqual({ use: 'active', limit: 50, offset: 0, needs: 'dialysis,oxygen' })
  expect(listHospitalsCall.query.safeParse(typedByHand).success).toBe(true)
})

test('on paper the list is whole', () => expect(directoryQueryOf({ page: 2 }, true)).toMatchObject({ limit: 500, offset: 0 }))

test('order and page are no filters', () => {
  expect(isFiltered({ sort: 'name', page: 2, view: 'map' })).toBe(false)
  expect(isFiltered({ q: undefined, vacant: true })).toBe(true)
})
