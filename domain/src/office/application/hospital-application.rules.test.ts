import { describe, expect, it } from 'vitest'
import { APPLICATION_STATES, applicationDeletedFrom, applicationsKeptSince, checkApplication, checkApplicationAct, checkUnrepresented, isApplicationLate, isSetAside, REPRESENTED_BY, setAsideKeptSince } from './hospital-application.rules'

const FILLED = {
  hospitalId: null,
  hospitalName: '港南の丘病院',
  municipalityCode: '14111',
  contact: { name: '小野 はるか', phone: '045-000-0000', email: 'renkei@hospital.test' },
  representative: { name: '小野 はるか', email: 'ono@hospital.test', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false },
  wishedFrom: null,
}
const AGREED = { today: '2026-11-26', termsAgreed: 3, termsInForce: 3 }

describe('an application to join (要綱7条)', () => {
  it('names every field that is missing, at once', () => {
    const empty = { ...FILLED, hospitalName: ' ', municipalityCode: '', contact: { name: '', phone: '', email: '' }, representative: { ...FILLED.representative, name: '', email: '' } }
    expect(checkApplication(empty, { ...AGREED, termsAgreed: null })).toMatchObject({
      refusal: {
        code: 'required_fields_missing',
        details: { fields: ['application.hospitalName', 'application.municipalityCode', 'application.contact.name', 'application.contact.phone', 'application.contact.email', 'application.representative.name', 'application.representative.email', 'termsVersion'] },
      },
    })
    expect(checkApplication(FILLED, AGREED).ok).toBe(true)
    expect(checkApplication({ ...FILLED, hospitalId: 'h', hospitalName: '', municipalityCode: '' }, AGREED).ok).toBe(true)
  })

  it('brings a first representative, or goes on with the one whom it names; where others speak for the hospital it adds nobody', () => {
    expect(REPRESENTED_BY.map((by) => checkUnrepresented(by).ok)).toEqual([true, true, false])
    expect(checkUnrepresented('others')).toMatchObject({ refusal: { code: 'hospital_represented' } })
  })

  it('agrees to the terms in force; where there are none, to none', () => {
    expect(checkApplication(FILLED, { ...AGREED, termsAgreed: 2 })).toMatchObject({ refusal: { code: 'terms_superseded' } })
    expect(checkApplication(FILLED, { ...AGREED, termsAgreed: null, termsInForce: null }).ok).toBe(true)
  })

  it('wishes no day that is past', () => {
    expect(checkApplication({ ...FILLED, wishedFrom: '2026-11-25' }, AGREED)).toMatchObject({ refusal: { code: 'day_past', details: { fields: ['application.wishedFrom'] } } })
    expect(checkApplication({ ...FILLED, wishedFrom: '2026-11-26' }, AGREED).ok).toBe(true)
  })

  it('is corrected and withdrawn until it is decided, and decided only as it was sent', () => {
    const may = (act: Parameters<typeof checkApplicationAct>[0]) => APPLICATION_STATES.filter((state) => checkApplicationAct(act, state).ok)
    expect({ correct: may('correct'), withdraw: may('withdraw'), decide: may('decide') }).toEqual({ correct: ['submitted', 'returned'], withdraw: ['submitted', 'returned'], decide: ['submitted'] })
  })

  it('is set aside once a hundred have come within a day', () => {
    expect([isSetAside(0), isSetAside(99), isSetAside(100)]).toEqual([false, false, true])
  })

  it('is late once it has waited for more than seven days', () => {
    expect(isApplicationLate({ state: 'submitted', changedOn: '2026-11-19' }, '2026-11-26')).toBe(false)
    expect(isApplicationLate({ state: 'submitted', changedOn: '2026-11-18' }, '2026-11-26')).toBe(true)
    expect(isApplicationLate({ state: 'returned', changedOn: '2026-01-01' }, '2026-11-26')).toBe(false)
  })

  it('is kept a year where it came to nothing, five where it was accepted, and as long as it waits; both countings meet', () => {
    expect(applicationDeletedFrom({ state: 'refused', setAside: false, changedOn: '2026-11-26' })).toBe('2027-11-27')
    expect(applicationDeletedFrom({ state: 'accepted', setAside: false, changedOn: '2026-11-26' })).toBe('2031-11-27')
    expect(applicationDeletedFrom({ state: 'submitted', setAside: false, changedOn: '2020-01-01' })).toBeNull()
    expect(applicationsKeptSince('submitted', '2026-11-26')).toBeNull()
    const aside = applicationDeletedFrom({ state: 'submitted', setAside: true, changedOn: '2026-11-26' }) ?? ''
    expect(aside).toBe('2027-02-25')
    expect(['2026-11-26' < setAsideKeptSince(aside), '2026-11-27' < setAsideKeptSince(aside)]).toEqual([true, false])
    for (const state of ['returned', 'withdrawn', 'refused', 'accepted'] as const) {
      const from = applicationDeletedFrom({ state, setAside: false, changedOn: '2026-11-26' }) ?? ''
      expect('2026-11-26' < (applicationsKeptSince(state, from) ?? '')).toBe(true)
      expect('2026-11-27' < (applicationsKeptSince(state, from) ?? '')).toBe(false)
    }
  })
})
