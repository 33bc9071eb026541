import { getMeCall, signInCall } from '@tasuki/domain/account/account.contract'
import * as seats from '@tasuki/domain/account/seat/seat.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, TEST_PASSWORD, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addPaidSeats } from '../../../test/worlds/paid-seats'
import { endHospitalUseCommand } from '../hospital/end-hospital-use'
import { issueLoginCommand } from '../sign-in/issue-login'
import { startHospitalUseCommand } from '../hospital/start-hospital-use'
import { updateActsUntil } from './seat.store'

let world: TestProgram
let officer: TestPerson
let chief: TestPerson
let hospitalId: string
beforeEach(async () => {
  world = await startTestProgram({ at: '2027-02-10T01:00:00Z', seatRoom: 0 })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  hospitalId = await world.addHospital({ name: '試験病院' })
  chief = await world.addPerson({ hospitalId, role: 'representative', name: '久我 直人' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterEach(() => world.close())

const paid = (count: number) => addPaidSeats(world, { hospitalId, count, lastDay: '2027-03-31' })
const renewal = () => chief.ok(seats.getSeatRenewalCall)

describe('what goes on with the next fiscal year (要綱10条4項, 5項)', () => {
  it('rule 31: of five seats four go on, at April’s price; within the year none is taken', async () => {
    await paid(5)
    const standing = await renewal()
    expect(standing).toMatchObject({ fiscalYear: 2027, open: true, state: 'unanswered', version: 0, startMonth: '2027-04', billMonth: '2027-07', unitPrice: 1000 })
    const [first, ...others] = standing.seats.map(({ seatId }) => seatId)
    expect((await officer.call(seats.takeSeatCall, { params: { seatId: first ?? '' } })).problem).toMatchObject({ status: 409, code: 'seats_not_reduced' })
    const answered = await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: others } })
    expect(answered).toMatchObject({ state: 'answered', version: 1 })
    expect((await chief.call(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: [] } })).problem).toMatchObject({ code: 'version_conflict', version: 1 })
    await officer.ok(setSeatPriceCall, { body: { fromMonth: '2027-04', yen: 1300 } })
    const { renewals } = await officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })
    expect(renewals).toMatchObject([{ state: 'accepted', hospital: { id: hospitalId } }])
    expect(await world.asSystem((tx) => tx.db.selectFrom('seat_line').select(['kind', 'fiscal_year', 'start_month', 'seats', 'unit_price']).execute())).toEqual([{ kind: 'renewal', fiscal_year: 2027, start_month: '2027-04', seats: 4, unit_price: 1300 }])
    expect((await chief.call(seats.answerSeatRenewalCall, { body: { version: 2, seatIds: [] } })).problem).toMatchObject({ code: 'renewal_accepted' })
    expect((await officer.call(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 2 }] } })).problem).toMatchObject({ code: 'renewal_accepted', hospitalId })
  })

  it('rule 36: at 04-01 00:00 in Japan who isn’t renewed acts no more, sessions included; their data stays, who is renewed goes on', async () => {
    const [gone, stays] = await paid(2)
    if (!gone || !stays) throw new Error('nobody')
    const standing = await renewal()
    const kept = standing.seats.filter(({ holder }) => holder === '職員1').map(({ seatId }) => seatId)
    await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: kept } })
    await officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })
    world.clock.set('2027-03-31T23:59:59+09:00')
    const signIn = async (personId: string, password = TEST_PASSWORD) => {
      const { login_id: loginId } = await world.asSystem((tx) => tx.db.selectFrom('person').select('login_id').where('id', '=', personId).executeTakeFirstOrThrow())
      const answer = await world.program.http.inject({ method: 'POST', url: signInCall.path, headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ loginId, password }) })
      return { status: answer.statusCode, problem: answer.json<Record<string, unknown>>(), cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
    }
    const evening = await signIn(gone.personId)
    expect(evening.status).toBe(200)
    const session = world.resume({ ...gone, cookie: evening.cookie })
    expect((await session.call(getMeCall)).status).toBe(200)
    world.clock.set('2027-04-01T00:00:00+09:00')
    // Told by whose session it is, and by the right password alone: why, since when, whom to ask.
    const told = { status: 401, problem: { code: 'seat_ended', cause: 'not_renewed', lastDay: '2027-03-31', ask: 'representative' } }
    expect(await session.call(getMeCall)).toMatchObject(told)
    expect(await signIn(gone.personId)).toMatchObject({ ...told, cookie: 'undefined' })
    const [wrong, unknown] = [await signIn(gone.personId, 'not the password'), await signIn(stays.personId, 'not the password')]
    expect([wrong.status, wrong.problem.code, Object.keys(wrong.problem)]).toEqual([401, 'sign_in_failed', Object.keys(unknown.problem)])
    expect((await signIn(stays.personId)).status).toBe(200)
    await world.runJob('follow_seats')
    await world.runJob('follow_seats')
    const rows = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('subject_id').where('act', '=', 'seat.expired').execute())
    expect(rows).toEqual([{ subject_id: gone.personId }])
    // After the job too the page that stands open is told, and acts no more even if the seat should go on again: the second step is to be shown.
    expect(await session.call(getMeCall)).toMatchObject(told)
    await world.asSystem((tx) => updateActsUntil(tx, gone.personId, '2028-03-31'))
    expect((await session.call(getMeCall)).problem.code).toBe('factor_needed')
    const person = await world.asSystem((tx) => tx.db.selectFrom('person').select(['display_name', 'active']).where('id', '=', gone.personId).executeTakeFirst())
    expect(person).toEqual({ display_name: '職員0', active: true })
  })

  it('rule 36: the prefecture sees year by year what went on, what nobody answered about and what ended, with who held it', async () => {
    await paid(2)
    const standing = await renewal()
    const list = (query: { fiscalYear?: number } = {}) => officer.ok(seats.listSeatRenewalsCall, { query })
    expect(await list()).toMatchObject({ fiscalYear: 2027, years: [2027], renewals: [{ state: 'unanswered', open: true, seats: [{ holder: '職員0', goesOn: false }, { holder: '職員1', goesOn: false }] }] })
    await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: [standing.seats[0]?.seatId ?? ''] } })
    expect((await list()).renewals).toMatchObject([{ state: 'answered', seats: [{ goesOn: true }, { goesOn: false }] }])
    await officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })
    world.clock.set('2027-04-01T00:02:00+09:00')
    await world.runJob('follow_seats')
    await officer.ok(setSeatPriceCall, { body: { fromMonth: '2027-05', yen: 9000 } })
    expect(await list({ fiscalYear: 2027 })).toMatchObject({ years: [2028, 2027], renewals: [{ state: 'accepted', open: false, unitPrice: 1000, seats: [{ holder: '職員0', goesOn: true }, { holder: '職員1', goesOn: false }] }] })
    // The one that went on is what ends next.
    expect((await list()).renewals).toMatchObject([{ fiscalYear: 2028, state: 'unanswered', open: false, seats: [{ holder: '職員0' }] }])
  })

  it('from May on it is too late, and the next year’s answers aren’t taken yet', async () => {
    await paid(1)
    await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: [] } })
    world.clock.set('2027-05-01T00:00:00+09:00')
    expect((await officer.call(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })).problem).toMatchObject({ code: 'renewal_not_open', from: '2028-01-01' })
  })

  it('seats that open after the renewal was accepted are answered about and accepted too, each at its price, with a line of their own', async () => {
    await paid(2)
    await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: (await renewal()).seats.map(({ seatId }) => seatId) } })
    await officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })
    expect((await chief.call(seats.answerSeatRenewalCall, { body: { version: 2, seatIds: [] } })).problem).toMatchObject({ code: 'renewal_accepted' })
    const later = await world.asSystem((tx) => tx.db.insertInto('seat').values({ hospital_id: hospitalId, funding: 'hospital', number: 300, first_day: '2027-02-01', last_day: '2027-03-31' }).returning('id').executeTakeFirstOrThrow())
    expect(await renewal()).toMatchObject({ state: 'unanswered', version: 2, fixedAmount: 24_000, seats: [{ accepted: true }, { accepted: true }, { seatId: later.id, accepted: false, asked: false, goesOn: false }] })
    await officer.ok(setSeatPriceCall, { body: { fromMonth: '2027-04', yen: 1300 } })
    expect(await chief.ok(seats.answerSeatRenewalCall, { body: { version: 2, seatIds: [later.id] } })).toMatchObject({ state: 'answered', version: 3, unitPrice: 1300 })
    expect((await officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 3 }] } })).renewals).toMatchObject([{ state: 'accepted', fixedAmount: 39_600, seats: [{ accepted: true }, { accepted: true }, { accepted: true }] }])
    const made = await world.asSystem((tx) => tx.db.selectFrom('seat_line').select(['seats', 'unit_price', 'answer_version']).orderBy('answer_version').execute())
    expect(made).toEqual([{ seats: 2, unit_price: 1000, answer_version: 1 }, { seats: 1, unit_price: 1300, answer_version: 3 }])
    expect((await chief.ok(seats.listOwnSeatsCall)).seats.filter(({ funding }) => funding === 'hospital').map(({ lastDay }) => lastDay)).toEqual(['2028-03-31', '2028-03-31', '2028-03-31'])
  })

  it('要綱3条: a hospital that has ended its use is neither asked nor renewed nor billed; what was accepted before stays to be seen', async () => {
    await paid(2)
    await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: (await renewal()).seats.map(({ seatId }) => seatId) } })
    await world.asSystem((tx) => endHospitalUseCommand(tx, async () => undefined, hospitalId))
    expect((await officer.ok(seats.listSeatRenewalsCall, { query: {} })).renewals).toEqual([])
    expect((await officer.call(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })).problem).toMatchObject({ code: 'hospital_not_active', hospitalId })
    expect(await world.asSystem((tx) => tx.db.selectFrom('seat_line').selectAll().execute())).toEqual([])
    world.clock.set('2027-04-01T00:02:00+09:00')
    expect((await officer.ok(seats.listSeatRenewalsCall, { query: { fiscalYear: 2027 } })).renewals).toMatchObject([{ state: 'answered' }])
  })

  it('is taken from January to March only', async () => {
    await paid(1)
    world.clock.set('2026-12-31T01:00:00Z')
    const early = await world.addPerson({ hospitalId, role: 'representative' })
    expect(await early.ok(seats.getSeatRenewalCall)).toMatchObject({ open: false, firstDay: '2027-01-01' })
    expect((await early.call(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: [] } })).problem).toMatchObject({ code: 'renewal_not_open', from: '2027-01-01', until: '2027-03-31' })
  })
})

