import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AGE_SHOWN_UP_TO, type CaseRecord, changedFields, EMPTY_CASE_RECORD, missingToSend, recordForOthers, REQUIRED_TO_SEND, VENTILATOR } from './case-record'

const need = (presence: 'present' | 'absent' | 'unknown', quantity: number | null = null) => ({ presence, quantity, detail: '' })
const complete: CaseRecord = {
  ...EMPTY_CASE_RECORD,
  sex: 'male',
  age: 70,
  setting: 'emergency_outpatient',
  mainDisease: '脳梗塞',
  purpose: 'community_care',
  destination: { municipalities: [], secondaryAreas: ['横浜'] },
  medicalCategory: 'not_assessed',
  transferableFrom: '2026-11-30',
  urgent: false,
  needs: { [VENTILATOR]: need('absent') },
}

describe('required to send', () => {
  it('a complete record misses nothing, an empty one everything', () => {
    expect(missingToSend(complete)).toEqual([])
    expect(missingToSend(EMPTY_CASE_RECORD)).toEqual([...REQUIRED_TO_SEND])
  })
  it('an age of 0 and an urgency of no are entered', () => expect(missingToSend({ ...complete, age: 0, urgent: false })).toEqual([]))
  it('spaces are no disease', () => expect(missingToSend({ ...complete, mainDisease: ' 　\n' })).toEqual(['mainDisease']))
  it('未確認 is no answer to the ventilator', () => {
    expect(missingToSend({ ...complete, needs: { [VENTILATOR]: need('unknown') } })).toEqual(['needs.ventilator'])
    expect(missingToSend({ ...complete, needs: { [VENTILATOR]: need('present') } })).toEqual([])
  })
  it('any place is a destination: a municipality or a 二次医療圏', () => {
    expect(missingToSend({ ...complete, destination: { municipalities: ['14101'], secondaryAreas: [] } })).toEqual([])
    expect(missingToSend({ ...complete, destination: { municipalities: [], secondaryAreas: [] } })).toEqual(['destination'])
  })
  it('filling one missing field leaves the others missing', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(complete) as (keyof CaseRecord)[]), (kept) => {
        const record = { ...EMPTY_CASE_RECORD, ...Object.fromEntries(kept.map((field) => [field, complete[field]])) }
        expect(missingToSend(record)).toEqual(REQUIRED_TO_SEND.filter((field) => !(kept as string[]).includes(field.split('.')[0] ?? '')))
      }),
    )
  })
})

describe('rule 76: what changed, field by field', () => {
  const changed = (change: Partial<CaseRecord>) => changedFields(complete, { ...complete, ...change })
  it('nothing', () => expect(changed({})).toEqual([]))
  it('fields and needs by their path', () => {
    expect(changed({ age: 71, destination: { municipalities: ['14101'], secondaryAreas: ['横浜'] }, needs: { ...complete.needs, dialysis: need('present') } })).toEqual([
      'age',
      'destination',
      'needs.dialysis',
    ])
    expect(changed({ needs: { [VENTILATOR]: need('present') } })).toEqual(['needs.ventilator'])
    expect(changed({ needs: {} })).toEqual(['needs.ventilator'])
  })
  it('a quantity and a detail count', () => {
    const before = { ...complete, needs: { oxygen: need('present', 2) } }
    expect(changedFields(before, { ...before, needs: { oxygen: need('present', 3) } })).toEqual(['needs.oxygen'])
    expect(changedFields(before, { ...before, needs: { oxygen: { ...need('present', 2), detail: '夜間のみ' } } })).toEqual(['needs.oxygen'])
  })
  it('a need that isn’t there is 未確認', () => expect(changed({ needs: { ...complete.needs, dialysis: need('unknown') } })).toEqual([]))
  it('the order of keys says nothing: the database keeps none', () => {
    const stored = { ...complete, destination: { secondaryAreas: ['横浜'], municipalities: [] }, needs: { [VENTILATOR]: { detail: '', presence: 'absent' as const, quantity: null } } }
    expect(changedFields(stored, complete)).toEqual([])
  })
  it('what others never see tells nothing: the memo code, and years beyond 90', () => {
    expect(changed({ memoCode: 'M-1' })).toEqual([])
    expect(changedFields({ ...complete, age: 92 }, { ...complete, age: 95 })).toEqual([])
    expect(changedFields({ ...complete, age: 89 }, { ...complete, age: 95 })).toEqual(['age'])
  })
})

describe('outside the sending hospital', () => {
  it('90 and more is shown as 90, the memo code not at all', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 130 })), fc.string(), (age, memoCode) => {
        const shown = recordForOthers({ ...complete, age, memoCode })
        expect(shown.memoCode).toBe('')
        expect(shown.age).toBe(age === null ? null : age > AGE_SHOWN_UP_TO ? 90 : age)
        expect({ ...shown, age, memoCode }).toEqual({ ...complete, age, memoCode })
      }),
    )
  })
  it('the record keeps its own', () => {
    const record = { ...complete, age: 95, memoCode: 'M-1' }
    recordForOthers(record)
    expect(record).toMatchObject({ age: 95, memoCode: 'M-1' })
  })
})
