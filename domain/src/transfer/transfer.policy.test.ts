import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../account/actor'
import { asMember, hospitalOf } from '../account/account.policy'
import { CASE_STATUS, type CaseStatus, INQUIRY_STATE, type InquiryState } from './case-status'
import { canSeeInquiry, type CaseAccess, relationToCase } from './transfer.policy'

const AREA = '14101'
const ELSEWHERE = '14201'
const member = (hospitalId: string): Actor => ({ kind: 'member', personId: `person-${hospitalId}`, hospitalId, role: 'member' })
const officer: Actor = { kind: 'officer', personId: 'officer' }
const system: Actor = { kind: 'system', name: 'job' }
const anonymous: Actor = { kind: 'anonymous' }
const inArea = { municipalityCode: AREA, active: true }
const outside = { municipalityCode: ELSEWHERE, active: true }

const facts = (of: Partial<CaseAccess> = {}): CaseAccess => ({
  senderHospitalId: 'A',
  status: 'recruiting',
  sent: of.status !== 'draft',
  visibility: 'S1',
  destinationCodes: [AREA],
  inquiries: [{ hospitalId: 'B', state: 'unread' }],
  ...of,
})
const relation = (hospitalId: string, of: Partial<CaseAccess>, hospital: { municipalityCode: string; active: boolean } = outside) => relationToCase(member(hospitalId), hospital, facts(of))

