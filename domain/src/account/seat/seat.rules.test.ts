import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../../base/month'
import { planRenewal, renewalPeriod } from './renewal.rules'
import { actsUntilOf, countSeats, fiscalYearEnd, freeFromOf, giveSeats, hospitalSeatDays, mayActOn, mayStartOn, type SeatSlot, seatStandingOf, seatStarters, seatStartersSoon, type SeatUse, setBudget, takeSeat } from './seat.rules'

const slot = (seatId: string, of: Partial<SeatSlot> = {}): SeatSlot => ({ seatId, funding: 'prefecture', firstDay: '2026-04-01', lastDay: null, freeFrom: '2026-04-01', ...of })
const used = (of: Partial<SeatUse> = {}): SeatUse => ({ funding: 'prefecture', firstDay: '2026-04-01', lastDay: null, isHeld: false, heldUntil: null, isAwaited: false, ...of })
const years = { seats: ['a', 'b', 'c', 'd', 'e'].map((seatId) => ({ seatId, ...hospitalSeatDays('2026-05') })), today: '2027-02-10', answer: undefined }

describe('seats (要綱7–10条)', () => {
  it('rule 28: who stops in August leaves a seat that the next one takes; it isn’t taken back', () => {
    const seat = used({ ...hospitalSeatDays('2026-05'), heldUntil: '2026-08-20' })
    expect(takeSeat(seat, '2026-09-20')).toMatchObject({ ok: false, refusal: { code: 'seats_not_reduced' } })
    const starting = (day: string) => seatStarters([slot('a', { ...seat, freeFrom: freeFromOf(seat) })], [day])
    expect([starting('2026-08-20').ok, starting('2026-08-21')]).toEqual([false, { ok: true, value: ['a'] }])
    expect(countSeats([seat], '2026-12-01').hospitalFunded).toEqual({ seats: 1, free: 1, notOpen: 0 })
  })

  it('rule 31: 5 to 4 within the year is refused, for the next year accepted, even with none', () => {
    expect(takeSeat(used(hospitalSeatDays('2026-05')), '2027-02-10')).toMatchObject({ ok: false, refusal: { code: 'seats_not_reduced' } })
    const askedIds = ['a', 'b', 'c', 'd', 'e']
    expect(planRenewal(['a', 'b', 'c', 'd'], years)).toEqual({ ok: true, value: { seatIds: ['a', 'b', 'c', 'd'], askedIds } })
    expect(planRenewal([], years)).toEqual({ ok: true, value: { seatIds: [], askedIds } })
  })

  it('rule 32: one stops and another starts on the seat, not before the day after', () => {
    const slotOf = (seatId: string, seat: SeatUse) => slot(seatId, { ...seat, freeFrom: freeFromOf(seat) })
    const seats = [slotOf('held', used({ isHeld: true })), slotOf('freed', used({ isHeld: true, heldUntil: '2026-08-31' }))]
    expect(seatStarters(seats, ['2026-09-01'])).toEqual({ ok: true, value: ['freed'] })
    expect(seatStarters(seats, ['2026-08-31'])).toMatchObject({ ok: false, refusal: { code: 'seats_not_enough' } })
  })

  it('要綱6条2号: a seat whose person ended today is free from tomorrow on, and from then on alone', () => {
    const seat = used({ heldUntil: '2026-08-20' })
    expect(freeFromOf(seat)).toBe('2026-08-21')
    expect([seatStandingOf(seat, '2026-08-20'), seatStandingOf(seat, '2026-08-21')]).toEqual(['freed', 'free'])
    expect([countSeats([seat], '2026-08-20').prefecture, countSeats([seat], '2026-08-21').prefecture]).toEqual([{ seats: 1, free: 0 }, { seats: 1, free: 1 }])
    expect([freeFromOf(used()), freeFromOf(used({ heldUntil: '2026-03-31' })), freeFromOf(used({ isHeld: true })), freeFromOf(used({ isHeld: true, heldUntil: '2026-08-20' })), freeFromOf(used({ isAwaited: true }))]).toEqual(['2026-04-01', '2026-04-01', null, '2026-08-21', null])
  })

  it('who names no day starts today where a seat is free, else tomorrow on one that was held until today', () => {
    const seats = [slot('free'), slot('freed', { freeFrom: '2026-08-21' })]
    expect(seatStartersSoon(seats, [null, null], '2026-08-20')).toEqual({ ok: true, value: { seatIds: ['free', 'freed'], days: ['2026-08-20', '2026-08-21'] } })
    expect(seatStartersSoon(seats, [null, '2026-08-20'], '2026-08-20')).toEqual({ ok: true, value: { seatIds: ['freed', 'free'], days: ['2026-08-21', '2026-08-20'] } })
    expect(seatStartersSoon([slot('freed', { freeFrom: '2026-08-21' })], ['2026-08-20'], '2026-08-20')).toMatchObject({ refusal: { code: 'seats_not_enough' } })
    expect(seatStartersSoon([slot('freed', { freeFrom: '2026-08-21' })], [null, null], '2026-08-20')).toMatchObject({ refusal: { code: 'seats_not_enough', details: { missing: 1 } } })
  })

  it('how a seat stands: over, held, about to be held, not open yet; one that was taken back is over at once', () => {
    const standing = (of: Partial<SeatUse>) => seatStandingOf(used(of), '2026-08-20')
    expect([standing({ isHeld: true, isAwaited: true }), standing({ isAwaited: true }), standing({ firstDay: '2026-09-01' }), standing({ funding: 'hospital', lastDay: '2026-08-19' }), standing({ lastDay: '2026-08-20' })]).toEqual(['held', 'starting', 'notOpen', 'over', 'over'])
    expect(freeFromOf(used({ lastDay: '2026-08-20' }))).toBeNull()
    expect([used(), used({ lastDay: '2026-08-20' }), used(hospitalSeatDays('2026-05')), used(hospitalSeatDays('2025-05'))].map((seat) => mayStartOn(seat, '2026-08-20'))).toEqual([true, false, true, false])
    expect(countSeats([used(hospitalSeatDays('2026-09')), used({ lastDay: '2026-08-20' }), used({ isHeld: true })], '2026-08-20')).toEqual({ prefecture: { seats: 1, free: 0 }, hospitalFunded: { seats: 0, free: 0, notOpen: 1 } })
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
    expect(takeSeat(used(), '2026-08-20')).toEqual({ ok: true, value: { lastDay: '2026-08-20' } })
    expect(takeSeat(used({ heldUntil: '2026-08-20' }), '2026-08-20').ok).toBe(true)
    for (const of of [{ isHeld: true }, { isAwaited: true }, { lastDay: '2026-08-20' }]) expect(takeSeat(used(of), '2026-08-20')).toMatchObject({ refusal: { code: 'seat_not_free' } })
  })
})

