import { checkAcceptance } from '@tasuki/domain/facility/facility.rules'
import { expect, test } from 'vitest'
import { tableOf, withLevel } from './acceptance-draft'

const stated = { level: 'conditional', condition: '日中のみ', limit: 8 } as const

test('a limit stays with ○ and △ and goes with ×', () => {
  expect(withLevel(stated, 'accepted')).toEqual({ level: 'accepted', condition: '', limit: 8 })
  expect(withLevel(stated, 'refused')).toEqual({ level: 'refused', condition: '', limit: null })
  expect(withLevel(undefined, 'conditional')).toEqual({ level: 'conditional', condition: '', limit: null })
})

test('what is no longer stated is left out of the table, and the rule accepts every level', () => {
  expect(tableOf({ a: withLevel(stated, 'unstated'), b: stated })).toEqual({ b: stated })
  for (const level of ['accepted', 'conditional', 'refused', 'unstated'] as const) {
    expect(checkAcceptance(tableOf({ suction: withLevel(stated, level) }), [{ code: 'suction', quantityUnit: '回/日' }]).ok).toBe(true)
  }
})
