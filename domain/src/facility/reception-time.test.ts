import { expect, it } from 'vitest'
import { japanInstant, workingMinutes } from '../base/working-time'
import { closedDaysBetween, workingTimeOf } from './reception-time'

it('names the closed days among the working weekdays, and reckons by them as the hospital itself does', () => {
  const holidays = new Set(['2026-11-23', '2026-11-21'])
  const time = { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', isClosed: (day: string) => holidays.has(day) }
  const closedDays = closedDaysBetween({ from: '2026-11-01', until: '2026-11-30' }, time)
  expect(closedDays).toEqual(['2026-11-23'])
  const told = workingTimeOf({ weekdays: time.weekdays, from: time.from, until: time.until, closedDays, answerWithinHours: null })
  const [from, to] = [japanInstant('2026-11-20', '16:00'), japanInstant('2026-11-24', '10:00')]
  expect(workingMinutes(from, to, told)).toBe(workingMinutes(from, to, time))
  expect(workingMinutes(from, to, told)).toBe(120)
})
