import { describe, expect, it } from 'vitest'
import { readFacilities } from './facility.policy'
import { checkAcceptance, checkAvailability, checkFacilityRecord, EMPTY_FACILITY_RECORD } from './facility.rules'

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
