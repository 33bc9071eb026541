import { estimateSeatsCall } from '@tasuki/domain/account/seat/seat-estimate.contract'
import * as terms from '@tasuki/domain/account/seat/seat-terms.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'

let world: TestProgram
let officer: TestPerson
let nurse: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-04-09T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  nurse = await world.addPerson({ hospitalId: await world.addHospital(), name: '久我 直人' })
  await officer.ok(terms.setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterAll(() => world.close())

/** Without a cookie, as anybody. */
const ask = async (query: Record<string, string>) => {
  const answer = await world.program.http.inject({ url: `${estimateSeatsCall.path}?${new URLSearchParams(query).toString()}` })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}
const actsOf = () => world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'person_id', 'data']).where('subject_kind', '=', 'seat_terms').orderBy('at').execute())

describe('the public estimate (要綱10条, 11条)', () => {
  it.each([
    [1, { appliedAt: '2026-04-10T23:59:59+09:00' }, '2026-05'],
    [2, { appliedOn: '2026-04-11' }, '2026-06'],
    [2, { appliedAt: '2026-04-10T15:00:00Z' }, '2026-06'],
    [3, { appliedOn: '2026-05-11' }, '2026-06'],
    [4, { appliedOn: '2026-05-12' }, '2026-07'],
    [5, { appliedOn: '2026-08-10' }, '2026-09'],
    [6, { appliedOn: '2026-08-11' }, '2026-10'],
    [7, { appliedOn: '2026-10-13' }, '2026-11'],
    [8, { appliedOn: '2026-10-14' }, '2026-12'],
    [9, { appliedOn: '2027-01-12' }, '2027-02'],
    [9, { appliedOn: '2027-01-13' }, '2027-03'],
    [10, { appliedOn: '2025-08-12' }, '2025-09'],
    [11, { appliedOn: '2024-08-13' }, '2024-09'],
    [12, { appliedOn: '2026-12-29' }, '2027-02'],
    [15, { appliedOn: '2026-03-10' }, '2026-04'],
    [15, { appliedOn: '2026-03-11' }, '2026-05'],
  ])('rule %i: %o begins in %s', async (_rule, when, startMonth) => {
    expect(await ask({ ...when, seats: '1' })).toMatchObject({ status: 200, body: { startMonth } })
  })

  it('rules 13, 14: February decides between two fiscal years', async () => {
    expect((await ask({ appliedOn: '2026-02-10', seats: '1' })).body).toEqual({ startMonth: '2026-03', fiscalYear: 2025, months: 1, unitPrice: 1000, amount: 1000, billMonth: '2026-03' })
    expect((await ask({ appliedOn: '2026-02-12', seats: '1' })).body).toEqual({ startMonth: '2026-04', fiscalYear: 2026, months: 12, unitPrice: 1000, amount: 12_000, billMonth: '2026-07' })
  })

  it.each([
    [17, '2026-04-10', 1, '2026-09', 7000, '2026-10'],
    [19, '2026-03-10', 3, '2026-04', 36_000, '2026-07'],
    [20, '2026-04-11', 2, '2026-06', 20_000, '2026-07'],
    [21, '2026-05-12', 1, '2026-07', 9000, '2026-10'],
    [22, '2026-08-10', 1, '2026-09', 7000, '2026-10'],
    [23, '2026-08-11', 1, '2026-10', 6000, '2027-01'],
    [24, '2026-10-14', 5, '2026-12', 20_000, '2027-01'],
    [25, '2026-12-10', 1, '2027-01', 3000, '2027-01'],
    [26, '2027-01-13', 1, '2027-03', 1000, '2027-03'],
  ])('rule %i: applied on %s for %i from %s: %i yen, billed in %s', async (_rule, appliedOn, seats, wishedStart, amount, billMonth) => {
    expect(await ask({ appliedOn, seats: String(seats), wishedStart })).toMatchObject({ status: 200, body: { startMonth: wishedStart, amount, billMonth } })
  })

  it('rule 18: an earlier start is refused, the earliest told', async () => {
    expect(await ask({ appliedOn: '2026-04-13', seats: '1', wishedStart: '2026-05' })).toMatchObject({ status: 422, body: { code: 'start_too_early', earliest: '2026-06', fields: ['wishedStart'] } })
  })

  it('rule 35: 0, −1 and 1.5 are refused, full-width digits are read', async () => {
    for (const seats of ['0', '-1', '1.5']) expect(await ask({ appliedOn: '2026-04-10', seats })).toMatchObject({ status: 422, body: { code: 'seat_count_invalid', fields: ['seats'] } })
    expect(await ask({ appliedOn: '2026-04-10', seats: '２' })).toMatchObject({ status: 200, body: { amount: 22_000 } })
  })

  it('without a day it is applied for now; a day and an instant together, or no day at all, are refused', async () => {
    expect(await ask({ seats: '1' })).toMatchObject({ status: 200, body: { startMonth: '2026-05' } })
    expect(await ask({ appliedOn: '2026-04-10', appliedAt: '2026-04-10T00:00:00Z', seats: '1' })).toMatchObject({ status: 400, body: { code: 'malformed_request' } })
    for (const query of [{ appliedOn: '2026-02-30', seats: '1' }, { appliedAt: 'gestern', seats: '1' }, { appliedOn: '2026-04-10', seats: '1', wishedStart: '2026-13' }, { appliedOn: '2026-04-10' } as Record<string, string>]) expect((await ask(query)).status).toBe(400)
  })
})

