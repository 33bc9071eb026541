import { describe, expect, it } from 'vitest'
import type { OfficeCalendar } from '../seat/seat-deadline.rules'
import { amountOf } from '../seat/seat-fee.rules'
import { type SeatFormContent, type SeatPersonLine, seatPersonLine, type SeatStarterLine } from './seat-form.contract'
import { checkForm, checkFormDays, formDueDay, formFiscalYear, isFormOpen, isFormWithdrawable, startsIfAccepted, stopsIfAccepted } from './seat-form.rules'

const contact = { department: '地域連携室', phone: '045-000-0000', extension: '12', email: 'renkei@hospital.test' }
const head = { address: '横浜市', hospitalName: '試験病院', representativeTitle: '院長', representativeName: '代表 太郎', contact }
const line = (email: string, of: Partial<SeatStarterLine> = {}): SeatStarterLine => ({ department: '連携', name: '佐伯 みどり', kana: 'サエキ ミドリ', email, sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false, firstDay: null, ...of })
const BOTH = { sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true }
const first = (users: SeatStarterLine[]): SeatFormContent => ({ kind: 1, ...head, users })
const withoutDay = (starter: SeatStarterLine): SeatPersonLine => seatPersonLine.parse(Object.fromEntries(Object.entries(starter).filter(([field]) => field !== 'firstDay')))
const second = (seats: string, users: SeatStarterLine[] = [], wishedStart: string | null = null): SeatFormContent => ({ kind: 2, ...head, seats, wishedStart, users: users.map(withoutDay), billTo: { ...contact, name: '会計 花子' } })
const third = (leavers: { personId: string; lastDay: string | null }[], starters: SeatStarterLine[]): SeatFormContent => ({ kind: 3, ...head, leavers, starters })
const check = (content: SeatFormContent, mailboxes: string[] = []) => checkForm(content, { mailboxes })
const calendar: OfficeCalendar = { isHoliday: (day) => day.slice(5) >= '12-29' || day.slice(5) <= '01-03', closedDays: new Set(), pauses: [] }

describe('what a form must say (様式1–3)', () => {
  it('rule 34: two seats and nobody named is accepted, and two are paid', () => {
    expect(check(second('2')).ok).toBe(true)
    expect(amountOf({ startMonth: '2026-06', seats: 2, unitPrice: 1000 })).toBe(20_000)
  })

  it('rule 35: the count in the form is a whole number from 1, full-width too', () => {
    for (const text of ['0', '−1', '-1', '1.5', '']) expect(check(second(text))).toMatchObject({ ok: false, refusal: { code: 'seat_count_invalid' } })
    expect(check(second('２', [line('a@hospital.test'), line('b@hospital.test')])).ok).toBe(true)
  })

  it('more people than seats applied for are refused', () => {
    expect(check(second('1', [line('a@hospital.test'), line('b@hospital.test')]))).toMatchObject({ refusal: { code: 'more_users_than_seats', details: { seats: 1, users: 2 } } })
  })

  it('rule 38: a shared mailbox needs both ticks, one person’s own none', () => {
    expect(check(first([line('saeki@hospital.test'), line('kuga@hospital.test')]), ['misawa@hospital.test']).ok).toBe(true)
    const ticks = [[true, false], [false, true], [false, false]] as const
    for (const [noPersonalMailbox, privateMailForbidden] of ticks) {
      expect(check(first([line('ward@hospital.test', { sharedMailbox: true, noPersonalMailbox, privateMailForbidden })]))).toMatchObject({ refusal: { code: 'shared_mailbox_not_allowed', details: { fields: ['users.0.email'] } } })
    }
    expect(check(first([line('ward@hospital.test', BOTH)])).ok).toBe(true)
  })

  it('rule 38: a mailbox on two lines or of a colleague is shared, whatever its line says and however it is written', () => {
    expect(check(first([line('ward@hospital.test', BOTH), line('Ward@Hospital.test')]))).toMatchObject({ refusal: { code: 'shared_mailbox_not_allowed', details: { fields: ['users.1.email'] } } })
    expect(check(third([], [line('ｗard@hospital.test')]), ['ward@hospital.test'])).toMatchObject({ refusal: { code: 'shared_mailbox_not_allowed', details: { fields: ['starters.0.email'] } } })
  })

  it('rule 39: the same shared mailbox twice is accepted with both ticks on each', () => {
    expect(check(first([line('ward@hospital.test', BOTH), line('ward@hospital.test', BOTH)]), ['ward@hospital.test']).ok).toBe(true)
  })

  it('what is missing is named by its path, everything at once', () => {
    expect(check({ ...first([line('', { kana: ' ' })]), address: '' })).toMatchObject({ refusal: { code: 'required_fields_missing', details: { fields: ['address', 'users.0.kana', 'users.0.email'] } } })
    expect(check(first([]))).toMatchObject({ refusal: { details: { fields: ['users'] } } })
    expect(check(third([], []))).toMatchObject({ refusal: { details: { fields: ['starters'] } } })
    expect(check(third([{ personId: 'p', lastDay: null }], []))).toMatchObject({ refusal: { details: { fields: ['leavers.0.lastDay'] } } })
    expect(check(third([{ personId: 'p', lastDay: '2026-09-01' }], [])).ok).toBe(true)
  })

  it('an address that is none is refused where it stands', () => {
    for (const email of ['a', 'a@b', 'a b@c.jp', 'a@b,c.jp', 'a@b.', '佐伯@c.jp', 'a@病院.jp', `${'a'.repeat(251)}@b.jp`]) expect(check(first([line(email)]))).toMatchObject({ refusal: { code: 'mail_address_invalid', details: { fields: ['users.0.email'] } } })
  })

  it('an address typed full-width is one: it is stored as it can be written to', () => {
    for (const email of ['ａ＠ｂ．ｊｐ', ' a@b.jp　']) expect(check(first([line(email)])).ok, email).toBe(true)
  })

  it('days are from today on', () => {
    expect(checkFormDays(first([line('a@b.jp', { firstDay: '2026-09-01' })]), '2026-09-02')).toMatchObject({ refusal: { code: 'form_day_invalid', details: { fields: ['users.0.firstDay'] } } })
    expect(checkFormDays(third([{ personId: 'p', lastDay: '2028-09-01' }], []), '2026-09-02')).toMatchObject({ refusal: { details: { fields: ['leavers.0.lastDay'] } } })
    expect(checkFormDays(first([line('a@b.jp', { firstDay: '2026-09-02' }), line('c@b.jp')]), '2026-09-02').ok).toBe(true)
  })
})

