import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOTICE_KINDS } from '../account/notice-kind'
import { japanDay } from '../base/working-time'
import { channelsFor, isQuiet, mailDueAt, mailLabel, retryAfterMs } from './notice.rules'
import { DEFAULT_NOTICE_SETTINGS, noticeSettings, readNoticeSettings } from './notice-settings'

const NEVER = { isHoliday: () => false }
const japan = (text: string) => new Date(`${text}:00+09:00`)
const NIGHT = { from: '20:00', until: '07:30', closedDays: false }

describe('quiet hours', () => {
  it.each([
    ['2026-11-24T19:59', '2026-11-24T19:59'],
    ['2026-11-24T20:00', '2026-11-25T07:30'],
    ['2026-11-25T03:00', '2026-11-25T07:30'],
    ['2026-11-25T07:29', '2026-11-25T07:30'],
    ['2026-11-25T07:30', '2026-11-25T07:30'],
  ])('over midnight: what comes at %s goes at %s', (at, due) => expect(mailDueAt(NIGHT, japan(at), NEVER)).toEqual(japan(due)))

  it('within a day end on that day', () => {
    const noon = { from: '12:00', until: '13:00', closedDays: false }
    expect(mailDueAt(noon, japan('2026-11-24T12:30'), NEVER)).toEqual(japan('2026-11-24T13:00'))
    expect(mailDueAt(noon, japan('2026-11-24T13:30'), NEVER)).toEqual(japan('2026-11-24T13:30'))
  })

  it('with closed days last over a weekend and the holiday behind it', () => {
    const calendar = { isHoliday: (day: string) => day === '2026-11-23' }
    const quiet = { ...NIGHT, closedDays: true }
    for (const at of ['2026-11-20T21:00', '2026-11-21T10:00', '2026-11-22T10:00', '2026-11-23T10:00']) expect(mailDueAt(quiet, japan(at), calendar)).toEqual(japan('2026-11-24T07:30'))
  })

  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  const quiets = fc.record({ from: time, until: time, closedDays: fc.boolean() }).filter(({ from, until }) => from !== until)
  const instants = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  const calendars = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 9 }).map((days) => ({ isHoliday: (day: string) => days.includes(Number(day.slice(8))) }))

  it('never send within them, never early, at once outside of them, and keep the order of things', () => {
    fc.assert(
      fc.property(quiets, instants, instants, calendars, (quiet, one, other, calendar) => {
        const [first, second] = one <= other ? [one, other] : [other, one]
        const due = mailDueAt(quiet, first, calendar)
        expect(due >= first).toBe(true)
        expect(isQuiet(quiet, due, calendar)).toBe(false)
        if (!isQuiet(quiet, first, calendar)) expect(due).toEqual(first)
        expect(due <= mailDueAt(quiet, second, calendar)).toBe(true)
      }),
    )
  })

  it('gather: all that comes in one stretch of quiet goes at one instant', () => {
    fc.assert(
      fc.property(quiets, instants, fc.integer({ min: 1, max: 600 }), calendars, (quiet, at, minutes, calendar) => {
        const later = new Date(at.getTime() + minutes * 60_000)
        const due = mailDueAt(quiet, at, calendar)
        fc.pre(isQuiet(quiet, at, calendar) && later < due)
        expect(mailDueAt(quiet, later, calendar)).toEqual(due)
      }),
    )
  })

  it('that are off hold nothing back', () => fc.assert(fc.property(instants, (at) => { expect(mailDueAt(null, at, NEVER)).toEqual(at) })))
  it('are reckoned in Japan’s day', () => expect(japanDay(mailDueAt(NIGHT, new Date('2026-11-24T15:30:00Z'), NEVER))).toBe('2026-11-25'))
})

describe('wishes', () => {
  it('are whole from the first version to the last, whatever was stored', () => {
    fc.assert(fc.property(fc.anything(), (stored) => { expect(noticeSettings.safeParse(readNoticeSettings(stored)).success).toBe(true) }))
    const stored = { ...DEFAULT_NOTICE_SETTINGS, sound: true, channels: { chosen: { mail: false, push: false, page: true }, of_long_ago: { mail: true, push: true, page: true } } }
    const read = readNoticeSettings(stored)
    expect(read).toMatchObject({ sound: true, channels: { chosen: { mail: false }, confirmed: { mail: true } } })
    expect(Object.keys(read.channels).sort()).toEqual([...NOTICE_KINDS].sort())
  })
  it('can’t put a visible name out of the page (rule 85)', () => {
    const none = { mail: false, push: false, page: false }
    const settings = { ...DEFAULT_NOTICE_SETTINGS, channels: { ...DEFAULT_NOTICE_SETTINGS.channels, name_visible_reported: none, chosen: none } }
    expect(channelsFor(settings, 'name_visible_reported').page).toBe(true)
    expect(channelsFor(settings, 'chosen').page).toBe(false)
  })
})

it('retries wait longer each time, an hour at most', () => {
  expect([1, 2, 3, 7, 8, 1000].map((attempts) => retryAfterMs(attempts) / 60_000)).toEqual([1, 2, 4, 60, 60, 60])
})

describe('a label in an e-mail', () => {
  it.each(['潮見総合', '26-0412-7K', 'St. Luke’s', '聖マリア'])('%s stays', (text) => expect(mailLabel(text)).toBe(text))
  it.each(['', '  ', 'a\r\nBcc: x', 'a\u2028b', '\u202eabc', '<b>', 'x@y.jp', 'https://x.jp', 'あ'.repeat(41), 'a\u0000'])('%j is left out', (text) => expect(mailLabel(text)).toBeUndefined())
  it('never holds what could begin a line or a header', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => { expect(mailLabel(text) ?? '').not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}<>@]/u) }))
  })
})
