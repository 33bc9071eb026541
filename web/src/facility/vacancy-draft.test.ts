import { checkAvailability } from '@tasuki/domain/facility/facility.rules'
import { expect, test } from 'vitest'
import { NEW_AVAILABILITY, withVacant } from './vacancy-draft'

const ward = { ...NEW_AVAILABILITY, beds: 50, vacant: 2, acceptable: 2 }

test('what can be taken follows what is free while both were the same', () => {
  expect(withVacant(ward, 3)).toEqual({ vacant: 3, acceptable: 3 })
  expect(withVacant(ward, 0)).toEqual({ vacant: 0, acceptable: 0 })
})

test('fewer that can be taken stay as they were, but never above what is free', () => {
  expect(withVacant({ ...ward, acceptable: 1 }, 3)).toEqual({ vacant: 3, acceptable: 1 })
  expect(withVacant({ ...ward, acceptable: 1 }, 0)).toEqual({ vacant: 0, acceptable: 0 })
})

test('beds that come free on a stated day may be more than are free now', () => {
  expect(withVacant({ ...ward, acceptable: 4, opensOn: '2026-12-01' }, 1)).toEqual({ vacant: 1, acceptable: 4 })
})

test('whatever is pressed, the rule accepts it', () => {
  for (const acceptable of [0, 1, 2]) {
    for (const vacant of [0, 1, 2, 50]) expect(checkAvailability({ ...ward, ...withVacant({ ...ward, acceptable }, vacant) }).ok).toBe(true)
  }
})
