import { expect, it } from 'vitest'
import { seatEndOf } from './seat-end.rules'

const TODAY = '2027-04-01'
type Holder = Parameters<typeof seatEndOf>[0]
const of = (changed: Partial<Holder>): Holder => ({ active: true, actsUntil: null, isOfHospital: true, isHospitalActive: true, isRepresentative: false, lastSeat: { lastDay: null, seatLastDay: '2027-03-31', funding: 'hospital' }, stopDays: [], ...changed })

it('rule 36: tells of a seat that wasn’t renewed from 04-01 on, before and after the job has tidied up; not a day earlier', () => {
  const told = { cause: 'not_renewed', lastDay: '2027-03-31', ask: 'representative' }
  expect(seatEndOf(of({ actsUntil: '2027-03-31' }), '2027-03-31')).toBeUndefined()
  expect(seatEndOf(of({ actsUntil: '2027-03-31' }), TODAY)).toEqual(told)
  expect(seatEndOf(of({ actsUntil: '2027-03-31', lastSeat: { lastDay: '2027-03-31', seatLastDay: '2027-03-31', funding: 'hospital' } }), '2027-05-20')).toEqual(told)
  expect(seatEndOf(of({ actsUntil: '2027-03-31', isRepresentative: true }), TODAY)).toMatchObject({ ask: 'prefecture' })
})

it('要綱12条: tells of an end by 様式3 on its day, also where that is the year’s last', () => {
  expect(seatEndOf(of({ actsUntil: '2026-08-20', stopDays: ['2026-08-20'] }), TODAY)).toEqual({ cause: 'form', lastDay: '2026-08-20', ask: 'representative' })
  expect(seatEndOf(of({ active: false, actsUntil: '2027-03-31', stopDays: ['2027-03-31'], lastSeat: { lastDay: '2027-03-31', seatLastDay: '2027-03-31', funding: 'hospital' } }), TODAY)).toMatchObject({ cause: 'form' })
})

it('tells of an end by the prefecture, also before the day that a form had named', () => {
  const ended = { lastDay: '2026-08-03', seatLastDay: null, funding: 'prefecture' }
  expect(seatEndOf(of({ active: false, lastSeat: ended }), TODAY)).toEqual({ cause: 'office', lastDay: '2026-08-03', ask: 'representative' })
  expect(seatEndOf(of({ active: false, actsUntil: '2026-08-20', stopDays: ['2026-08-20'], lastSeat: ended }), TODAY)).toMatchObject({ cause: 'office', lastDay: '2026-08-03' })
  expect(seatEndOf(of({ active: false, isOfHospital: false, lastSeat: undefined }), TODAY)).toEqual({ cause: 'office', lastDay: null, ask: 'prefecture' })
})

it('rule 48: tells of a hospital that doesn’t use the system; of nothing to who acts', () => {
  expect(seatEndOf(of({ isHospitalActive: false }), TODAY)).toEqual({ cause: 'hospital', lastDay: null, ask: 'prefecture' })
  expect(seatEndOf(of({}), TODAY)).toBeUndefined()
  expect(seatEndOf(of({ isOfHospital: false, isHospitalActive: false }), TODAY)).toBeUndefined()
})
