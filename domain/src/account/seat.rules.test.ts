import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, fiscalYearOf } from '../base/month'
import { actsUntilOf, giveSeats, hospitalSeatDays, hospitalSeatsIn, mayActOn, planRenewal, renewalPeriod, type SeatDays, type SeatSlot, seatStarters, setBudget, takeSeat } from './seat.rules'

const slot = (seatId: string, of: Partial<SeatSlot> = {}): SeatSlot => ({ seatId, funding: 'prefecture', firstDay: '2026-04-01', lastDay: null, freeFrom: '2026-04-01', ...of })
const years = { seats: ['a', 'b', 'c', 'd', 'e'].map((seatId) => ({ seatId, ...hospitalSeatDays('2026-05') })), today: '2027-02-10', isAccepted: false }

describe('seats (要綱7–10条)', () => {
  it('rule 28: who stops in August leaves a seat that the next one takes; it isn’t taken back', () => {
    const seat = hospitalSeatDays('2026-05')
    expect(takeSeat(seat, { isFree: true, today: '2026-08-20' })).toMatchObject({ ok: false, refusal: { code: 'seats_not_reduced' } })
    expect(seatStarters([slot('a', { ...seat, freeFrom: '2026-08-20' })], ['2026-09-01'])).toEqual({ ok: true, value: ['a'] })
    expect(hospitalSeatsIn('2026-12', [seat])).toBe(1)
  })

  it('rule 31: 5 to 4 within the year is refused, for the next year accepted, even with none', () => {
    expect(takeSeat(hospitalSeatDays('2026-05'), { isFree: true, today: '2027-02-10' })).toMatchObject({ ok: false, refusal: { code: 'seats_not_reduced' } })
    expect(planRenewal(['a', 'b', 'c', 'd'], years)).toEqual({ ok: true, value: ['a', 'b', 'c', 'd'] })
    expect(planRenewal([], years)).toEqual({ ok: true, value: [] })
  })

  it('rule 32: one stops and another starts on the seat, not before the day after', () => {
    const seats = [slot('held', { freeFrom: null }), slot('freed', { freeFrom: '2026-09-01' })]
    expect(seatStarters(seats, ['2026-09-01'])).toEqual({ ok: true, value: ['freed'] })
    expect(seatStarters(seats, ['2026-08-31'])).toMatchObject({ ok: false, refusal: { code: 'seats_not_enough' } })
  })

  it('rule 33: more starters than free seats are refused, pointing to 様式2', () => {
    expect(seatStarters([slot('a')], ['2026-09-01', '2026-09-01'])).toEqual({ ok: false, refusal: { code: 'seats_not_enough', details: { starters: 2, missing: 1, form: 2 } } })
  })

  it('rule 36: a seat that isn’t renewed ends at 04-01 00:00', () => {
    expect([mayActOn('2027-03-31', '2027-03-31'), mayActOn('2027-03-31', '2027-04-01'), mayActOn(null, '2199-01-01')]).toEqual([true, false, true])
    expect([actsUntilOf('2027-03-31', null), actsUntilOf(null, '2026-08-20'), actsUntilOf('2027-03-31', '2026-08-20'), actsUntilOf('2027-03-31', '2027-05-01'), actsUntilOf(null, null)]).toEqual(['2027-03-31', '2026-08-20', '2026-08-20', '2027-03-31', null])
  })

  it('a seat that ends is given to who starts before its end, so that everybody has one', () => {
    const seats = [slot('prefecture'), slot('ends', { lastDay: '2027-03-31' })]
    expect(seatStarters(seats, ['2027-04-01', '2027-03-01'])).toEqual({ ok: true, value: ['prefecture', 'ends'] })
  })

  it('renewals are taken from January to March, once accepted no more, and only of what ends with the year', () => {
    expect(renewalPeriod('2026-12-31')).toEqual({ fiscalYear: 2027, firstDay: '2027-01-01', lastDay: '2027-03-31', open: false })
    expect(['2027-01-01', '2027-03-31', '2027-04-01'].map((day) => renewalPeriod(day).open)).toEqual([true, true, false])
    expect(planRenewal(['a'], { ...years, today: '2026-12-31' })).toMatchObject({ refusal: { code: 'renewal_not_open', details: { from: '2027-01-01' } } })
    expect(planRenewal(['a'], { ...years, isAccepted: true })).toMatchObject({ refusal: { code: 'renewal_accepted' } })
    expect(planRenewal(['x'], years)).toMatchObject({ refusal: { code: 'seat_not_renewable' } })
    expect(planRenewal(['n'], { ...years, seats: [{ seatId: 'n', ...hospitalSeatDays('2027-04') }] })).toMatchObject({ refusal: { code: 'seat_not_renewable' } })
  })

  it('the prefecture gives within its budget, and the budget isn’t below what is given', () => {
    expect(giveSeats(3, { budget: 10, given: 7 }).ok).toBe(true)
    expect(giveSeats(4, { budget: 10, given: 7 })).toMatchObject({ refusal: { code: 'seat_budget_exceeded', details: { left: 3 } } })
    expect(giveSeats(1, { budget: null, given: 0 })).toMatchObject({ refusal: { code: 'seat_budget_exceeded', details: { left: 0 } } })
    const thisYear = { given: 7, fiscalYear: 2026, today: '2027-03-31' }
    expect([setBudget(7, thisYear).ok, setBudget(6, thisYear).ok]).toEqual([true, false])
    // Until April what is too many can still be taken back.
    expect([setBudget(6, { ...thisYear, fiscalYear: 2027 }).ok, setBudget(6, { ...thisYear, fiscalYear: 2027, today: '2027-04-01' }).ok]).toEqual([true, false])
    for (const fiscalYear of [2025, 2028]) expect(setBudget(9, { ...thisYear, fiscalYear })).toMatchObject({ refusal: { code: 'budget_year_over', details: { from: 2026, until: 2027 } } })
  })

  it('a seat of the prefecture is taken back when it is free, once', () => {
    const seat: SeatDays = { funding: 'prefecture', firstDay: '2026-04-01', lastDay: null }
    expect(takeSeat(seat, { isFree: true, today: '2026-08-20' })).toEqual({ ok: true, value: { lastDay: '2026-08-20' } })
    expect(takeSeat(seat, { isFree: false, today: '2026-08-20' }).ok).toBe(false)
    expect(takeSeat({ ...seat, lastDay: '2026-05-01' }, { isFree: true, today: '2026-08-20' }).ok).toBe(false)
  })
})

