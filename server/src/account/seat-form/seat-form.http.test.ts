import * as seats from '@tasuki/domain/account/seat/seat.contract'
import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { addPauseCall, setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import { getMeCall } from '@tasuki/domain/account/account.contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { FORM_HEAD, formAct, formStarter, formUser, handInForm, secondForm, thirdForm, writeForm } from '../../../test/worlds/seat-form-content'
import { endHospitalUseCommand } from '../hospital/end-hospital-use'
import { startHospitalUseCommand } from '../hospital/start-hospital-use'
import { deactivatePerson } from '../people/deactivate-person'

let world: TestProgram
let officer: TestPerson
let chief: TestPerson
let nurse: TestPerson
let hospitalId: string
beforeEach(async () => {
  world = await startTestProgram({ at: '2026-04-09T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  hospitalId = await world.addHospital({ name: '試験病院' })
  chief = await world.addPerson({ hospitalId, role: 'representative', name: '久我 直人' })
  nurse = await world.addPerson({ hospitalId, name: '三沢 静' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterEach(() => world.close())

const BOTH = { sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true }
type Content = forms.SeatFormContent

const submit = async (content: Content) => chief.call(forms.submitSeatFormCall, formAct(await writeForm(chief, content)))
const submitted = (content: Content) => handInForm(chief, content)
const accept = (form: { id: string; version: number }) => officer.call(forms.acceptSeatFormCall, formAct(form))
const accepted = async (content: Content) => officer.ok(forms.acceptSeatFormCall, formAct(await submitted(content)))
const own = async () => (await chief.ok(seats.listOwnSeatsCall)).seats
const lines = () => world.asSystem((tx) => tx.db.selectFrom('seat_line').select(['kind', 'start_month', 'seats', 'unit_price', 'fiscal_year']).orderBy('start_month').execute())
const tomorrow = (day: string) => world.clock.set(`${day}T00:02:00+09:00`)
const give = async (count: number) => {
  await officer.ok(seats.setSeatBudgetCall, { body: { seats: 100 } })
  await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: count } })
}

describe('the course of a form', () => {
  it('everybody with a login has a seat of their own', async () => {
    expect((await own()).map(({ funding, standing, holder }) => [funding, standing, holder?.displayName])).toEqual([
      ['prefecture', 'held', '久我 直人'],
      ['prefecture', 'held', '三沢 静'],
    ])
  })

  it('is written, submitted, returned with a comment, put right and accepted; each is told whom it concerns', async () => {
    const draft = await writeForm(chief, secondForm('2'))
    expect((await officer.call(forms.getSeatFormCall, { params: { formId: draft.id } })).status).toBe(404)
    const sent = await chief.ok(forms.submitSeatFormCall, formAct(draft))
    expect(sent).toMatchObject({ state: 'submitted', number: { fiscalYear: 2026, number: 1 }, fee: { startMonth: '2026-05', months: 11, amount: 22_000, billMonth: '2026-07', fixed: false } })
    expect((await officer.ok(forms.listOfficeSeatFormsCall)).forms).toMatchObject([{ id: sent.id, seats: 2, dueDay: '2026-04-30', late: false }])
    world.clock.advance(60_000)
    expect((await officer.call(forms.returnSeatFormCall, { params: { formId: sent.id }, body: { version: sent.version, comment: '  ' } })).problem).toMatchObject({ code: 'required_fields_missing' })
    expect((await officer.call(forms.returnSeatFormCall, { params: { formId: sent.id }, body: { version: sent.version, comment: '氏名：山田太郎' } })).problem).toMatchObject({ code: 'personal_name', fields: ['comment'] })
    const back = await officer.ok(forms.returnSeatFormCall, { params: { formId: sent.id }, body: { version: sent.version, comment: '送付先の部署を書いてください' } })
    expect(back).toMatchObject({ state: 'returned', comment: '送付先の部署を書いてください' })
    world.clock.advance(60_000)
    const again = await chief.ok(forms.saveSeatFormCall, { params: { formId: back.id }, body: { version: back.version, content: secondForm('3') } })
    const resent = await chief.ok(forms.submitSeatFormCall, formAct(again))
    expect(resent).toMatchObject({ number: { number: 1 }, comment: '', fee: { amount: 33_000 } })
    world.clock.advance(60_000)
    const done = await officer.ok(forms.acceptSeatFormCall, formAct(resent))
    expect(done.events.map((event) => event.act)).toEqual(['submitted', 'returned', 'submitted', 'accepted'])
    expect((await chief.call(forms.withdrawSeatFormCall, formAct(done))).problem).toMatchObject({ status: 409, code: 'form_not_withdrawable' })
    const told = await world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['kind', 'to_prefecture', 'person_ids']).where('subject_kind', '=', 'form').orderBy('ordered_at').execute())
    expect(told.map(({ kind, to_prefecture: office, person_ids: people }) => [kind, office, people])).toEqual(
      expect.arrayContaining([
        ['form_submitted', true, []],
        ['form_returned', false, [chief.personId]],
        ['form_accepted', false, [chief.personId]],
      ]),
    )
  })

  it('is the representative’s alone, and another hospital’s isn’t there', async () => {
    const form = await submitted(secondForm('1'))
    const stranger = await world.addPerson({ hospitalId: await world.addHospital(), role: 'representative' })
    expect((await nurse.call(forms.listSeatFormsCall)).status).toBe(403)
    expect((await nurse.call(forms.startSeatFormCall, { body: { kind: 1 } })).status).toBe(403)
    expect((await stranger.call(forms.getSeatFormCall, { params: { formId: form.id } })).status).toBe(404)
    expect((await stranger.call(forms.withdrawSeatFormCall, formAct(form))).status).toBe(404)
    expect((await officer.call(forms.withdrawSeatFormCall, formAct(form))).status).toBe(403)
  })

  it('a version behind is refused and nothing typed is overwritten; a draft is thrown away, a numbered one isn’t', async () => {
    const form = await writeForm(chief, secondForm('1'))
    expect((await chief.call(forms.saveSeatFormCall, { params: { formId: form.id }, body: { version: form.version - 1, content: secondForm('9') } })).problem).toMatchObject({ code: 'version_conflict', version: form.version })
    const sent = await chief.ok(forms.submitSeatFormCall, formAct(form))
    expect((await chief.call(forms.saveSeatFormCall, { params: { formId: form.id }, body: { version: sent.version, content: secondForm('9') } })).problem).toMatchObject({ code: 'form_not_open' })
    expect((await chief.call(forms.deleteSeatFormCall, { params: { formId: form.id } })).problem).toMatchObject({ code: 'form_not_open' })
    const withdrawn = await chief.ok(forms.withdrawSeatFormCall, formAct(sent))
    expect((await accept(withdrawn)).problem).toMatchObject({ code: 'form_not_submitted' })
    const other = await writeForm(chief, secondForm('1'))
    await chief.ok(forms.deleteSeatFormCall, { params: { formId: other.id } })
    expect((await chief.call(forms.getSeatFormCall, { params: { formId: other.id } })).status).toBe(404)
  })
})

describe('what a form does (要綱9–12条)', () => {
  it('rules 27, 29, 34: two applications are two lines at the price of their acceptance; nobody needs to be named', async () => {
    await accepted(secondForm('3'))
    await officer.ok(setSeatPriceCall, { body: { fromMonth: '2026-11', yen: 1200 } })
    world.clock.set('2026-10-09T01:00:00Z')
    const later = await accepted(secondForm('2'))
    expect(await lines()).toMatchObject([
      { kind: 'new', start_month: '2026-05', seats: 3, unit_price: 1000, fiscal_year: 2026 },
      { kind: 'new', start_month: '2026-11', seats: 2, unit_price: 1200, fiscal_year: 2026 },
    ])
    expect(later.fee).toMatchObject({ amount: 12_000, billMonth: '2027-01', fixed: true })
    expect((await own()).filter(({ funding }) => funding === 'hospital')).toMatchObject([...[1, 2, 3].map(() => ({ standing: 'free', lastDay: '2027-03-31' })), ...[1, 2].map(() => ({ standing: 'notOpen', firstDay: '2026-11-01' }))])
  })

  it('rules 25, 30: accepted in the last second of the fiscal year it is billed in it, whenever the night’s job comes; handed in it isn’t', async () => {
    const bills = () => world.asSystem((tx) => tx.db.selectFrom('invoice').select(['numbered_year', 'number', 'bill_month', 'amount']).execute())
    world.clock.set('2027-01-12T01:00:00Z')
    const form = await submitted(secondForm('1', [], '2027-03'))
    expect(await bills()).toEqual([])
    world.clock.set('2027-03-31T23:59:59+09:00')
    expect((await accept(form)).status).toBe(200)
    world.clock.set('2027-04-01T06:10:00+09:00')
    await world.runJob('issue_invoices')
    expect(await bills()).toEqual([{ numbered_year: 2026, number: 1, bill_month: '2027-03', amount: 1000 }])
  })

  it('要綱10条5項: accepted late it costs what is left, as both are told beforehand; once its fiscal year is over it can only be returned', async () => {
    world.clock.set('2027-01-12T01:00:00Z')
    const form = await submitted(secondForm('1'))
    const read = () => officer.ok(forms.getSeatFormCall, { params: { formId: form.id } })
    const entry = async () => (await officer.ok(forms.listOfficeSeatFormsCall)).forms[0]
    expect(await read()).toMatchObject({ yearOver: false, fee: { startMonth: '2027-02', months: 2, amount: 2000 } })
    world.clock.set('2027-03-31T14:59:00Z')
    expect([await read(), await entry()]).toMatchObject([1, 2].map(() => ({ yearOver: false, fee: { startMonth: '2027-03', months: 1, amount: 1000, billMonth: '2027-03', fixed: false } })))
    world.clock.set('2027-04-01T15:00:00Z')
    expect((await accept(form)).problem).toMatchObject({ status: 409, code: 'form_year_over', fiscalYear: 2026 })
    expect([await read(), await entry()]).toMatchObject([1, 2].map(() => ({ yearOver: true, fee: null })))
    expect(await lines()).toEqual([])
    const back = await officer.ok(forms.returnSeatFormCall, { params: { formId: form.id }, body: { version: form.version, comment: '年度が変わったため、改めて提出してください' } })
    const again = await chief.ok(forms.submitSeatFormCall, formAct(back))
    expect((await accept(again)).body.fee).toMatchObject({ startMonth: '2027-05', fiscalYear: 2027, months: 11, fixed: true })
  })

  it('rules 16, 18, 35: refused as problems when it is submitted', async () => {
    expect((await submit(secondForm('0'))).problem).toMatchObject({ status: 422, code: 'seat_count_invalid' })
    expect((await submit(secondForm('1.5'))).problem).toMatchObject({ code: 'seat_count_invalid' })
    expect((await submit(secondForm('2', [], '2026-04'))).problem).toMatchObject({ code: 'start_too_early', earliest: '2026-05' })
    expect((await submit(secondForm('２'))).body.fee).toMatchObject({ seats: 2 })
    await officer.ok(addPauseCall, { body: { firstDay: '2026-04-01', lastDay: '2026-04-20' } })
    expect((await submit(secondForm('2'))).problem).toMatchObject({ status: 422, code: 'applications_paused', from: '2026-04-01', until: '2026-04-20' })
  })

  it('rules 38, 39: a shared mailbox with both ticks, as often as needed', async () => {
    await give(2)
    const shared = { ...formStarter('a'), email: 'ward@hospital.test', ...BOTH }
    expect((await submit({ kind: 1, ...FORM_HEAD, users: [{ ...shared, privateMailForbidden: false }] })).problem).toMatchObject({ code: 'shared_mailbox_not_allowed', fields: ['users.0.email'] })
    await accepted({ kind: 1, ...FORM_HEAD, users: [shared, { ...shared, name: 'b' }] })
    await world.runJob('follow_seats')
    expect((await own()).filter(({ holder }) => holder?.email === 'ward@hospital.test')).toHaveLength(2)
  })

  it('people of 様式2 start on its first day, once, however often the job runs', async () => {
    const typed = formUser('新人', '　ｓａｅｋｉ＠ｈｏｓｐｉｔａｌ．ｔｅｓｔ')
    await accepted({ ...secondForm('2'), users: [typed] } as Content)
    await world.runJob('follow_seats')
    expect((await own()).filter(({ funding }) => funding === 'hospital').map(({ standing }) => standing)).toEqual(['starting', 'notOpen'])
    tomorrow('2026-05-01')
    await Promise.all([world.runJob('follow_seats'), world.runJob('follow_seats')])
    await world.runJob('follow_seats')
    const people = await world.asSystem((tx) => tx.db.selectFrom('person').select(['display_name', 'acts_until', 'email']).where('hospital_id', '=', hospitalId).where('display_name', '=', '新人').execute())
    expect(people).toEqual([{ display_name: '新人', acts_until: '2027-03-31', email: 'saeki@hospital.test' }])
  })

  it('rule 36: a start that comes up only after its seat has ended invites nobody', async () => {
    await accepted(secondForm('1', ['新人']))
    tomorrow('2027-04-02')
    await world.runJob('follow_seats')
    expect(await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('id').where('act', '=', 'person.invited').execute())).toEqual([])
  })

  it('rules 28, 32: one stops and another starts on the seat, without a new line; the seat stays', async () => {
    const form = await accepted(thirdForm([{ personId: nurse.personId, lastDay: '2026-04-20' }], [formStarter('後任', '2026-04-21')]))
    expect(form.orders.map(({ act: what, day, doneAt }) => [what, day, doneAt])).toEqual([
      ['start', '2026-04-21', null],
      ['stop', '2026-04-20', null],
    ])
    await world.runJob('follow_seats')
    world.clock.set('2026-04-20T23:59:00+09:00')
    expect((await nurse.call(getMeCall)).status).toBe(200)
    tomorrow('2026-04-21')
    // By the clock, before any job has run, and after it: the page that stands open is told why.
    const told = { status: 401, problem: { code: 'seat_ended', cause: 'form', lastDay: '2026-04-20', ask: 'representative' } }
    expect(await nurse.call(getMeCall)).toMatchObject(told)
    await world.runJob('follow_seats')
    expect(await nurse.call(getMeCall)).toMatchObject(told)
    expect(await own()).toMatchObject([{ holder: { displayName: '久我 直人' } }, { holder: { displayName: '後任', firstDay: '2026-04-21' }, history: [{ displayName: '三沢 静', lastDay: '2026-04-20' }] }])
    expect(await lines()).toEqual([])
  })

  it('要綱6条2号, 7条: accepted after the last day it named, it ends with the day of the acceptance, until which they acted; the next one starts the day after', async () => {
    const form = await submitted(thirdForm([{ personId: nurse.personId, lastDay: '2026-04-14' }], [formStarter('後任', '2026-04-15')]))
    world.clock.set('2026-04-15T10:00:00+09:00')
    expect((await nurse.call(getMeCall)).status).toBe(200)
    expect((await accept(form)).body.orders.map(({ act: what, day }) => [what, day])).toEqual([
      ['start', '2026-04-16'],
      ['stop', '2026-04-15'],
    ])
    await world.runJob('follow_seats')
    expect((await own())[1]).toMatchObject({ holder: { displayName: '三沢 静', lastDay: '2026-04-15' }, next: { displayName: '後任', firstDay: '2026-04-16' } })
    tomorrow('2026-04-16')
    await world.runJob('follow_seats')
    expect((await own())[1]).toMatchObject({ holder: { displayName: '後任', firstDay: '2026-04-16' }, history: [{ displayName: '三沢 静', lastDay: '2026-04-15' }] })
  })

  it('要綱9条2項: a start that was promised on a seat which went with an ended use comes to nothing; the form says so, and whoever speaks for the hospital is told', async () => {
    await give(1)
    const form = await accepted({ kind: 1, ...FORM_HEAD, users: [formStarter('六月', '2026-06-01')] })
    world.clock.set('2026-05-20T10:00:00+09:00')
    await world.asSystem((tx) => endHospitalUseCommand(tx, async () => undefined, hospitalId))
    world.clock.set('2026-05-25T10:00:00+09:00')
    await world.asSystem((tx) => startHospitalUseCommand(tx, hospitalId))
    await Promise.all([world.runJob('follow_seats'), world.runJob('follow_seats')])
    tomorrow('2026-06-01')
    await world.runJob('follow_seats')
    expect((await chief.ok(forms.getSeatFormCall, { params: { formId: form.id } })).orders).toMatchObject([{ act: 'start', day: '2026-06-01', doneAt: null, lost: true }])
    const told = await world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['person_ids', 'subject_id']).where('kind', '=', 'form_start_lost').execute())
    expect(told).toEqual([{ person_ids: [chief.personId], subject_id: form.id }])
    expect(await world.asSystem((tx) => tx.db.selectFrom('seat_order').select('id').where('done_at', 'is', null).where('dropped_at', 'is', null).execute())).toEqual([])
    // Whoever it was starts with a new form.
    await give(1)
    await accepted({ kind: 1, ...FORM_HEAD, users: [formStarter('六月')] })
    await world.runJob('follow_seats')
    expect((await own()).filter(({ holder }) => holder?.displayName === '六月')).toHaveLength(1)
  })

  it('a decided form is told to a colleague where nobody speaks for the hospital any more', async () => {
    const [one, other] = [await submitted(secondForm('1')), await submitted(secondForm('2'))]
    await world.asSystem((tx) => tx.db.updateTable('person').set({ acts_until: '2026-04-09' }).where('id', '=', chief.personId).execute())
    world.clock.set('2026-04-10T10:00:00+09:00')
    expect((await officer.call(forms.returnSeatFormCall, { params: { formId: one.id }, body: { version: one.version, comment: '改めて提出してください' } })).status).toBe(200)
    expect((await accept(other)).status).toBe(200)
    await world.runJob('deliver_notices')
    const bells = await world.asSystem((tx) => tx.db.selectFrom('notice').select('kind').where('person_id', '=', nurse.personId).execute())
    expect(bells.map(({ kind }) => kind).sort()).toEqual(['form_accepted', 'form_returned'])
  })

  it('rule 33: more starters than free seats are refused, pointing to 様式2; on the leaver’s last day the seat isn’t free yet', async () => {
    expect((await submit(thirdForm([], [formStarter('a')]))).problem).toMatchObject({ status: 422, code: 'seats_not_enough', form: 2, missing: 1 })
    expect((await submit(thirdForm([{ personId: nurse.personId, lastDay: '2026-04-20' }], [formStarter('a', '2026-04-20')]))).problem).toMatchObject({ code: 'seats_not_enough' })
    expect((await submit(thirdForm([{ personId: officer.personId, lastDay: '2026-04-20' }], []))).problem).toMatchObject({ code: 'leaver_not_on_seat', fields: ['leavers.0.personId'] })
  })

  it('要綱6条2号: whose account the office ends at ten o’clock has it to the day’s end; who comes next starts tomorrow', async () => {
    await world.asSystem((tx) => deactivatePerson(tx, world.program.sessions, { personId: nurse.personId, passOnWork: async () => undefined }))
    expect((await own()).map(({ standing }) => standing)).toEqual(['held', 'freed'])
    expect((await submit({ kind: 1, ...FORM_HEAD, users: [formStarter('当日', '2026-04-09')] })).problem).toMatchObject({ code: 'seats_not_enough' })
    const form = await accepted({ kind: 1, ...FORM_HEAD, users: [formStarter('後任')] })
    expect(form.orders).toMatchObject([{ act: 'start', day: '2026-04-10', doneAt: null }])
    await world.runJob('follow_seats')
    expect((await own())[1]).toMatchObject({ standing: 'starting', holder: null })
    tomorrow('2026-04-10')
    await world.runJob('follow_seats')
    expect((await own())[1]).toMatchObject({ holder: { displayName: '後任', firstDay: '2026-04-10' }, history: [{ displayName: '三沢 静', lastDay: '2026-04-09' }] })
  })

  it('who stops by an accepted form isn’t named by another one, whether it is handed in after it or was before it', async () => {
    const leaving = (lastDay: string) => thirdForm([{ personId: nurse.personId, lastDay }], [])
    const [one, other] = [await submitted(leaving('2026-04-20')), await submitted(leaving('2026-04-25'))]
    expect((await accept(one)).status).toBe(200)
    const refused = { status: 422, code: 'leaver_stops_already', fields: ['leavers.0.personId'] }
    expect((await accept(other)).problem).toMatchObject(refused)
    expect((await submit(leaving('2026-04-22'))).problem).toMatchObject(refused)
  })

  it('rule 37: two applicants for one seat: one has it, the other is told, and nothing is half-written', async () => {
    await give(1)
    const both = [await submitted({ kind: 1, ...FORM_HEAD, users: [formStarter('a')] }), await submitted({ kind: 1, ...FORM_HEAD, users: [formStarter('b')] })]
    const answers = await Promise.all(both.map((form) => accept(form)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    await world.runJob('follow_seats')
    expect((await own()).filter(({ standing }) => standing === 'held')).toHaveLength(3)
    const all = await chief.ok(forms.listSeatFormsCall)
    expect(all.forms.map(({ state }) => state).sort()).toEqual(['accepted', 'submitted'])
    // Sent page by page.
    for (const offset of [0, 1]) expect(await chief.ok(forms.listSeatFormsCall, { query: { limit: 1, offset } })).toEqual({ forms: [all.forms[offset]], total: 2 })
    expect((await chief.call(forms.listSeatFormsCall, { query: { limit: 501 } })).status).toBe(400)
  })

  it('the same form accepted twice at once opens its seats once', async () => {
    const form = await submitted(secondForm('2'))
    const answers = await Promise.all([accept(form), accept(form)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await lines()).toHaveLength(1)
  })
})