describe('what the prefecture sets', () => {
  it('rule 16: in a period without applications the estimate is refused with the period; others in it and before today aren’t taken', async () => {
    const { pauses } = await officer.ok(terms.addPauseCall, { body: { firstDay: '2026-09-01', lastDay: '2026-09-20' } })
    expect(await ask({ appliedOn: '2026-09-20', seats: '1' })).toMatchObject({ status: 422, body: { code: 'applications_paused', from: '2026-09-01', until: '2026-09-20' } })
    expect((await ask({ appliedOn: '2026-09-21', seats: '1' })).status).toBe(200)
    expect((await officer.call(terms.addPauseCall, { body: { firstDay: '2026-09-20', lastDay: '2026-09-30' } })).problem.code).toBe('pause_overlaps')
    expect((await officer.call(terms.addPauseCall, { body: { firstDay: '2026-04-01', lastDay: '2026-04-08' } })).problem.code).toBe('pause_period_invalid')
    await officer.ok(terms.removePauseCall, { params: { pauseId: pauses[0]?.id ?? '' } })
    expect((await ask({ appliedOn: '2026-09-20', seats: '1' })).status).toBe(200)
  })

  it('a closed day puts the deadline off until it is open again', async () => {
    const after = await officer.ok(terms.addClosedDayCall, { body: { day: '2026-04-10', name: '庁舎の停電' } })
    expect(after.closedDays).toEqual([{ day: '2026-04-10', name: '庁舎の停電' }])
    expect(after.deadlines).toEqual([{ day: '2026-04-13', startMonth: '2026-05' }, { day: '2026-05-11', startMonth: '2026-06' }, { day: '2026-06-10', startMonth: '2026-07' }])
    expect((await ask({ appliedOn: '2026-04-13', seats: '1' })).body.startMonth).toBe('2026-05')
    for (const day of ['2026-04-10', '2026-04-11', '2026-05-05', '2026-12-30']) expect((await officer.call(terms.addClosedDayCall, { body: { day, name: '' } })).problem.code).toBe('day_closed_already')
    expect((await officer.ok(terms.removeClosedDayCall, { params: { day: '2026-04-10' } })).closedDays).toEqual([])
    expect((await ask({ appliedOn: '2026-04-13', seats: '1' })).body.startMonth).toBe('2026-06')
    expect((await officer.call(terms.removeClosedDayCall, { params: { day: '2026-04-10' } })).status).toBe(404)
  })

  it('a closed day that is over stays: who applied in time because of it stays in time', async () => {
    await officer.ok(terms.addClosedDayCall, { body: { day: '2026-04-10', name: '庁舎の停電' } })
    world.clock.set('2026-04-13T01:00:00Z')
    expect((await officer.call(terms.removeClosedDayCall, { params: { day: '2026-04-10' } })).problem).toMatchObject({ status: 422, code: 'day_past', fields: ['day'] })
    expect((await ask({ appliedOn: '2026-04-13', seats: '1' })).body.startMonth).toBe('2026-05')
    world.clock.set('2026-04-09T01:00:00Z')
    await officer.ok(terms.removeClosedDayCall, { params: { day: '2026-04-10' } })
  })

  it('a day that is past closes nothing, and the only price can be put right', async () => {
    expect((await officer.call(terms.addClosedDayCall, { body: { day: '2026-04-08', name: '' } })).problem.code).toBe('day_past')
    expect((await officer.ok(terms.setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1100 } })).prices).toEqual([{ fromMonth: '2024-04', yen: 1100 }])
    await officer.ok(terms.setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
  })

  it('a patient’s name doesn’t come in with the reason of a closed day (rule 49)', async () => {
    expect(await officer.call(terms.addClosedDayCall, { body: { day: '2026-04-15', name: '小鳥遊様の来庁' } })).toMatchObject({ status: 422, problem: { code: 'personal_name', fields: ['name'] } })
  })

  it('a price changes from a later month on; of months that have begun it stays', async () => {
    const { prices } = await officer.ok(terms.setSeatPriceCall, { body: { fromMonth: '2026-10', yen: 1200 } })
    expect(prices).toEqual([{ fromMonth: '2024-04', yen: 1000 }, { fromMonth: '2026-10', yen: 1200 }])
    expect((await ask({ appliedOn: '2026-08-11', seats: '1' })).body).toMatchObject({ startMonth: '2026-10', unitPrice: 1200, amount: 7200 })
    expect((await ask({ appliedOn: '2026-08-10', seats: '1' })).body).toMatchObject({ startMonth: '2026-09', unitPrice: 1000, amount: 7000 })
    expect((await officer.call(terms.setSeatPriceCall, { body: { fromMonth: '2026-04', yen: 900 } })).problem).toMatchObject({ code: 'price_month_past', earliest: '2026-05' })
    // A nought too many.
    expect((await officer.call(terms.setSeatPriceCall, { body: { fromMonth: '2026-11', yen: 100_001 } })).status).toBe(422)
    expect((await officer.call(terms.removeSeatPriceCall, { params: { fromMonth: '2024-04' } })).problem.code).toBe('price_month_past')
    expect((await officer.call(terms.setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 900 } })).problem.code).toBe('price_month_past')
    expect((await officer.ok(terms.setSeatPriceCall, { body: { fromMonth: '2026-10', yen: 1300 } })).prices[1]).toEqual({ fromMonth: '2026-10', yen: 1300 })
    expect((await officer.ok(terms.removeSeatPriceCall, { params: { fromMonth: '2026-10' } })).prices).toHaveLength(1)
  })

  it('two officers at once: periods never meet, and one month has one price', async () => {
    const pause = (firstDay: string, lastDay: string) => officer.call(terms.addPauseCall, { body: { firstDay, lastDay } })
    const both = await Promise.all([pause('2026-11-01', '2026-11-20'), pause('2026-11-10', '2026-11-30')])
    expect(both.map(({ status, problem }) => problem.code ?? status).sort()).toEqual([200, 'pause_overlaps'])
    for (const { id } of (await officer.ok(terms.getSeatTermsCall)).pauses) await officer.ok(terms.removePauseCall, { params: { pauseId: id } })
    const price = (yen: number) => officer.call(terms.setSeatPriceCall, { body: { fromMonth: '2026-12', yen } })
    expect((await Promise.all([price(1200), price(1300)])).map(({ status }) => status)).toEqual([200, 200])
    expect((await officer.ok(terms.getSeatTermsCall)).prices.map(({ fromMonth }) => fromMonth)).toEqual(['2024-04', '2026-12'])
    await officer.ok(terms.removeSeatPriceCall, { params: { fromMonth: '2026-12' } })
  })

  it('is the prefecture’s alone, read by anybody, and each act is in the audit trail', async () => {
    expect((await nurse.call(terms.addPauseCall, { body: { firstDay: '2026-09-01', lastDay: '2026-09-20' } })).status).toBe(403)
    expect((await nurse.ok(terms.getSeatTermsCall)).prices).toEqual([{ fromMonth: '2024-04', yen: 1000 }])
    expect((await world.program.http.inject({ url: terms.getSeatTermsCall.path })).json()).toMatchObject({ today: '2026-04-09' })
    const acts = await actsOf()
    expect(acts.map(({ act }) => act.replace('seat_terms.', ''))).toEqual(['price_set', 'pause_added', 'pause_removed', 'day_closed', 'day_opened', 'day_closed', 'day_opened', 'price_set', 'price_set', 'price_set', 'price_set', 'price_removed', 'pause_added', 'pause_removed', 'price_set', 'price_set', 'price_removed'])
    expect(new Set(acts.map((one) => one.person_id))).toEqual(new Set([officer.personId]))
    expect(JSON.stringify(acts)).not.toContain('停電')
  })
})
