import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import * as seats from '@tasuki/domain/account/seat/seat.contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { FORM_HEAD, formAct, formStarter, handInForm, secondForm, thirdForm, writeForm } from '../../../test/worlds/seat-form-content'
import { Refused } from '../../platform/refused'
import { deactivatePerson } from '../people/deactivate-person'

let world: TestProgram
let officer: TestPerson
let hospitalId: string
let chief: TestPerson
let nurse: TestPerson
beforeEach(async () => {
  world = await startTestProgram({ at: '2026-04-09T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  hospitalId = await world.addHospital({ name: '試験病院' })
  chief = await world.addPerson({ hospitalId, role: 'representative', name: '久我 直人' })
  nurse = await world.addPerson({ hospitalId, name: '三沢 静' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterEach(() => world.close())

const submitted = (content: forms.SeatFormContent, by = chief) => handInForm(by, content)
type Query = Partial<Record<'state' | 'kind' | 'q' | 'limit' | 'offset', string | number>>
const queue = (query: Query = {}) => officer.ok(forms.listOfficeSeatFormsCall, { query } as never)

describe('the prefecture’s queue of forms', () => {
  it('what is due first stands first, what is late says so, and both are counted', async () => {
    // 様式2 is due before its month begins, 様式3 before the first change.
    const paid = await submitted(secondForm('2', [], '2026-09'))
    world.clock.advance(60_000)
    const moved = await submitted(thirdForm([{ personId: nurse.personId, lastDay: '2026-04-14' }]))
    const seen = await queue()
    expect(seen.forms.map(({ id, dueDay, late }) => [id, dueDay, late])).toEqual([
      [moved.id, '2026-04-14', false],
      [paid.id, '2026-08-31', false],
    ])
    expect(seen).toMatchObject({ total: 2, waiting: 2, late: 0, today: '2026-04-09' })
    world.clock.set('2026-04-15T00:00:00+09:00')
    expect(await queue({ kind: 2 })).toMatchObject({ forms: [{ id: paid.id, late: false }], total: 1, waiting: 2, late: 1 })
    expect(await officer.ok(forms.getSeatFormCall, { params: { formId: moved.id } })).toMatchObject({ dueDay: '2026-04-14', late: true })
  })

  it('is found by the hospital’s name, by kind and by state, page by page; drafts are nobody’s of the prefecture', async () => {
    const otherId = await world.addHospital({ name: '港南総合病院' })
    const other = await world.addPerson({ hospitalId: otherId, role: 'representative', name: '小田 昌' })
    const own = await submitted(secondForm('1'))
    const theirs = await submitted(secondForm('1'), other)
    await writeForm(chief, secondForm('9'))
    expect((await queue({ q: '港南' })).forms.map(({ id }) => id)).toEqual([theirs.id])
    expect(await queue({ q: '港南', kind: 1 })).toMatchObject({ forms: [], total: 0, waiting: 2 })
    await officer.ok(forms.acceptSeatFormCall, formAct(own))
    await other.ok(forms.withdrawSeatFormCall, formAct(theirs))
    expect((await queue({ state: 'accepted' })).forms.map(({ id }) => id)).toEqual([own.id])
    expect((await queue({ state: 'withdrawn' })).forms.map(({ id }) => id)).toEqual([theirs.id])
    expect(await queue()).toMatchObject({ forms: [], total: 0, waiting: 0 })
    world.clock.advance(60_000)
    await officer.ok(forms.acceptSeatFormCall, formAct(await submitted(secondForm('1'))))
    expect(await queue({ state: 'accepted', limit: 1, offset: 1 })).toMatchObject({ forms: [{ id: own.id }], total: 2 })
    expect((await officer.call(forms.listOfficeSeatFormsCall, { query: { state: 'draft' } } as never)).status).toBe(400)
    expect((await chief.call(forms.listOfficeSeatFormsCall)).status).toBe(403)
  })

  it('the auditor reads what the officer reads, with orders, seats and renewals, and decides nothing', async () => {
    const auditor = await world.addPerson({ hospitalId: null, role: 'auditor', name: '監査担当' })
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 10 } })
    await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 2 } })
    const [accepted, waiting] = [await submitted({ kind: 1, ...FORM_HEAD, users: [formStarter('a', '2026-05-01')] }), await submitted(secondForm('2'))]
    await officer.ok(forms.acceptSeatFormCall, formAct(accepted))
    const draft = await writeForm(chief, secondForm('9'))
    const seen = async (person: TestPerson) => [
      await person.ok(forms.listOfficeSeatFormsCall), await person.ok(forms.getSeatFormCall, { params: { formId: accepted.id } }), await person.ok(seats.listHospitalSeatsCall, { params: { hospitalId } }),
      await person.ok(seats.getSeatBudgetCall), await person.ok(seats.listSeatRenewalsCall),
    ]
    expect(await seen(auditor)).toEqual(await seen(officer))
    expect((await auditor.ok(forms.getSeatFormCall, { params: { formId: accepted.id } })).orders).toHaveLength(1)
    expect((await auditor.call(forms.getSeatFormCall, { params: { formId: draft.id } })).status).toBe(404)
    const refused = [
      await auditor.call(forms.acceptSeatFormCall, formAct(waiting)), await auditor.call(forms.returnSeatFormCall, { params: { formId: waiting.id }, body: { version: waiting.version, comment: '' } }),
      await auditor.call(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } }), await auditor.call(seats.setSeatBudgetCall, { body: { seats: 99 } }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await queue()).forms.map(({ id }) => id)).toEqual([waiting.id])
  })

  it('one that can’t be accepted keeps none of the others waiting', async () => {
    await officer.ok(seats.setSeatBudgetCall, { body: { seats: 10 } })
    await officer.ok(seats.giveSeatsCall, { params: { hospitalId }, body: { seats: 1 } })
    const all = [await submitted({ kind: 1, ...FORM_HEAD, users: [formStarter('a')] }), await submitted({ kind: 1, ...FORM_HEAD, users: [formStarter('b')] }), await submitted(secondForm('1'))]
    const answers: unknown[] = []
    for (const form of all) {
      const { status, problem } = await officer.call(forms.acceptSeatFormCall, formAct(form))
      answers.push(status === 200 ? 'accepted' : problem.code)
    }
    expect(answers).toEqual(['accepted', 'seats_not_enough', 'accepted'])
    expect((await queue()).forms.map(({ id }) => id)).toEqual([all[1]?.id])
  })
})

