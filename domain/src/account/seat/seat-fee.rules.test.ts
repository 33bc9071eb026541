import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, fiscalYearOf, monthOf } from '../../base/month'
import { isOfficeOpen, type OfficeCalendar } from './seat-deadline.rules'
import { amountOf, billMonthOf, estimateOpening, estimateSeats, readSeatCount, renewalAmount, type SeatPrice, unitPriceIn } from './seat-fee.rules'

/** The national holidays that the rule book's cases meet, and the turn of the year. */
const HOLIDAYS = new Set(['2024-08-11', '2024-08-12', '2025-08-11', '2026-02-11', '2026-08-11', '2026-10-12', '2027-01-01', '2027-01-11'])
const isHoliday = (day: string) => HOLIDAYS.has(day) || day.slice(5) >= '12-29' || day.slice(5) <= '01-03'
const calendar: OfficeCalendar = { isHoliday, closedDays: new Set(), pauses: [] }
const prices: SeatPrice[] = [{ fromMonth: '2024-04', yen: 1000 }]

const estimate = (appliedOn: string, seats = 1, wishedStart?: string) => {
  const result = estimateSeats({ appliedOn, seats, wishedStart }, { calendar, prices })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('when seats begin (要綱10条3項)', () => {
  it.each([
    [1, '2026-04-10', '2026-05'],
    [2, '2026-04-11', '2026-06'],
    [3, '2026-05-11', '2026-06'],
    [4, '2026-05-12', '2026-07'],
    [5, '2026-08-10', '2026-09'],
    [6, '2026-08-11', '2026-10'],
    [7, '2026-10-13', '2026-11'],
    [8, '2026-10-14', '2026-12'],
    [9, '2027-01-12', '2027-02'],
    [9, '2027-01-13', '2027-03'],
    [10, '2025-08-12', '2025-09'],
    [11, '2024-08-13', '2024-09'],
    [12, '2026-12-29', '2027-02'],
    [15, '2026-03-10', '2026-04'],
    [15, '2026-03-11', '2026-05'],
  ])('rule %i: applied on %s, from %s', (_rule, appliedOn, startMonth) => {
    expect(estimate(appliedOn).startMonth).toBe(startMonth)
  })

  it('rules 13, 14: February decides between two fiscal years', () => {
    expect(estimate('2026-02-10')).toMatchObject({ startMonth: '2026-03', fiscalYear: 2025, months: 1 })
    expect(estimate('2026-02-12')).toMatchObject({ startMonth: '2026-04', fiscalYear: 2026, months: 12 })
  })

  it('rule 16: refused while the prefecture takes no applications, with the period; its first and last day too', () => {
    const paused = { ...calendar, pauses: [{ firstDay: '2026-03-01', lastDay: '2026-03-20' }] }
    const on = (appliedOn: string) => estimateSeats({ appliedOn, seats: 1, wishedStart: undefined }, { calendar: paused, prices })
    for (const day of ['2026-03-01', '2026-03-10', '2026-03-20']) expect(on(day)).toEqual({ ok: false, refusal: { code: 'applications_paused', details: { from: '2026-03-01', until: '2026-03-20', fields: ['appliedOn'] } } })
    for (const day of ['2026-02-28', '2026-03-21']) expect(on(day).ok).toBe(true)
  })

  it('rule 17: a later start may be wished, and only its months are paid', () => {
    expect(estimate('2026-04-10', 1, '2026-09')).toMatchObject({ startMonth: '2026-09', months: 7, amount: 7000 })
  })

  it('rule 18: an earlier one is refused, and the earliest is told', () => {
    const result = estimateSeats({ appliedOn: '2026-04-13', seats: 1, wishedStart: '2026-05' }, { calendar, prices })
    expect(result).toEqual({ ok: false, refusal: { code: 'start_too_early', details: { earliest: '2026-06', fields: ['wishedStart'] } } })
  })

  it('a start more than a year after the earliest is refused', () => {
    expect(estimate('2026-04-10', 1, '2027-05').fiscalYear).toBe(2027)
    expect(estimateSeats({ appliedOn: '2026-04-10', seats: 1, wishedStart: '2027-06' }, { calendar, prices })).toMatchObject({ ok: false, refusal: { code: 'start_too_late', details: { latest: '2027-05' } } })
  })

  it('a day that the prefecture has closed puts the deadline off', () => {
    const closed = { ...calendar, closedDays: new Set(['2026-04-10']) }
    const on = (appliedOn: string) => estimateSeats({ appliedOn, seats: 1, wishedStart: undefined }, { calendar: closed, prices })
    expect(on('2026-04-13')).toMatchObject({ ok: true, value: { startMonth: '2026-05' } })
    expect(on('2026-04-14')).toMatchObject({ ok: true, value: { startMonth: '2026-06' } })
  })
})

describe('what seats cost, and when they are billed (要綱11条)', () => {
  it.each([
    [19, 3, '2026-04', 36_000, '2026-07'],
    [20, 2, '2026-06', 20_000, '2026-07'],
    [21, 1, '2026-07', 9000, '2026-10'],
    [22, 1, '2026-09', 7000, '2026-10'],
    [23, 1, '2026-10', 6000, '2027-01'],
    [24, 5, '2026-12', 20_000, '2027-01'],
    [25, 1, '2027-01', 3000, '2027-01'],
    [26, 1, '2027-03', 1000, '2027-03'],
  ])('rule %i: %i from %s are %i yen, billed in %s', (_rule, seats, startMonth, amount, billMonth) => {
    expect(amountOf({ startMonth, seats, unitPrice: 1000 })).toBe(amount)
    expect(billMonthOf(startMonth)).toBe(billMonth)
  })

  it('rule 27: three from May and two more from November', () => {
    expect([amountOf({ startMonth: '2026-05', seats: 3, unitPrice: 1000 }), billMonthOf('2026-05')]).toEqual([33_000, '2026-07'])
    expect([amountOf({ startMonth: '2026-11', seats: 2, unitPrice: 1000 }), billMonthOf('2026-11')]).toEqual([10_000, '2027-01'])
  })

  it('the price of the month in which the seats begin holds', () => {
    const changing = [{ fromMonth: '2026-10', yen: 1200 }, { fromMonth: '2024-04', yen: 1000 }]
    expect([unitPriceIn('2026-09', changing), unitPriceIn('2026-10', changing), unitPriceIn('2024-03', changing)]).toEqual([1000, 1200, undefined])
    expect(estimateSeats({ appliedOn: '2023-12-01', seats: 1, wishedStart: undefined }, { calendar, prices: changing })).toMatchObject({ ok: false, refusal: { code: 'unit_price_unknown', details: { month: '2024-01' } } })
  })

  it('seats that the prefecture accepts late begin in the month of the acceptance: nobody pays for what he hadn’t', () => {
    const opening = (acceptedOn: string) => estimateOpening({ appliedOn: '2026-04-09', acceptedOn, seats: 2, wishedStart: undefined }, { calendar, prices: [{ fromMonth: '2024-04', yen: 1000 }, { fromMonth: '2026-06', yen: 1200 }] })
    for (const inTime of ['2026-04-20', '2026-05-20']) expect(opening(inTime)).toMatchObject({ value: { startMonth: '2026-05', months: 11, unitPrice: 1000, amount: 22_000 } })
    expect(opening('2026-06-02')).toMatchObject({ value: { startMonth: '2026-06', months: 10, unitPrice: 1200, amount: 24_000, billMonth: '2026-07' } })
  })

  it('要綱10条5項: what was applied for one fiscal year isn’t opened in the next; a pause keeps nobody from accepting', () => {
    const pauses = [{ firstDay: '2027-01-01', lastDay: '2027-01-31' }]
    const opening = (acceptedOn: string) => estimateOpening({ appliedOn: '2027-01-12', acceptedOn, seats: 1, wishedStart: undefined }, { calendar: { ...calendar, pauses }, prices: [{ fromMonth: '2024-04', yen: 1000 }] })
    expect([opening('2027-01-20'), opening('2027-03-31')]).toMatchObject([{ value: { startMonth: '2027-02', amount: 2000 } }, { value: { startMonth: '2027-03', amount: 1000 } }])
    expect(opening('2027-04-01')).toEqual({ ok: false, refusal: { code: 'form_year_over', details: { fiscalYear: 2026 } } })
  })

  it('rule 29: a renewal that is accepted in two parts costs each at its price', () => {
    const of = { startMonth: '2027-04', unitPrice: 1300, fixedAmount: 48_000 }
    expect([renewalAmount({ ...of, more: 0 }), renewalAmount({ ...of, more: 1 }), renewalAmount({ ...of, more: 0, unitPrice: null }), renewalAmount({ ...of, more: 1, unitPrice: null })]).toEqual([48_000, 63_600, 48_000, null])
  })

  it('rule 30: any start month is billed within its fiscal year, not before it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), (months) => {
        const startMonth = addMonths('1990-01', months)
        const billed = billMonthOf(startMonth)
        expect(fiscalYearOf(billed)).toBe(fiscalYearOf(startMonth))
        expect(billed >= startMonth).toBe(true)
      }),
    )
  })

  it('rule 35: seats are a whole number from 1, in full-width digits too', () => {
    for (const text of ['0', '-1', '1.5', '', '1e2', '二', '1000', '２．５', '+1', '٣']) expect(readSeatCount(text)).toMatchObject({ ok: false, refusal: { code: 'seat_count_invalid', details: { fields: ['seats'] } } })
    expect([readSeatCount('２'), readSeatCount(' 12 '), readSeatCount('999'), readSeatCount('０１')]).toEqual([2, 12, 999, 1].map((value) => ({ ok: true, value })))
  })
})

describe('on any day, whatever the prefecture closes', () => {
  const days = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10))
  const calendars = fc.uniqueArray(days, { maxLength: 200 }).map((closed): OfficeCalendar => ({ isHoliday, closedDays: new Set(closed), pauses: [] }))

  it('seats begin after the application, and never earlier for who applies later', () => {
    fc.assert(
      fc.property(calendars, days, days, (closing, one, other) => {
        const [first, second] = one <= other ? [one, other] : [other, one]
        const starts = [first, second].map((appliedOn) => estimateSeats({ appliedOn, seats: 1, wishedStart: undefined }, { calendar: closing, prices: [{ fromMonth: '2000-04', yen: 1 }] }))
        if (!starts[0]?.ok || !starts[1]?.ok) throw new Error('refused')
        expect(starts[0].value.startMonth > monthOf(first)).toBe(true)
        expect(starts[0].value.startMonth <= starts[1].value.startMonth).toBe(true)
      }),
    )
  })

  it('an application on the day before a deadline’s is in time if one on the deadline’s is', () => {
    expect(isOfficeOpen('2026-04-10', calendar)).toBe(true)
    expect(estimate('2026-04-09').startMonth).toBe(estimate('2026-04-10').startMonth)
  })
})
