import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longText, shortText, textUpTo } from '../base/text'
import { acceptanceTable, caseNeeds } from '../facility/care-need'
import { addCandidatesCall, chooseCandidateCall, endCaseCall, registerCaseCall, sendCaseCall } from './case.contract'
import { listCasesCall } from './case-list.contract'
import { type CaseRecord, caseRecord, EMPTY_CASE_RECORD } from './case-record'
import { withdrawInquiryCall } from './inquiry.contract'

const ID = '6f1c1b5e-6c3a-4b0e-9d55-0d9f3a0c7b11'
const isRecord = (change: Record<string, unknown>): boolean => caseRecord.safeParse({ ...EMPTY_CASE_RECORD, ...change }).success
const withNeed = (of: Record<string, unknown>, code = 'oxygen') => ({ needs: { [code]: { presence: 'present', quantity: null, detail: '', ...of } } })

describe('text', () => {
  it('is stored as typed: all of Unicode, tab and line feed', () => {
    for (const text of ['髙﨑𠮷田葛󠄀', '①㈱ﾊﾝｶｸ', 'a\tb\nc', '👩‍⚕️', '']) expect(shortText.parse(text)).toBe(text)
  })
  it('refuses control characters and halves of characters: the database can’t store them', () => {
    for (const text of ['a\u0000', '\u001b[31m', 'a\rb', '\u007f', '\ud842', '\udfb7\ud842', 'x\ud800y']) expect(shortText.safeParse(text).success).toBe(false)
    expect(shortText.safeParse('\ud842\udfb7').success).toBe(true)
  })
  it('accepts exactly what is well formed, without control characters, within its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const fine = [...text].every((character) => {
          const code = character.codePointAt(0) ?? 0
          return code === 9 || code === 10 || (code >= 32 && code !== 127 && !(code >= 0xd800 && code <= 0xdfff))
        })
        expect(textUpTo(20).safeParse(text).success).toBe(fine && text.length <= 20)
      }),
      { numRuns: 1000 },
    )
  })
  it('has limits: 200 and 4000', () => {
    expect([shortText.safeParse('あ'.repeat(200)).success, shortText.safeParse('あ'.repeat(201)).success]).toEqual([true, false])
    expect([longText.safeParse('あ'.repeat(4000)).success, longText.safeParse('あ'.repeat(4001)).success]).toEqual([true, false])
  })
})

describe('the record', () => {
  it('an empty one is well formed', () => expect(caseRecord.parse(EMPTY_CASE_RECORD)).toEqual(EMPTY_CASE_RECORD))
  it.each(['name', 'patientName', 'birthDate', 'insuranceNumber', 'chartNumber', 'status', 'senderHospitalId'])('15条: has no field %s', (field) => expect(isRecord({ [field]: 'x' })).toBe(false))
  it('refuses a field within its parts', () => {
    expect(isRecord({ destination: { municipalities: [], secondaryAreas: [], codes: ['14101'] } })).toBe(false)
    expect(isRecord(withNeed({ name: '田中' }))).toBe(false)
  })
  it('misses no field', () => {
    for (const field of Object.keys(EMPTY_CASE_RECORD) as (keyof CaseRecord)[]) {
      const { [field]: _left, ...rest } = EMPTY_CASE_RECORD
      expect(caseRecord.safeParse(rest).success).toBe(false)
    }
  })
  it.each([
    [{ age: 0 }, true],
    [{ age: 130 }, true],
    [{ age: 131 }, false],
    [{ age: -1 }, false],
    [{ age: 82.5 }, false],
    [{ age: '82' }, false],
    [{ sex: 'unknown' }, false],
    [{ urgent: 'true' }, false],
    [{ medicalCategory: '4' }, false],
    [{ transferableFrom: '2026-02-29' }, false],
    [{ transferableFrom: '2028-02-29' }, true],
    [{ transferableFrom: '1899-12-31' }, false],
    [{ transferableFrom: '2200-01-01' }, false],
    [{ transferableFrom: '2026-11-23T00:00:00Z' }, false],
    [{ bedKinds: ['general', 'hotel'] }, false],
    [{ destination: { municipalities: ['14101'], secondaryAreas: ['横浜'] } }, true],
    [{ destination: { municipalities: ['141011'], secondaryAreas: [] } }, false],
    [{ destination: { municipalities: Array.from({ length: 101 }, () => '14101'), secondaryAreas: [] } }, false],
    [{ mainDisease: 'あ'.repeat(201) }, false],
    [{ history: 'あ'.repeat(4001) }, false],
    [{ memoCode: 'x'.repeat(41) }, false],
  ])('%j: %s', (change, fine) => expect(isRecord(change)).toBe(fine))
})

