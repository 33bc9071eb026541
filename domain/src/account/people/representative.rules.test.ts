import { describe, expect, it } from 'vitest'
import { checkMayStepDown, checkRepresentativeStays } from './representative.rules'

describe('a hospital keeps somebody who hands in its forms', () => {
  const leaves = (personId: string, lastDay = '2026-08-31') => ({ personId, lastDay })
  const acts = (personId: string, actsUntil: string | null = null, isLeaving = false) => ({ personId, actsUntil, isLeaving })

  it('the last representative doesn’t leave by 様式3; one of two does, and so does anybody else', () => {
    expect(checkRepresentativeStays([leaves('n'), leaves('a')], [acts('a')])).toEqual({ ok: false, refusal: { code: 'last_representative', details: { fields: ['leavers.1.personId'] } } })
    expect(checkRepresentativeStays([leaves('a')], [acts('a'), acts('b')]).ok).toBe(true)
    expect(checkRepresentativeStays([leaves('n')], [acts('a')]).ok).toBe(true)
    expect(checkRepresentativeStays([leaves('n')], []).ok).toBe(true)
  })

  it('both at once don’t, nor one after the other: who stops before or on the same day is no successor', () => {
    expect(checkRepresentativeStays([leaves('a'), leaves('b', '2026-12-31')], [acts('a'), acts('b')])).toMatchObject({ refusal: { details: { fields: ['leavers.0.personId', 'leavers.1.personId'] } } })
    expect(['2026-08-30', '2026-08-31', '2026-09-01'].map((until) => checkRepresentativeStays([leaves('a')], [acts('a'), acts('b', until)]).ok)).toEqual([false, false, true])
  })

  it('who is to leave by an accepted 様式3 is no successor, however late', () => {
    expect(checkRepresentativeStays([leaves('a')], [acts('a'), acts('b', '2026-12-31', true)]).ok).toBe(false)
    expect(checkRepresentativeStays([leaves('a')], [acts('a'), acts('b', '2026-12-31', true), acts('c')]).ok).toBe(true)
  })

  it('nor is the last one ended or made a member by the prefecture: the same rule, from today', () => {
    const stepDown = (personId: string, ...representatives: ReturnType<typeof acts>[]) => checkMayStepDown(personId, { today: '2026-08-31', representatives })
    expect(stepDown('a', acts('a'))).toEqual({ ok: false, refusal: { code: 'sole_representative' } })
    expect(['2026-08-30', '2026-08-31', '2026-09-01'].map((until) => stepDown('a', acts('a'), acts('b', until)).ok)).toEqual([false, false, true])
    expect(stepDown('a', acts('a'), acts('b', '2027-03-31', true)).ok).toBe(false)
    expect(stepDown('a', acts('a'), acts('b')).ok).toBe(true)
    // No representative any more, or never one: nothing is lost by their going.
    expect(stepDown('n', acts('a')).ok).toBe(true)
    expect(stepDown('n').ok).toBe(true)
  })
})
