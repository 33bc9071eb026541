import { describe, expect, test } from 'vitest'
import { ageText, datedDayText, datedTimeText, dayText, durationText, freshnessGrade, fullInstantText, relativeTimeText } from './time-text'

const now = new Date('2026-04-13T05:30:00Z') // Monday 14:30 in Japan
const ja = { language: 'ja' } as const

describe('times as people say them, in Japan', () => {
  test('today has its time, yesterday and tomorrow their name, other days their date', () => {
    expect(relativeTimeText('2026-04-13T05:05:00Z', now, ja)).toBe('今日 14:05')
    expect(relativeTimeText('2026-04-13T00:05:00Z', now, ja)).toBe('今日 9:05')
    expect(relativeTimeText('2026-04-12T05:05:00Z', now, ja)).toBe('昨日')
    expect(relativeTimeText('2026-04-12T05:05:00Z', now, { language: 'ja', withClock: true })).toBe('昨日 14:05')
    expect(relativeTimeText('2026-04-14T05:05:00Z', now, ja)).toBe('明日')
    expect(relativeTimeText('2026-04-11T05:05:00Z', now, ja)).toBe('4月11日(土)')
    expect(relativeTimeText('2025-12-31T05:05:00Z', now, ja)).toBe('2025年12月31日(水)')
    expect(relativeTimeText('2026-04-11T05:05:00Z', now, { language: 'en' })).toBe('Sat 11 Apr')
  })
  test('the day changes at midnight in Japan, not in Greenwich', () => {
    expect(relativeTimeText('2026-04-12T15:00:00Z', now, ja)).toBe('今日 0:00')
    expect(relativeTimeText('2026-04-12T14:59:59Z', now, ja)).toBe('昨日')
  })
  test('the full instant', () => {
    expect(fullInstantText('2026-04-12T05:05:00Z', 'ja')).toBe('2026年4月12日(日) 14:05')
    expect(fullInstantText('2026-04-12T05:05:00Z', 'en')).toBe('Sun 12 Apr 2026 14:05')
  })
  test('days', () => {
    expect(dayText('2026-04-13', now, 'ja')).toBe('今日')
    expect(dayText('2026-04-14', now, 'ja')).toBe('明日')
    expect(dayText('2026-05-01', now, 'ja')).toBe('5月1日(金)')
    expect(dayText('2027-01-05', now, 'ja')).toBe('2027年1月5日(火)')
  })
  test('where they are read beside another date, tomorrow too has its date', () => {
    expect(datedDayText('2026-04-14', now, 'ja')).toBe('4月14日(火)')
    expect(datedDayText('2027-01-05', now, 'ja')).toBe('2027年1月5日(火)')
    expect(datedTimeText('2026-04-12T05:05:00Z', now, 'ja')).toBe('4月12日(日) 14:05')
    expect(datedTimeText('2026-04-12T05:05:00Z', now, 'en')).toBe('Sun 12 Apr 14:05')
  })
})

test('durations name at most two units', () => {
  const minute = 60_000
  expect(durationText(42 * minute, 'ja')).toBe('42分')
  expect(durationText(80 * minute, 'ja')).toBe('1時間20分')
  expect(durationText(120 * minute, 'ja')).toBe('2時間')
  expect(durationText((48 + 3) * 60 * minute, 'ja')).toBe('2日3時間')
  expect(durationText(-55 * minute, 'ja')).toBe('55分')
  expect(durationText(80 * minute, 'en')).toBe('1 h 20 min')
})

test('ages name the largest unit', () => {
  expect(ageText('2026-04-13T05:29:30Z', now, 'ja')).toBe('たった今')
  expect(ageText('2026-04-13T05:25:00Z', now, 'ja')).toBe('5分前')
  expect(ageText('2026-04-13T03:00:00Z', now, 'ja')).toBe('2時間前')
  expect(ageText('2026-04-10T03:00:00Z', now, 'ja')).toBe('3日前')
  expect(ageText('2026-04-13T05:31:00Z', now, 'ja')).toBe('たった今') // a clock that runs ahead is no news from the future
})

test('freshness: grey over 24 hours, out of the ranking over 72', () => {
  expect(freshnessGrade('2026-04-12T05:30:00Z', now)).toBe('fresh')
  expect(freshnessGrade('2026-04-12T05:29:59Z', now)).toBe('aging')
  expect(freshnessGrade('2026-04-10T05:30:00Z', now)).toBe('aging')
  expect(freshnessGrade('2026-04-10T05:29:59Z', now)).toBe('stale')
  expect(freshnessGrade(null, now)).toBe('never')
})
