import { describe, expect, it } from 'vitest'
import { acceptanceChanges, recordChanges, vacancyChanges } from './facility-change.rules'
import { EMPTY_FACILITY_RECORD } from './facility.rules'

const ward = { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, opensBeds: 0, sex: 'any', privateRoom: false, waitingWeeks: null, note: '' } as const

describe('what changed, field by field', () => {
  it('of the record: only what is another, whole lists included', () => {
    const before = { ...EMPTY_FACILITY_RECORD, departmentName: '地域連携室', committeeWeekdays: [2] }
    expect(recordChanges(before, { ...before })).toEqual([])
    expect(recordChanges(before, { ...before, therapists: 12, committeeWeekdays: [2, 4] })).toEqual([
      { field: 'committeeWeekdays', before: [2], after: [2, 4] },
      { field: 'therapists', before: null, after: 12 },
    ])
  })

  it('of the conditions: stated, restated, no longer stated; the order of keys is no change', () => {
    const oxygen = { level: 'accepted', condition: '', limit: 3 } as const
    const reordered = { limit: 3, condition: '', level: 'accepted' } as const
    expect(acceptanceChanges({ oxygen, mrsa: { level: 'refused', condition: '', limit: null } }, { oxygen: reordered, hbv: oxygen })).toEqual([
      { field: 'hbv', before: null, after: oxygen },
      { field: 'mrsa', before: { level: 'refused', condition: '', limit: null }, after: null },
    ])
  })

  it('of a vacancy: by bed kind; one that comes or goes is told whole', () => {
    expect(vacancyChanges('general', ward, { ...ward, vacant: 2 })).toEqual([{ field: 'general.vacant', before: 3, after: 2 }])
    expect(vacancyChanges('general', ward, ward)).toEqual([])
    expect(vacancyChanges('palliative', undefined, ward)).toContainEqual({ field: 'palliative.beds', before: null, after: 40 })
    expect(vacancyChanges('palliative', ward, undefined)).toContainEqual({ field: 'palliative.beds', before: 40, after: null })
  })
})
