import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { japanInstant, type WorkingTime } from '../base/working-time'
import { mayRemind, vacancyDueAt, vacancyRhythmDays } from './vacancy-rhythm.rules'

/** Monday to Friday; 2026-11-23 is a holiday (a Monday). */
const time: WorkingTime = { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', isClosed: (day) => day === '2026-11-23' }
const at = (...days: string[]) => days.map((day) => japanInstant(day, '09:30'))
const rhythm = (updates: Date[], stated: number | null = null) => vacancyRhythmDays({ updates, stated, time })

describe('a hospital’s own rhythm', () => {
  it('is daily where it has shown none yet', () => {
    expect(rhythm([])).toBe(1)
    expect(rhythm(at('2026-11-02', '2026-11-06', '2026-11-10'))).toBe(1)
  })
  it('is what it states, whatever it has done', () => expect(rhythm(at('2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'), 5)).toBe(5))
  it('is daily for one that updates each working day: weekends and holidays don’t count', () =>
    expect(rhythm(at('2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-24', '2026-11-25'))).toBe(1))
  it('is every second day for Monday, Wednesday, Friday', () => expect(rhythm(at('2026-11-02', '2026-11-04', '2026-11-06', '2026-11-09', '2026-11-11', '2026-11-13'))).toBe(2))
  it('is the median: one forgotten week changes nothing', () => expect(rhythm(at('2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-20', '2026-10-21'))).toBe(1))
  it('takes several updates of a day for one', () =>
    expect(rhythm(['2026-11-02', '2026-11-05', '2026-11-10', '2026-11-13'].flatMap((day) => [japanInstant(day, '09:00'), japanInstant(day, '13:00'), japanInstant(day, '16:55')]))).toBe(3))
  it('is a week at most', () => expect(rhythm(at('2026-07-01', '2026-08-03', '2026-09-01', '2026-10-01', '2026-11-02'))).toBe(7))
  it('stays within its bounds whatever was done', () =>
    fc.assert(fc.property(fc.array(fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-01'), noInvalidDate: true }), { maxLength: 40 }), (updates) => {
      const days = rhythm(updates)
      expect(Number.isInteger(days) && days >= 1 && days <= 7).toBe(true)
    })))
})

describe('when an update is due', () => {
  it('noon of the next working day for a daily one', () => expect(vacancyDueAt(japanInstant('2026-11-24', '09:30'), 1, time)).toEqual(japanInstant('2026-11-25', '12:00')))
  it('not over a long weekend', () => expect(vacancyDueAt(japanInstant('2026-11-20', '16:00'), 1, time)).toEqual(japanInstant('2026-11-24', '12:00')))
  it('as many open days later as the rhythm has', () => expect(vacancyDueAt(japanInstant('2026-11-19', '16:00'), 3, time)).toEqual(japanInstant('2026-11-25', '12:00')))
})

describe('reminding', () => {
  const now = japanInstant('2026-11-25', '12:10')
  it('a first time', () => expect(mayRemind([], now)).toBe(true))
  it('not twice a day', () => expect(mayRemind([japanInstant('2026-11-25', '09:00')], now)).toBe(false))
  it('again the next day, three times at most', () => {
    const reminded = ['2026-11-24', '2026-11-20', '2026-11-19'].map((day) => japanInstant(day, '12:10'))
    expect([mayRemind(reminded.slice(0, 2), now), mayRemind(reminded, now)]).toEqual([true, false])
  })
})
