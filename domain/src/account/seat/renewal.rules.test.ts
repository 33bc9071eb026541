import { expect, it } from 'vitest'
import { acceptancePeriod, planRenewal, planRenewalAcceptance, renewalPeriod, renewalStanding, renewalStateOf, undecidedSeats } from './renewal.rules'
import { hospitalSeatDays } from './seat.rules'

const seats = ['a', 'b', 'c'].map((seatId) => ({ seatId, ...hospitalSeatDays('2026-05') }))
const asked = { seats, today: '2027-02-10', answer: undefined }

it('要綱10条5項: answers are taken from January to March, and only about what ends with the year', () => {
  expect(renewalPeriod('2026-12-31')).toEqual({ fiscalYear: 2027, firstDay: '2027-01-01', lastDay: '2027-03-31', open: false, acceptUntil: '2027-04-30', acceptable: false })
  expect(['2027-01-01', '2027-03-31', '2027-04-01'].map((day) => renewalPeriod(day).open)).toEqual([true, true, false])
  expect(planRenewal(['a'], { ...asked, today: '2026-12-31' })).toMatchObject({ refusal: { code: 'renewal_not_open', details: { from: '2027-01-01' } } })
  expect(planRenewal(['x'], asked)).toMatchObject({ refusal: { code: 'seat_not_renewable' } })
  expect(planRenewal(['n'], { ...asked, seats: [{ seatId: 'n', ...hospitalSeatDays('2027-04') }] })).toMatchObject({ refusal: { code: 'seat_not_renewable' } })
})

it('what was answered in time is accepted until the end of April', () => {
  expect(['2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01', '2027-04-30', '2027-05-01'].map((day) => [acceptancePeriod(day).fiscalYear, planRenewalAcceptance(acceptancePeriod(day)).ok])).toEqual([
    [2027, false],
    [2027, true],
    [2027, true],
    [2027, true],
    [2027, true],
    [2028, false],
  ])
  expect(planRenewalAcceptance(acceptancePeriod('2027-05-01'))).toMatchObject({ refusal: { code: 'renewal_not_open', details: { from: '2028-01-01', until: '2028-04-30' } } })
})

it('after an acceptance what was accepted stays, and seats that opened since are answered about, or another one joins', () => {
  const later = { seatId: 'later', ...hospitalSeatDays('2027-03') }
  const goesOn = seats.map((seat) => (seat.seatId === 'c' ? seat : { ...seat, lastDay: '2028-03-31' }))
  const answer = { seatIds: ['a', 'b'], askedIds: ['a', 'b', 'c'], isAccepted: true }
  const after = (chosen: string[], of: typeof seats) => planRenewal(chosen, { seats: of, today: '2027-03-10', answer })
  expect(after([], goesOn)).toMatchObject({ refusal: { code: 'renewal_accepted' } })
  expect(after(['a', 'b'], goesOn)).toMatchObject({ refusal: { code: 'renewal_accepted' } })
  expect(after(['c'], goesOn)).toEqual({ ok: true, value: { seatIds: ['a', 'b', 'c'], askedIds: ['a', 'b', 'c'] } })
  expect(after(['later'], [...goesOn, later])).toEqual({ ok: true, value: { seatIds: ['a', 'b', 'later'], askedIds: ['a', 'b', 'c', 'later'] } })
  expect(after([], [...goesOn, later])).toEqual({ ok: true, value: { seatIds: ['a', 'b'], askedIds: ['a', 'b', 'c', 'later'] } })
  expect([undefined, { isAccepted: false }, { isAccepted: true }].map((one) => [false, true].map((hasUndecided) => renewalStateOf(one, { hasUndecided })))).toEqual([['unanswered', 'unanswered'], ['answered', 'answered'], ['accepted', 'unanswered']])
})

it('what was accepted is asked about no more, nor what was answered; a hospital reads that only what it adds is open', () => {
  const seat = { number: 1, holder: null }
  const renewal = { seats: [{ ...seat, seatId: 'a', goesOn: true, accepted: true, asked: true }, { ...seat, seatId: 'b', goesOn: false, accepted: false, asked: true }, { ...seat, seatId: 'c', goesOn: false, accepted: false, asked: false }] }
  expect(undecidedSeats(renewal).map(({ seatId }) => seatId)).toEqual(['c'])
  expect([{ state: 'unanswered', version: 0 }, { state: 'unanswered', version: 1 }, { state: 'answered', version: 2 }, { state: 'accepted', version: 1 }].map((one) => renewalStanding(one as Parameters<typeof renewalStanding>[0]))).toEqual(['unanswered', 'partly', 'answered', 'accepted'])
})