describe('whatever is applied for and tried', () => {
  const months = fc.integer({ min: 0, max: 40 }).map((n) => addMonths('2025-04', n))

  it('seats never fall within a year', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ month: months, seats: fc.integer({ min: 1, max: 5 }) })), fc.array(fc.nat()), (applications, tried) => {
        const seats = applications.flatMap(({ month, seats: count }) => Array.from({ length: count }, () => hospitalSeatDays(month)))
        for (const which of tried) {
          const seat = seats[which % Math.max(1, seats.length)]
          if (seat !== undefined) expect(takeSeat(seat, { isFree: true, today: seat.firstDay }).ok).toBe(false)
        }
        for (let month = '2025-04'; month < '2028-10'; month = addMonths(month, 1)) {
          const next = addMonths(month, 1)
          if (fiscalYearOf(next) === fiscalYearOf(month)) expect(hospitalSeatsIn(next, seats)).toBeGreaterThanOrEqual(hospitalSeatsIn(month, seats))
        }
      }),
    )
  })

  it('a seat is given to one person, on a day on which it is open and free, and nobody is left out while one fits', () => {
    const days = fc.integer({ min: 0, max: 30 }).map((n) => `2026-09-${String((n % 30) + 1).padStart(2, '0')}`)
    const slots = fc.array(fc.record({ freeFrom: fc.option(days), lastDay: fc.option(days) }), { maxLength: 5 }).map((all) => all.map((one, at) => slot(String(at), one)))
    const most = (seats: readonly SeatSlot[], wanted: readonly string[]): number => {
      const [day, ...rest] = wanted
      if (day === undefined) return 0
      const fitting = seats.filter((one) => one.freeFrom !== null && one.freeFrom <= day && (one.lastDay === null || day <= one.lastDay))
      return Math.max(most(seats, rest), ...fitting.map((one) => 1 + most(seats.filter((other) => other !== one), rest)))
    }
    fc.assert(
      fc.property(slots, fc.array(days, { maxLength: 4 }), (seats, wanted) => {
        const result = seatStarters(seats, wanted)
        expect(result.ok).toBe(most(seats, wanted) === wanted.length)
        if (!result.ok) return
        expect(new Set(result.value).size).toBe(wanted.length)
        wanted.forEach((day, at) => {
          const given = seats.find(({ seatId }) => seatId === result.value[at])
          expect(given?.freeFrom !== null && given !== undefined && given.freeFrom <= day && (given.lastDay ?? '9') >= day).toBe(true)
        })
      }),
    )
  })
})