describe('whatever is applied for and tried', () => {
  const months = fc.integer({ min: 0, max: 40 }).map((n) => addMonths('2025-04', n))

  it('rule 31: what is counted never falls within a year, whoever stops, starts or tries to take one; what isn’t renewed ends with it', () => {
    const tried = fc.record({ which: fc.nat(), act: fc.constantFrom('stop' as const, 'start' as const, 'take' as const, 'renew' as const) })
    fc.assert(
      fc.property(fc.array(fc.record({ month: months, seats: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 6 }), fc.array(fc.array(tried, { maxLength: 3 }), { minLength: 42, maxLength: 42 }), (applications, acts) => {
        const seats: (SeatUse & { seatId: string })[] = []
        let before = 0
        acts.forEach((inMonth, n) => {
          const month = addMonths('2025-04', n)
          const today = `${month}-15`
          for (const { seats: count } of applications.filter((one) => one.month === month)) for (let i = 0; i < count; i++) seats.push({ ...used(hospitalSeatDays(month)), seatId: String(seats.length) })
          const now = countSeats(seats, today).hospitalFunded.seats
          if (!month.endsWith('-04')) expect(now).toBeGreaterThanOrEqual(before)
          for (const { which, act } of inMonth) {
            const seat = seats[which % Math.max(1, seats.length)]
            if (seat === undefined) continue
            if (act === 'stop' && seat.isHeld) Object.assign(seat, { isHeld: false, heldUntil: today })
            if (act === 'start' && seatStandingOf(seat, today) === 'free') Object.assign(seat, { isHeld: true, heldUntil: null })
            if (act === 'take') expect(takeSeat(seat, today)).toMatchObject({ refusal: { code: 'seats_not_reduced' } })
            const { fiscalYear } = renewalPeriod(today)
            if (act === 'renew' && planRenewal([seat.seatId], { seats, today, answer: undefined }).ok) seat.lastDay = fiscalYearEnd(fiscalYear)
          }
          before = countSeats(seats, today).hospitalFunded.seats
          expect(before).toBe(seats.filter(({ firstDay, lastDay }) => firstDay <= today && today <= (lastDay ?? '')).length)
        })
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