describe('the course of a form', () => {
  it('is written as a draft and when it came back, and taken back until it is accepted', () => {
    const states = ['draft', 'submitted', 'returned', 'withdrawn', 'accepted'] as const
    expect(states.filter(isFormOpen)).toEqual(['draft', 'returned'])
    expect(states.filter(isFormWithdrawable)).toEqual(['submitted', 'returned'])
  })

  it('様式2 is due on the last open day before its seats begin', () => {
    expect(formDueDay(second('1'), '2026-04-10', calendar)).toBe('2026-04-30')
    expect(formDueDay(second('1', [], '2026-09'), '2026-04-10', calendar)).toBe('2026-08-31')
    expect(formDueDay(second('1'), '2026-12-10', calendar)).toBe('2026-12-28')
  })

  it('様式1 and 3 are due within five open days, or before the first change', () => {
    expect(formDueDay(first([line('a@b.jp')]), '2026-04-10', calendar)).toBe('2026-04-17')
    expect(formDueDay(third([{ personId: 'p', lastDay: '2026-04-14' }], []), '2026-04-10', calendar)).toBe('2026-04-14')
    expect(formDueDay(third([], [line('a@b.jp', { firstDay: '2026-04-11' })]), '2026-04-10', calendar)).toBe('2026-04-10')
  })


  it('要綱6条2号: accepted after a day it named, who leaves has acted until today, and who starts does so as soon as may be', () => {
    const form = third([{ personId: 'x', lastDay: '2026-04-10' }, { personId: 'y', lastDay: null }, { personId: 'z', lastDay: '2026-04-20' }], [line('a@x.jp', { firstDay: '2026-04-15' }), line('b@x.jp', { firstDay: '2026-04-21' }), line('c@x.jp')])
    expect(stopsIfAccepted(form, '2026-04-15')).toEqual([{ personId: 'x', lastDay: '2026-04-15', line: 0 }, { personId: 'z', lastDay: '2026-04-20', line: 2 }])
    expect(startsIfAccepted(form, { handedInOn: '2026-04-08', today: '2026-04-15' })).toEqual([null, '2026-04-21', null])
    // On the day on which it is handed in nothing has passed: a day is a day.
    expect(startsIfAccepted(form, { handedInOn: '2026-04-15', today: '2026-04-15' })).toEqual(['2026-04-15', '2026-04-21', null])
    expect(startsIfAccepted(second('1', [line('a@x.jp')]), { handedInOn: '2026-04-08', today: '2026-04-15' })).toEqual([null])
  })

  it('is numbered within the fiscal year of its submission', () => {
    expect([formFiscalYear('2026-03-31'), formFiscalYear('2026-04-01')]).toEqual([2025, 2026])
  })
})