describe('the prefecture’s own seats (要綱9条1項)', () => {
  it('are given within the year’s budget, whoever gives at the same time', async () => {
    const give = (count: number) => officer.call(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: count } })
    expect((await give(1)).problem).toMatchObject({ code: 'seat_budget_exceeded', left: 0 })
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 4 } })
    expect((await Promise.all([give(2), give(2)])).map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await officer.ok(seats.getSeatBudgetCall)).toMatchObject({ fiscalYear: 2026, budget: 4, allotted: 3, hospitals: [{ prefecture: { seats: 3, free: 2 }, hospitalFunded: { seats: 0 } }] })
    expect((await officer.call(seats.setSeatBudgetCall, { body: { seats: 2 } })).problem).toMatchObject({ code: 'seat_budget_below_given', given: 3 })
  })

  it('have a budget a year: next year’s is set beforehand, earlier ones stay to be seen', async () => {
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 4 } })
    await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 2 } })
    const set = await officer.ok(seats.setSeatBudgetCall, { body: { seats: 2, fiscalYear: 2027 } })
    expect(set.years).toEqual([
      { fiscalYear: 2027, budget: 2, given: 3 },
      { fiscalYear: 2026, budget: 4, given: 3 },
    ])
    for (const fiscalYear of [2025, 2028]) expect((await officer.call(seats.setSeatBudgetCall, { body: { seats: 9, fiscalYear } })).problem).toMatchObject({ status: 409, code: 'budget_year_over' })
    world.clock.set('2027-04-01T01:00:00Z')
    const later = await officer.ok(seats.getSeatBudgetCall)
    expect(later).toMatchObject({ fiscalYear: 2027, budget: 2 })
    expect(later.years.map(({ fiscalYear, budget, given }) => [fiscalYear, budget, given])).toEqual([
      [2028, null, 3],
      [2027, 2, 3],
      [2026, 4, 3],
    ])
    expect((await officer.call(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } })).problem).toMatchObject({ code: 'seat_budget_exceeded', left: 0 })
  })

  it('are taken back when free, and may be given again; one that is held stays', async () => {
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 2 } })
    const after = await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } })
    const [held, free] = after.seats
    expect((await officer.call(seats.takeSeatCall, { params: { seatId: held?.id ?? '' } })).problem).toMatchObject({ code: 'seat_not_free' })
    await officer.ok(seats.takeSeatCall, { params: { seatId: free?.id ?? '' } })
    expect((await officer.call(seats.takeSeatCall, { params: { seatId: free?.id ?? '' } })).problem).toMatchObject({ code: 'seat_not_free' })
    await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } })
    expect((await officer.ok(seats.getSeatBudgetCall)).allotted).toBe(2)
  })

  it('go back to the budget when the hospital’s use ends, and are made anew when it begins again, within the budget', async () => {
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 4 } })
    await world.addPerson({ hospitalId, name: '三沢 静' })
    await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } })
    await world.asSystem((tx) => endHospitalUseCommand(tx, async () => undefined, hospitalId))
    expect(await officer.ok(seats.getSeatBudgetCall)).toMatchObject({ budget: 4, allotted: 0, hospitals: [] })
    expect((await officer.ok(seats.listHospitalSeatsCall, { params: { hospitalId } })).seats.map(({ standing }) => standing)).toEqual(['over', 'over', 'over'])
    const start = () => world.asSystem((tx) => startHospitalUseCommand(tx, hospitalId))
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 1 } })
    await expect(start()).rejects.toMatchObject({ refusal: { code: 'seat_budget_exceeded', details: { left: 0 } } })
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 2 } })
    await start()
    const now = (await chief.ok(seats.listOwnSeatsCall)).seats.filter(({ standing }) => standing !== 'over')
    expect([now.map(({ number }) => number), now.map(({ holder }) => holder?.displayName).sort()]).toEqual([[4, 5], ['三沢 静', '久我 直人']])
  })

  it('rule 37: who comes without a form sits on one too, a free one first, and never beyond the budget', async () => {
    const come = (displayName: string) => world.asSystem((tx) => issueLoginCommand(tx, world.program.sessions, { hospitalId, role: 'member', displayName }))
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 2 } })
    await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } })
    await come('三沢 静')
    expect((await chief.ok(seats.listOwnSeatsCall)).seats.map(({ holder }) => holder?.displayName)).toEqual(['久我 直人', '三沢 静'])
    const refused = { refusal: { code: 'seat_budget_exceeded', details: { left: 0 } } }
    await expect(come('三人目')).rejects.toMatchObject(refused)
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 3 } })
    const both = await Promise.allSettled([come('三人目'), come('四人目')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await officer.ok(seats.getSeatBudgetCall)).toMatchObject({ budget: 3, allotted: 3 })
    // However a seat came to be, it is in the trail.
    const given = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('data').where('act', '=', 'seat.given').execute())
    expect(given.map(({ data }) => data)).toEqual([1, 1, 1].map((count) => expect.objectContaining({ seats: count })))
  })
})