describe('care needs', () => {
  it.each([
    [{ quantity: 0 }, true],
    [{ quantity: 2.5 }, true],
    [{ quantity: 1_000_000 }, true],
    [{ quantity: 1_000_001 }, false],
    [{ quantity: -1 }, false],
    [{ quantity: Number.NaN }, false],
    [{ quantity: Number.POSITIVE_INFINITY }, false],
    [{ quantity: '3' }, false],
    [{ presence: 'maybe' }, false],
    [{ presence: undefined }, false],
    [{ detail: 'あ'.repeat(100) }, true],
    [{ detail: 'あ'.repeat(101) }, false],
    [{ detail: 'a\u0000' }, false],
  ])('%j: %s', (of, fine) => expect(isRecord(withNeed(of))).toBe(fine))
  it.each(['Oxygen', '9abc', '', 'a'.repeat(41), '酸素', 'a-b', '_a', 'a b'])('code %j is refused', (code) => expect(isRecord(withNeed({}, code))).toBe(false))
  it('`__proto__` is no code and pollutes nothing', () => {
    for (const table of [caseNeeds, acceptanceTable]) {
      const parsed = table.safeParse(JSON.parse('{"__proto__": {"presence": "present", "level": "accepted"}}'))
      if (parsed.success) expect(Object.keys(parsed.data)).toEqual([])
      expect(({} as { presence?: string }).presence).toBeUndefined()
    }
  })
  it('a table is no longer than a form can be', () => {
    const table = (length: number, value: object) => Object.fromEntries(Array.from({ length }, (_, i) => [`n${i}`, value]))
    const need = { presence: 'present', quantity: null, detail: '' }
    const stated = { level: 'accepted', condition: '', limit: null }
    expect([caseNeeds.safeParse(table(200, need)).success, caseNeeds.safeParse(table(201, need)).success]).toEqual([true, false])
    expect([acceptanceTable.safeParse(table(200, stated)).success, acceptanceTable.safeParse(table(201, stated)).success]).toEqual([true, false])
  })
  it('an acceptance condition and its limit have limits', () => {
    const table = (of: Record<string, unknown>) => acceptanceTable.safeParse({ oxygen: { level: 'conditional', condition: '', limit: null, ...of } }).success
    expect([table({}), table({ limit: 5 }), table({ condition: 'あ'.repeat(200) })]).toEqual([true, true, true])
    expect([table({ limit: -1 }), table({ condition: 'あ'.repeat(201) }), table({ level: 'unknown' }), table({ condition: '\u0000' }), table({ note: '' })]).toEqual([false, false, false, false, false])
  })
})

describe('calls', () => {
  const isBody = (call: { body: { safeParse: (value: unknown) => { success: boolean } } }, body: unknown) => call.body.safeParse(body).success
  it('registering takes a record and a visibility, nothing of the system’s own', () => {
    expect(isBody(registerCaseCall, { record: EMPTY_CASE_RECORD, visibility: 'S1' })).toBe(true)
    expect(isBody(registerCaseCall, { record: EMPTY_CASE_RECORD, visibility: 'S3' })).toBe(false)
    expect(isBody(registerCaseCall, { record: EMPTY_CASE_RECORD, visibility: 'S1', code: '26-0001' })).toBe(false)
  })
  it('at most 50 hospitals at once; adding asks at least one', () => {
    const ids = (n: number) => ({ hospitalIds: Array.from({ length: n }, () => ID), message: '' })
    const send = (n: number) => ({ version: 1, ...ids(n) })
    expect([isBody(sendCaseCall, send(0)), isBody(sendCaseCall, send(50)), isBody(sendCaseCall, send(51))]).toEqual([true, true, false])
    expect([isBody(addCandidatesCall, ids(0)), isBody(addCandidatesCall, ids(1))]).toEqual([false, true])
    expect(isBody(sendCaseCall, { version: 1, hospitalIds: ['1'], message: '' })).toBe(false)
  })
  it('rule 70: choosing names the date', () => {
    expect(isBody(chooseCandidateCall, { version: 1, inquiryId: ID, transferDate: '2026-12-01' })).toBe(true)
    expect(isBody(chooseCandidateCall, { version: 1, inquiryId: ID, transferDate: null })).toBe(false)
    expect(isBody(chooseCandidateCall, { version: '1', inquiryId: ID, transferDate: '2026-12-01' })).toBe(false)
  })
  it('rule 75: withdrawing gives a reason', () => {
    expect([isBody(withdrawInquiryCall, { reason: '' }), isBody(withdrawInquiryCall, { reason: '病状悪化' }), isBody(withdrawInquiryCall, { reason: '\u0000' })]).toEqual([false, true, false])
  })
  it('rule 79: an end’s reason is coded', () => {
    const body = { version: 1, transferDate: null, destinationHospitalId: null, destinationText: '', note: '' }
    expect([isBody(endCaseCall, { ...body, reason: 'death' }), isBody(endCaseCall, { ...body, reason: 'moved' })]).toEqual([true, false])
  })
  it('a page is capped, a parameter given twice refused', () => {
    const fine = (query: unknown) => listCasesCall.query.safeParse(query).success
    expect([fine({ limit: '200' }), fine({ limit: '201' }), fine({ limit: '0' }), fine({ limit: '1e9' }), fine({ limit: 'x' }), fine({ offset: '-1' })]).toEqual([true, false, false, false, false, false])
    expect([fine({ scope: ['own', 'visible'] }), fine({ q: ['a', 'b'] }), fine({ limit: ['1', '2'] })]).toEqual([false, false, false])
  })
})