describe('who sees a case', () => {
  it('rule 40: S1 is seen by B, not by C or D', () => {
    expect(relation('B', {})).toBe('candidate')
    expect(relation('C', {}, inArea)).toBeUndefined()
    expect(relation('D', {})).toBeUndefined()
  })
  it('rule 41: S2 is seen by C, not by D, and by a candidate outside the area', () => {
    const of = { visibility: 'S2' as const }
    expect(relation('C', of, inArea)).toBe('area')
    expect(relation('D', of)).toBeUndefined()
    expect(relation('B', of, outside)).toBe('candidate')
    expect(relation('B', of, inArea)).toBe('candidate')
  })
  it('rule 43: for a reverse offer on S1 by C, or on S2 by D, the case doesn’t exist', () => {
    expect(relation('C', { visibility: 'S1' }, inArea)).toBeUndefined()
    expect(relation('D', { visibility: 'S2' }, outside)).toBeUndefined()
  })
  it('rule 46: narrowed to S1, C keeps what it offered on; other hospitals of the area lose it', () => {
    const inquiries = [{ hospitalId: 'C', state: 'accepted' as const }]
    expect(relation('C', { visibility: 'S1', inquiries }, inArea)).toBe('candidate')
    expect(relation('C2', { visibility: 'S1', inquiries }, inArea)).toBeUndefined()
  })
  it('rule 47, 48: a hospital that doesn’t use the system, or no longer, sees nothing', () => {
    for (const visibility of ['S1', 'S2'] as const) for (const id of ['A', 'B', 'C']) expect(relation(id, { visibility }, { municipalityCode: AREA, active: false })).toBeUndefined()
    expect(relationToCase(member('A'), undefined, facts())).toBeUndefined()
    expect(relationToCase(anonymous, inArea, facts({ visibility: 'S2' }))).toBeUndefined()
  })
  it('rule 64: a draft is seen by its own hospital only, not by the prefecture’s people', () => {
    const draft = { status: 'draft' as const, visibility: 'S2' as const, inquiries: [] }
    expect(relation('A', draft)).toBe('sender')
    expect(relation('C', draft, inArea)).toBeUndefined()
    expect(relationToCase(officer, undefined, facts(draft))).toBeUndefined()
    expect(relationToCase(system, undefined, facts(draft))).toBe('prefecture')
  })
  it('rule 64: a draft that was ended instead of sent isn’t the prefecture’s to read', () => {
    expect(relationToCase(officer, undefined, facts({ status: 'ended', sent: false }))).toBeUndefined()
  })
  it('rule 71, 75: an ended or withdrawn inquiry shows the record no more; a paused one does', () => {
    expect(relation('B', { inquiries: [{ hospitalId: 'B', state: 'ended' }] })).toBeUndefined()
    expect(relation('B', { inquiries: [{ hospitalId: 'B', state: 'withdrawn' }] })).toBeUndefined()
    expect(relation('B', { status: 'held', inquiries: [{ hospitalId: 'B', state: 'paused' }] })).toBe('candidate')
  })
  it('an inquiry asked again after a withdrawn one shows it again', () => {
    expect(relation('B', { inquiries: [{ hospitalId: 'B', state: 'withdrawn' }, { hospitalId: 'B', state: 'unread' }] })).toBe('candidate')
  })
  it('a closed case is no longer open to the area', () => {
    for (const status of ['completed', 'ended'] as const) expect(relation('C', { status, visibility: 'S2' }, inArea)).toBeUndefined()
  })
  it('24条: the prefecture reads every case that was sent', () => {
    for (const status of ['recruiting', 'held', 'completed', 'ended'] as const) expect(relationToCase(officer, undefined, facts({ status }))).toBe('prefecture')
  })

  const hospital = fc.constantFrom('A', 'B', 'C', 'D')
  const world = fc.record({
    senderHospitalId: hospital,
    status: fc.constantFrom(...(Object.keys(CASE_STATUS) as CaseStatus[])),
    sent: fc.boolean(),
    visibility: fc.constantFrom('S1' as const, 'S2' as const),
    destinationCodes: fc.subarray([AREA, ELSEWHERE, '14301']),
    inquiries: fc.array(fc.record({ hospitalId: hospital, state: fc.constantFrom(...(Object.keys(INQUIRY_STATE) as InquiryState[])) }), { maxLength: 4 }),
  })
  const place = fc.record({ municipalityCode: fc.constantFrom(AREA, ELSEWHERE, '14301'), active: fc.boolean() })

  it('rules 40, 41: S2 shows it to whoever S1 shows it to, the same way, and adds none but the area', () => {
    fc.assert(
      fc.property(world, hospital, place, (of, id, at) => {
        const narrow = relationToCase(member(id), at, { ...of, visibility: 'S1' })
        const wide = relationToCase(member(id), at, { ...of, visibility: 'S2' })
        if (narrow !== undefined) expect(wide).toBe(narrow)
        else expect([undefined, 'area']).toContain(wide)
        expect(narrow).not.toBe('area')
        if (wide === 'area') expect(of.destinationCodes).toContain(at.municipalityCode)
        if (!at.active) expect(wide).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('who sees an inquiry', () => {
  const inquiry = { hospitalId: 'B', senderHospitalId: 'A' }
  it('17条: the two hospitals it is between and the prefecture, never another candidate', () => {
    expect(canSeeInquiry(member('A'), outside, inquiry)).toBe(true)
    expect(canSeeInquiry(member('B'), outside, inquiry)).toBe(true)
    expect(canSeeInquiry(member('C'), inArea, inquiry)).toBe(false)
    expect(canSeeInquiry(officer, undefined, inquiry)).toBe(true)
    expect(canSeeInquiry(anonymous, undefined, inquiry)).toBe(false)
  })
  it('rule 48: nobody of a hospital that has ended its use', () => expect(canSeeInquiry(member('B'), { ...inArea, active: false }, inquiry)).toBe(false))
})

describe('actors', () => {
  it('only a member acts for a hospital', () => {
    expect([member('A'), officer, system, anonymous].map(hospitalOf)).toEqual(['A', undefined, undefined, undefined])
    expect(asMember(member('A')).ok).toBe(true)
    expect(asMember(officer)).toMatchObject({ refusal: { code: 'not_permitted' } })
    expect(asMember(anonymous)).toMatchObject({ refusal: { code: 'not_signed_in' } })
  })
})
