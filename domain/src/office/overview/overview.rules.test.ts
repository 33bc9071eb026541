import { describe, expect, it } from 'vitest'
import { addDays } from '../../base/working-time'
import { caseAgeBands } from './overview.rules'

describe('open cases by age', () => {
  it('are of the last two days, of three, a week, two weeks, and older', () => {
    expect(caseAgeBands('2026-11-26')).toEqual([
      { from: '2026-11-25', until: null },
      { from: '2026-11-23', until: '2026-11-24' },
      { from: '2026-11-19', until: '2026-11-22' },
      { from: '2026-11-12', until: '2026-11-18' },
      { from: null, until: '2026-11-11' },
    ])
  })

  it('are each of exactly one age', () => {
    const bands = caseAgeBands('2026-03-03')
    for (let ago = 0; ago < 60; ago++) {
      const registered = addDays('2026-03-03', -ago)
      expect(bands.filter(({ from, until }) => (from === null || from <= registered) && (until === null || registered <= until)), registered).toHaveLength(1)
    }
  })
})
