import { describe, expect, it } from 'vitest'
import { refusePersonalNames } from '../names/name-check.rules'
import type { FacilityRecord } from './facility.contract'
import { readFacilities } from './facility.policy'
import { checkAcceptance, checkAvailability, checkFacilityRecord, EMPTY_FACILITY_RECORD, textsOfRecord } from './facility.rules'

const codeOf = (result: { ok: boolean; refusal?: { code: string; details?: { fields?: string[] } } }) => (result.ok ? 'ok' : [result.refusal?.code, ...(result.refusal?.details?.fields ?? [])].join(' '))

describe('rule 48: who reads facility information', () => {
  it.each([
    [{ kind: 'member', personId: 'p', hospitalId: 'h', role: 'member' } as const, true, 'ok'],
    [{ kind: 'member', personId: 'p', hospitalId: 'h', role: 'representative' } as const, false, 'hospital_not_active'],
    [{ kind: 'officer', personId: 'p' } as const, false, 'ok'],
    [{ kind: 'system', name: 'job' } as const, false, 'ok'],
    [{ kind: 'anonymous' } as const, false, 'not_signed_in'],
  ])('%j, active %s: %s', (actor, active, expected) => expect(codeOf(readFacilities(actor, active))).toBe(expected))
})

describe('what a hospital may state', () => {
  const record = { ...EMPTY_FACILITY_RECORD, departmentName: '地域連携室' }
  it('a record with its department', () => {
    expect(codeOf(checkFacilityRecord(record))).toBe('ok')
    expect(codeOf(checkFacilityRecord({ ...record, departmentName: '　' }))).toBe('invalid_input record.departmentName')
    expect(codeOf(checkFacilityRecord({ ...record, receptionHours: { weekdays: [1], from: '17:00', until: '09:00' } }))).toBe('invalid_input record.receptionHours')
    expect(codeOf(checkFacilityRecord({ ...record, ageFrom: 65, ageTo: 65 }))).toBe('ok')
  })

  it.each(['', '045-000-0000', '(045) 000 0000', '+81 45 000 0000', '０４５－０００－００００', '045ー000ー0000', '内線 2310', '045-000-0000（内線１２）'])('a telephone number %j', (text) =>
    expect(codeOf(checkFacilityRecord({ ...record, phone: text, extension: text, fax: text, afterHoursPhone: text }))).toBe('ok'),
  )
  it.each(['患者は田中太郎', '田中様 045-000-0000', 'Tanaka', '045\n000', '045\u200b000', '<b>'])('no word in a telephone number: %j', (text) =>
    expect(codeOf(checkFacilityRecord({ ...record, phone: text, extension: text, fax: text, afterHoursPhone: text }))).toBe('invalid_input record.phone record.extension record.fax record.afterHoursPhone'),
  )
  it.each([
    ['https://hospital.example/部署', 'ok'],
    ['https://hospital.example/\u0000', 'invalid_input record.website'],
    ['https://hospital.example/a\tb', 'invalid_input record.website'],
    ['https://hospital.example/\u202eb', 'invalid_input record.website'],
    ['https://hospital.example/\ud842', 'invalid_input record.website'],
    ['https://hospital.example/ 山田', 'invalid_input record.website'],
  ])('an address without anything unseen: %j', (website, expected) => expect(codeOf(checkFacilityRecord({ ...record, website }))).toBe(expected))

  it('rule 49: no text of a record may hold a name, and none is left out', () => {
    const checkedAsNumber = ['phone', 'extension', 'fax', 'afterHoursPhone']
    const choices = ['afterHours', 'familyInterview', 'guarantor']
    const texts = (Object.keys(record) as (keyof FacilityRecord)[]).filter((field) => typeof record[field] === 'string' && ![...checkedAsNumber, ...choices].includes(field))
    for (const field of texts) expect(codeOf(refusePersonalNames(textsOfRecord({ ...record, [field]: '氏名：山田太郎' })))).toBe(`personal_name record.${field}`)
    expect(codeOf(refusePersonalNames(textsOfRecord({ ...record, website: `https://a.example/${encodeURIComponent('山田太郎様')}` })))).toBe('personal_name record.website')
    expect(codeOf(refusePersonalNames(textsOfRecord({ ...record, website: 'https://a.example/%E7' })))).toBe('ok')
  })

  const catalogue = [{ code: 'oxygen', quantityUnit: 'L/分' }, { code: 'mrsa', quantityUnit: null }]
  it.each([
    ['oxygen', 'accepted', 3, 'ok'],
    ['oxygen', 'conditional', 0, 'ok'],
    ['oxygen', 'refused', 3, 'invalid_input acceptance.oxygen'],
    ['mrsa', 'accepted', 1, 'invalid_input acceptance.mrsa'],
    ['toString', 'accepted', null, 'invalid_input acceptance.toString'],
  ] as const)('condition %s %s up to %s: %s', (code, level, limit, expected) => expect(codeOf(checkAcceptance({ [code]: { level, condition: '', limit } }, catalogue))).toBe(expected))

  const none = { beds: 10, vacant: 2, acceptable: 2, held: 0, opensOn: null }
  it.each([
    [{}, 'ok'],
    [{ vacant: 11, acceptable: 11 }, 'invalid_input availability.vacant'],
    [{ acceptable: 3 }, 'invalid_input availability.acceptable'],
    [{ acceptable: 3, opensOn: '2026-12-01' }, 'ok'],
    [{ acceptable: 11, opensOn: '2026-12-01' }, 'invalid_input availability.acceptable'],
    [{ held: 11 }, 'invalid_input availability.held'],
  ])('vacancy %j: %s', (change, expected) => expect(codeOf(checkAvailability({ ...none, ...change }))).toBe(expected))
})
