import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseRecord, EMPTY_CASE_RECORD } from './case-record'
import { AGE_SHOWN_UP_TO, recordForArea, recordForOthers, SENSITIVE_FIELDS } from './record-readers'
import { changedFields, copyOfRecord } from './record-fields'

const complete: CaseRecord = { ...EMPTY_CASE_RECORD, sex: 'male', age: 70, mainDisease: '脳梗塞' }

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

describe('rule 84: sensitive items', () => {
  const sensitive: CaseRecord = {
    ...complete,
    needs: { hiv: { presence: 'present', quantity: null, detail: 'ART中' }, oxygen: { presence: 'present', quantity: 2, detail: '' } },
    social: { ...complete.social, publicAssistance: { presence: 'present', detail: '申請中' }, keyPerson: '長女' },
    behaviour: { ...complete.behaviour, admissionForm: 'compulsory' },
  }
  it('the area reads a record as if nobody had entered them, and all the rest', () => {
    const shown = recordForArea(sensitive)
    expect(shown).toEqual(recordForArea({ ...complete, needs: { oxygen: { presence: 'present', quantity: 2, detail: '' } }, social: { ...complete.social, keyPerson: '長女' } }))
    expect(shown.needs.oxygen?.quantity).toBe(2)
    expect(shown.social.keyPerson).toBe('長女')
  })
  it('candidates read them', () => expect(recordForOthers(sensitive)).toEqual(sensitive))
  it('are HIV, 生活保護 and 精神科入院形態, no more and no less', () => expect(changedFields(recordForArea(sensitive), sensitive).sort()).toEqual([...SENSITIVE_FIELDS].sort()))
})

it('rule 84: a copy leaves out dates, and sensitive items unless they are asked for', () => {
  const record = {
    ...EMPTY_CASE_RECORD,
    age: 93,
    transferableFrom: '2026-11-25',
    memoCode: '5東',
    needs: { hiv: { presence: 'present', quantity: null, detail: '' } as const, oxygen: { presence: 'present', quantity: 2, detail: '' } as const },
    clinical: { ...EMPTY_CASE_RECORD.clinical, onsetDate: '2026-11-01', operationDate: '2026-11-02', centralLineSince: '2026-11-03' },
  }
  const copy = copyOfRecord(record, { withSensitive: false })
  expect(JSON.stringify(copy)).not.toMatch(/\d{4}-\d{2}-\d{2}|hiv/)
  expect(copy).toMatchObject({ age: 93, memoCode: '5東', needs: { oxygen: { quantity: 2 } } })
  expect(Object.keys(copyOfRecord(record, { withSensitive: true }).needs)).toEqual(['hiv', 'oxygen'])
})
