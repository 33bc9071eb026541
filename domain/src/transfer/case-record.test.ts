import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseRecord, EMPTY_CASE_RECORD, missingToSend, REQUIRED_TO_SEND, VENTILATOR } from './case-record'

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
