import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addYears, afterWorkingDays, expectedAnswerAt, isWorkingAt, japanDay, japanInstant, nextWorkingInstant, weekdayOf, workingMinutes, type WorkingTime } from './working-time'

const YEAR_END = new Set(['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'])
const HOLIDAYS = new Set(['2026-11-23', '2026-10-12', '2027-01-11'])
const office: WorkingTime = { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', isClosed: (day) => YEAR_END.has(day) || HOLIDAYS.has(day) }
const at = (text: string): Date => japanInstant(text.slice(0, 10), text.slice(11))
const due = (from: string, days: number, time = office): string => {
  const end = afterWorkingDays(at(from), days, time)
  return `${japanDay(end)} ${new Date(end.getTime() + 9 * 3_600_000).toISOString().slice(11, 16)}`
}

describe('days in Japan', () => {
  it('an instant at 15:00 UTC is the next day in Japan', () => {
    expect(japanDay(new Date('2026-04-10T14:59:59Z'))).toBe('2026-04-10')
    expect(japanDay(new Date('2026-04-10T15:00:00Z'))).toBe('2026-04-11')
  })
  it('counts over months, leap days and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
    expect(addYears('2104-02-29', -4)).toBe('2100-02-28')
    expect(addYears('2026-04-01', -1)).toBe('2025-04-01')
  })
  it('knows the weekday', () => expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 0]))
  it('no day has another length: Japan keeps one offset all year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const day = addDays('1990-01-01', n)
        expect(japanInstant(addDays(day, 1), '00:00').getTime() - japanInstant(day, '00:00').getTime()).toBe(86_400_000)
        expect(japanDay(japanInstant(day, '00:00'))).toBe(day)
        expect(japanDay(japanInstant(day, '23:59'))).toBe(day)
      }),
    )
  })
})

describe('rule 70: one working day of B', () => {
  it.each([
    ['2026-11-20 16:50', 1, '2026-11-24 17:00', 'Friday evening before a holiday Monday: Tuesday'],
    ['2026-11-13 16:50', 1, '2026-11-16 17:00', 'Friday 16:50: Monday'],
    ['2026-11-11 09:30', 1, '2026-11-12 17:00', 'Wednesday: Thursday'],
    ['2026-11-14 10:00', 1, '2026-11-16 17:00', 'Saturday: Monday'],
    ['2026-11-15 23:59', 1, '2026-11-16 17:00', 'Sunday night: Monday'],
    ['2026-12-28 11:00', 1, '2027-01-04 17:00', 'the last working day of the year: the first of the next'],
    ['2026-12-31 11:00', 2, '2027-01-05 17:00', 'asked within the closed days'],
    ['2026-11-11 23:50', 3, '2026-11-16 17:00', 'three days across a weekend'],
    ['2026-11-11 09:00', 0, '2026-11-11 17:00', 'no day: the same evening'],
  ])('%s + %i → %s (%s)', (from, days, expected) => expect(due(from, days)).toBe(expected))

  it('a hospital that takes patients at weekends has until Saturday', () => expect(due('2026-11-13 16:50', 1, { ...office, weekdays: [1, 2, 3, 4, 5, 6] })).toBe('2026-11-14 17:00'))
  it('one that states no working day is reckoned Monday to Friday', () => {
    expect(due('2026-11-13 16:50', 1, { ...office, weekdays: [] })).toBe('2026-11-16 17:00')
    expect(workingMinutes(at('2026-11-13 16:50'), at('2026-11-16 09:10'), { ...office, weekdays: [] })).toBe(20)
  })
  it('one that is always closed gets a day all the same', () => expect(due('2026-11-13 16:50', 1, { ...office, isClosed: () => true })).toBe('2027-01-12 17:00'))
  it('is a working day, later than the question, and more days are never earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 1, max: 10 }), (minutes, days) => {
        const from = new Date(at('2026-06-01 00:00').getTime() + minutes * 60_000)
        const end = afterWorkingDays(from, days, office)
        expect(end.getTime()).toBeGreaterThan(from.getTime())
        expect(office.weekdays.includes(weekdayOf(japanDay(end))) && !office.isClosed(japanDay(end))).toBe(true)
        expect(afterWorkingDays(from, days + 1, office).getTime()).toBeGreaterThan(end.getTime())
      }),
    )
  })
})

describe('working minutes', () => {
  it.each([
    ['2026-11-13 16:50', '2026-11-16 09:10', 20],
    ['2026-11-13 08:00', '2026-11-13 18:00', 480],
    ['2026-11-14 08:00', '2026-11-15 18:00', 0],
    ['2026-12-28 16:00', '2027-01-04 10:00', 120],
    ['2026-11-20 16:00', '2026-11-24 09:30', 90],
    ['2026-11-13 12:00', '2026-11-13 11:00', 0],
    ['2026-11-13 12:00', '2026-11-13 12:00', 0],
  ])('%s to %s: %i', (from, to, minutes) => expect(workingMinutes(at(from), at(to), office)).toBe(minutes))

  it('add up over any point between', () => {
    const minute = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(minute, minute, minute, (...minutes) => {
        const [a, b, c] = minutes.sort((x, y) => x - y).map((n) => new Date(at('2026-11-01 00:00').getTime() + n * 60_000)) as [Date, Date, Date]
        expect(workingMinutes(a, b, office) + workingMinutes(b, c, office)).toBe(workingMinutes(a, c, office))
      }),
    )
  })
})

describe('when somebody is there', () => {
  it('from the opening on, until before the closing, on working days alone', () => {
    expect(['2026-11-25 09:00', '2026-11-25 16:59'].map((text) => isWorkingAt(at(text), office))).toEqual([true, true])
    expect(['2026-11-25 08:59', '2026-11-25 17:00', '2026-11-22 10:00', '2026-11-23 10:00'].map((text) => isWorkingAt(at(text), office))).toEqual([false, false, false, false])
  })
  it('is there again at the next opening, over a weekend and a holiday', () => {
    expect(nextWorkingInstant(at('2026-11-25 10:30'), office)).toEqual(at('2026-11-25 10:30'))
    expect(nextWorkingInstant(at('2026-11-25 07:00'), office)).toEqual(at('2026-11-25 09:00'))
    expect(nextWorkingInstant(at('2026-11-20 17:00'), office)).toEqual(at('2026-11-24 09:00'))
    expect(nextWorkingInstant(at('2026-12-28 18:00'), office)).toEqual(at('2027-01-04 09:00'))
  })
  it('an answer within 24 hours of a Friday afternoon is due when the office opens again', () => {
    expect(expectedAnswerAt(at('2026-11-25 10:00'), 2, office)).toEqual(at('2026-11-25 12:00'))
    expect(expectedAnswerAt(at('2026-11-20 16:00'), 24, office)).toEqual(at('2026-11-24 09:00'))
    expect(expectedAnswerAt(at('2026-11-21 10:00'), 3, office)).toEqual(at('2026-11-24 12:00'))
  })
})
