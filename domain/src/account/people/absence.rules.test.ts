import { describe, expect, it } from 'vitest'
import { isAbsentOn, maySetAbsence, planAbsence } from './absence.rules'

const today = '2026-11-25'
const others = [{ firstDay: '2026-12-01', lastDay: '2026-12-03' }]
const codeOf = (firstDay: string, lastDay: string) => {
  const plan = planAbsence({ firstDay, lastDay }, { today, others })
  return plan.ok ? 'planned' : plan.refusal.code
}

describe('rule 82: an absence', () => {
  it('rule 82: is set by the person, or by a representative for a colleague', () => {
    const member = { kind: 'member', personId: 'p', hospitalId: 'h', role: 'member' } as const
    expect([maySetAbsence(member, 'p'), maySetAbsence(member, 'q'), maySetAbsence({ ...member, role: 'representative' }, 'q')]).toEqual([true, false, true])
  })
  it('rule 82: may begin in the past, must not be over, must not meet another', () => {
    expect(codeOf('2026-11-20', '2026-11-25')).toBe('planned')
    expect(codeOf('2026-11-20', '2026-11-24')).toBe('absence_period_invalid')
    expect(codeOf('2026-11-27', '2026-11-26')).toBe('absence_period_invalid')
    expect(codeOf('2026-11-26', '2026-11-30')).toBe('planned')
    expect(codeOf('2026-11-26', '2026-12-01')).toBe('absence_overlaps')
    expect(codeOf('2026-12-03', '2026-12-09')).toBe('absence_overlaps')
    expect(codeOf('2026-12-04', '2026-12-04')).toBe('planned')
  })
  it('rule 82: counts by days, the first and the last included, until it is ended', () => {
    const absence = { firstDay: '2026-11-25', lastDay: '2026-11-26', ended: false }
    expect(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day) => isAbsentOn(absence, day))).toEqual([false, true, true, false])
    expect(isAbsentOn({ ...absence, ended: true }, '2026-11-25')).toBe(false)
  })
})