describe('who hasn’t answered about the next fiscal year (要綱10条5項)', () => {
  const reminded = () =>
    world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['person_ids', 'hospital_ids', 'subject_id']).where('kind', '=', 'renewal_due').orderBy('ordered_at').execute())
  const run = () => world.runJob('remind_renewals')
  const at = async (day: string) => {
    world.clock.set(`${day}T10:00:00+09:00`)
    await Promise.all([run(), run()])
    await run()
  }
  const standing = async () => (await officer.ok(seats.listSeatRenewalsCall)).renewals.map(({ reminders, remindedAt }) => [reminders, remindedAt])

  it('is reminded on the first open day of January and two weeks before the end, each once, whatever restarts; the representative is told', async () => {
    await paid(1)
    world.clock.set('2026-12-28T10:00:00+09:00')
    for (const day of ['2026-12-28', '2027-01-03']) await at(day)
    expect(await reminded()).toEqual([])
    await at('2027-01-04')
    const told = { person_ids: [chief.personId], hospital_ids: [], subject_id: hospitalId }
    expect(await reminded()).toEqual([told])
    expect(await standing()).toEqual([[1, '2027-01-04T01:00:00.000Z']])
    for (const day of ['2027-01-05', '2027-03-16']) await at(day)
    expect(await reminded()).toEqual([told])
    await at('2027-03-17')
    await at('2027-03-31')
    await at('2027-04-01')
    expect(await reminded()).toEqual([told, told])
    await world.runJob('deliver_notices')
    const bell = await world.asSystem((tx) => tx.db.selectFrom('notice').select(['person_id', 'subject_kind']).where('kind', '=', 'renewal_due').execute())
    expect(bell).toEqual([{ person_id: chief.personId, subject_kind: 'renewal' }, { person_id: chief.personId, subject_kind: 'renewal' }])
    const audited = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('data').where('act', '=', 'seat_renewal.reminded').orderBy('at').execute())
    expect(audited.map(({ data }) => data)).toMatchObject([{ fiscalYear: 2027, step: 'opened' }, { fiscalYear: 2027, step: 'closing' }])
  })

  it('isn’t reminded once it has answered, where it has no such seat or no longer uses the system; late is late, not twice', async () => {
    await paid(1)
    const idle = await world.addHospital({ name: '席のない病院' })
    await world.addPerson({ hospitalId: idle, role: 'representative' })
    const setUse = (use: string) => world.asSystem((tx) => tx.db.updateTable('hospital').set({ use }).where('id', '=', hospitalId).execute())
    await setUse('ended')
    await at('2027-03-18')
    expect(await reminded()).toEqual([])
    await setUse('active')
    // Nothing was sent until the last weeks: one reminder, not two.
    await at('2027-03-20')
    expect((await reminded()).map(({ subject_id }) => subject_id)).toEqual([hospitalId])
    const other = await world.addHospital({ name: '答える病院' })
    const answering = await world.addPerson({ hospitalId: other, role: 'representative' })
    await world.asSystem((tx) => tx.db.insertInto('seat').values({ hospital_id: other, funding: 'hospital', number: 200, first_day: '2026-05-01', last_day: '2027-03-31' }).execute())
    await answering.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: [] } })
    await at('2027-03-21')
    expect(await reminded()).toHaveLength(1)
    expect((await officer.call(seats.remindSeatRenewalCall, { params: { hospitalId: other } })).problem).toMatchObject({ status: 409, code: 'renewal_answered' })
    expect((await officer.call(seats.remindSeatRenewalCall, { params: { hospitalId: idle } })).status).toBe(404)
  })

  it('is reminded by hand, once a day, while answers are taken', async () => {
    await paid(1)
    const remind = () => officer.call(seats.remindSeatRenewalCall, { params: { hospitalId } })
    const answers = await Promise.all([remind(), remind()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('renewal_reminded_today')
    expect(await standing()).toEqual([[1, '2027-02-10T01:00:00.000Z']])
    expect((await renewal()).reminders).toBe(1)
    world.clock.set('2027-02-11T01:00:00Z')
    expect((await remind()).body.renewals).toMatchObject([{ reminders: 2 }])
    expect(await reminded()).toHaveLength(2)
    expect((await chief.call(seats.remindSeatRenewalCall, { params: { hospitalId } })).status).toBe(403)
    world.clock.set('2027-04-01T01:00:00Z')
    expect((await remind()).status).toBe(404)
  })
})
