import { japanInstant } from '@tasuki/domain/base/working-time'
import type { ReceptionTime } from '@tasuki/domain/facility/reception-time'
import { expect, it } from 'vitest'
import { isLate, readCandidateClock } from './candidate-clock'

const office: ReceptionTime = { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', closedDays: ['2026-11-23'], answerWithinHours: 4 }
const at = (text: string) => japanInstant(text.slice(0, 10), text.slice(11))
const base = { answer: null, answeredAt: null, confirmDueAt: null, transferDate: null }
const considering = (until: string) => ({ ...base, state: 'considering' as const, sentAt: at('2026-11-20 10:00').toISOString(), answer: { kind: 'considering' as const, until: at(until).toISOString(), waitsFor: 'doctor' as const, note: '' } })

it('counts until the announced answer in the receiver’s hours: Friday 16:00 to Tuesday 10:00 over a holiday is two hours', () => {
  expect(readCandidateClock(considering('2026-11-24 10:00'), office, at('2026-11-20 16:00'))).toMatchObject({ kind: 'until', minutes: 120, overdue: false, backAt: undefined })
})

it('a hospital that receives on Saturdays is counted on Saturdays', () => {
  const saturdays = { ...office, weekdays: [1, 2, 3, 4, 5, 6] }
  expect(readCandidateClock(considering('2026-11-21 12:00'), saturdays, at('2026-11-20 16:00'))).toMatchObject({ minutes: 60 + 180 })
})

it('is overdue from the announced instant on, by working minutes, and says when somebody is back', () => {
  const reading = readCandidateClock(considering('2026-11-20 16:00'), office, at('2026-11-21 12:00'))
  expect(reading).toMatchObject({ overdue: true, minutes: 60, backAt: at('2026-11-24 09:00') })
  expect(isLate(reading)).toBe(true)
})

it('an unanswered inquiry is late after what the hospital itself calls usual', () => {
  const unread = { ...base, state: 'unread' as const, sentAt: at('2026-11-24 09:30').toISOString() }
  const soon = readCandidateClock(unread, office, at('2026-11-24 11:00'))
  expect(soon).toMatchObject({ kind: 'waiting', minutes: 90, overdueMinutes: undefined, expectedAt: at('2026-11-24 13:30') })
  expect(isLate(soon)).toBe(false)
  expect(readCandidateClock(unread, office, at('2026-11-24 14:00'))).toMatchObject({ overdueMinutes: 30 })
  expect(readCandidateClock(unread, { ...office, answerWithinHours: null }, at('2026-11-25 14:00'))).toMatchObject({ overdueMinutes: undefined })
})