describe('様式3 and the hospital’s representative', () => {
  it('the last one doesn’t go without a successor: refused when it is handed in, with the line', async () => {
    const form = await writeForm(chief, thirdForm([{ personId: chief.personId, lastDay: '2026-04-30' }], [formStarter('後任', '2026-05-01')]))
    expect((await chief.call(forms.submitSeatFormCall, formAct(form))).problem).toMatchObject({ status: 409, code: 'last_representative', fields: ['leavers.0.personId'] })
    await world.addPerson({ hospitalId, role: 'representative', name: '後任 代表' })
    expect((await chief.call(forms.submitSeatFormCall, formAct(form))).status).toBe(200)
  })

  it('is asked again when it is accepted: of two who leave on two forms, the second stays', async () => {
    const deputy = await world.addPerson({ hospitalId, role: 'representative', name: '副代表' })
    const first = await submitted(thirdForm([{ personId: chief.personId, lastDay: '2026-04-30' }]))
    const other = await submitted(thirdForm([{ personId: deputy.personId, lastDay: '2026-04-30' }]), deputy)
    const answers = await Promise.all([first, other].map((form) => officer.call(forms.acceptSeatFormCall, formAct(form))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.problem).toMatchObject({ code: 'last_representative' })
    expect((await queue()).forms).toHaveLength(1)
  })

  it('who leaves by an accepted one is no successor: the other isn’t ended by the prefecture either, nor at the same moment', async () => {
    const deputy = await world.addPerson({ hospitalId, role: 'representative', name: '副代表' })
    const form = await submitted(thirdForm([{ personId: deputy.personId, lastDay: '2026-04-30' }]))
    const end = () =>
      world.asSystem((tx) => deactivatePerson(tx, world.program.sessions, { personId: chief.personId, passOnWork: async () => undefined })).then(
        () => 'ended',
        (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
      )
    const [decided, ended] = await Promise.all([officer.call(forms.acceptSeatFormCall, formAct(form)), end()])
    expect([decided.problem.code ?? decided.status, ended]).toEqual(ended === 'ended' ? ['last_representative', 'ended'] : [200, 'sole_representative'])
    if (ended === 'ended') return
    expect(await end()).toBe('sole_representative')
    await world.addPerson({ hospitalId, role: 'representative', name: '後任 代表' })
    expect(await end()).toBe('ended')
  })
})

describe('a hospital’s seats as the prefecture sees them', () => {
  it('with who holds them, who held them, and whose invitation wasn’t used yet', async () => {
    await officer.ok(forms.acceptSeatFormCall, formAct(await submitted(thirdForm([{ personId: nurse.personId, lastDay: '2026-04-20' }], [formStarter('後任', '2026-04-21')]))))
    const before = await officer.ok(seats.listHospitalSeatsCall, { params: { hospitalId } })
    expect(before.seats[1]).toMatchObject({ standing: 'held', holder: { displayName: '三沢 静', lastDay: '2026-04-20' }, next: { displayName: '後任', firstDay: '2026-04-21', hasSignedIn: false } })
    world.clock.set('2026-04-21T00:02:00+09:00')
    await world.runJob('follow_seats')
    const after = await officer.ok(seats.listHospitalSeatsCall, { params: { hospitalId } })
    expect(after.seats[1]).toMatchObject({ standing: 'held', holder: { displayName: '後任', hasSignedIn: false }, history: [{ displayName: '三沢 静', firstDay: '2026-04-09', lastDay: '2026-04-20' }] })
    // Open pages of the hospital and the prefecture follow: the form was decided, then one left and one came.
    const told = await world.asSystem((tx) => tx.db.selectFrom('live_event').select('events').orderBy('id').execute())
    const topics = told.flatMap(({ events }) => (events as { topic: string; id: string }[]).map(({ topic, id }) => `${topic} ${id}`))
    expect(topics.filter((topic) => topic === `seat ${hospitalId}`).length).toBeGreaterThanOrEqual(2)
    expect(topics.some((topic) => topic.startsWith('seat_form '))).toBe(true)
  })
})
