import { getMeCall } from '@tasuki/domain/account/account.contract'
import * as seats from '@tasuki/domain/account/seat/seat.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addPaidSeats } from '../../../test/worlds/paid-seats'

let world: TestProgram
let officer: TestPerson
let chief: TestPerson
let hospitalId: string
beforeEach(async () => {
  world = await startTestProgram({ at: '2027-02-10T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  hospitalId = await world.addHospital({ name: '試験病院' })
  chief = await world.addPerson({ hospitalId, role: 'representative', name: '久我 直人' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterEach(() => world.close())

const paid = (count: number) => addPaidSeats(world, { hospitalId, count, lastDay: '2027-03-31' })
const renewal = () => chief.ok(seats.getSeatRenewalCall)
/** On 30 March the hospital says which seats go on. */
const answer = async (...holders: string[]) => {
  world.clock.set('2027-03-30T10:00:00+09:00')
  const seatIds = (await renewal()).seats.filter(({ holder }) => holders.includes(holder ?? '')).map(({ seatId }) => seatId)
  await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds } })
}
const midnight = async () => {
  world.clock.set('2027-04-01T00:01:00+09:00')
  await world.runJob('follow_seats')
}
const accept = () => officer.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId, version: 1 }] } })
const paidSeats = async () => (await chief.ok(seats.listOwnSeatsCall)).seats.filter(({ funding }) => funding === 'hospital')
const people = (...of: TestPerson[]) =>
  world.asSystem((tx) => tx.db.selectFrom('person').select(['display_name', 'active', 'acts_until']).where('id', 'in', of.map(({ personId }) => personId)).orderBy('display_name').execute())
const actsAbout = async ({ personId }: TestPerson) =>
  (await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('act').where('subject_id', '=', personId).orderBy('at').orderBy('id').execute())).map(({ act }) => act)

/** 様式3, accepted at once: who leaves, and on which day for the last time. */
const leave = async (...leavers: { personId: string; lastDay: string }[]) => {
  const contact = { department: '地域連携室', phone: '045-000-0000', extension: '', email: 'renkei@hospital.test' }
  const content = { kind: 3 as const, address: '横浜市', hospitalName: '試験病院', representativeTitle: '院長', representativeName: '久我 直人', contact, leavers, starters: [] }
  const draft = await chief.ok(forms.startSeatFormCall, { body: { kind: 3 } })
  const { version } = await chief.ok(forms.saveSeatFormCall, { params: { formId: draft.id }, body: { version: draft.version, content } })
  const sent = await chief.ok(forms.submitSeatFormCall, { params: { formId: draft.id }, body: { version } })
  await officer.ok(forms.acceptSeatFormCall, { params: { formId: draft.id }, body: { version: sent.version } })
}

describe('an answer in time that is accepted in April (要綱10条5項)', () => {
  it('who held a seat to 31 March is on it again from that day, and the hospital is told', async () => {
    const [stays, leaves] = await paid(2)
    if (!stays || !leaves) throw new Error('nobody')
    await answer('職員0')
    world.clock.set('2027-04-02T09:00:00+09:00')
    await world.runJob('follow_seats')
    expect((await stays.call(getMeCall)).status).toBe(401)
    expect(await renewal()).toMatchObject({ fiscalYear: 2027, state: 'answered', open: false, acceptable: true, acceptUntil: '2027-04-30' })
    expect(await officer.ok(seats.listSeatRenewalsCall, { query: {} })).toMatchObject({ fiscalYear: 2027, renewals: [{ state: 'answered', acceptable: true }] })
    world.clock.advance(60_000)
    await accept()
    expect(await renewal()).toMatchObject({ fiscalYear: 2027, state: 'accepted', fixedAmount: 12_000, billMonth: '2027-07' })
    expect([await actsAbout(stays), await actsAbout(leaves)].map((acts) => acts.filter((act) => act.startsWith('seat.')))).toEqual([['seat.expired', 'seat.resumed'], ['seat.expired']])
    expect(await paidSeats()).toMatchObject([{ lastDay: '2028-03-31', holder: { displayName: '職員0', firstDay: '2027-04-02' }, history: [{ lastDay: '2027-03-31' }] }, { standing: 'over', holder: null }])
    expect(await people(stays, leaves)).toEqual([{ display_name: '職員0', active: true, acts_until: '2028-03-31' }, { display_name: '職員1', active: true, acts_until: '2027-03-31' }])
    expect(await world.asSystem((tx) => tx.db.selectFrom('seat_line').select(['start_month', 'seats']).execute())).toEqual([{ start_month: '2027-04', seats: 1 }])
    const told = await world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['person_ids', 'subject_kind']).where('kind', '=', 'renewal_accepted').execute())
    expect(told).toEqual([{ person_ids: [chief.personId], subject_kind: 'renewal' }])
  })

  it('rules 28, 36: who left on 31 March by 様式3 doesn’t come back with it; their seat goes on, free', async () => {
    const [gone, goes] = await paid(2)
    if (!gone || !goes) throw new Error('nobody')
    await leave({ personId: gone.personId, lastDay: '2027-03-31' }, { personId: goes.personId, lastDay: '2027-06-30' })
    await answer('職員0', '職員1')
    await midnight()
    expect(await actsAbout(gone)).toEqual(expect.arrayContaining(['person.deactivated']))
    world.clock.set('2027-04-02T09:00:00+09:00')
    await accept()
    expect(await paidSeats()).toMatchObject([
      { lastDay: '2028-03-31', standing: 'free', holder: null, history: [{ displayName: '職員0', lastDay: '2027-03-31' }] },
      { lastDay: '2028-03-31', standing: 'held', holder: { displayName: '職員1', lastDay: '2027-06-30' } },
    ])
    // Who leaves in June is back until then, and no day longer.
    expect(await people(gone, goes)).toEqual([{ display_name: '職員0', active: false, acts_until: '2027-03-31' }, { display_name: '職員1', active: true, acts_until: '2027-06-30' }])
    world.clock.set('2027-07-01T00:01:00+09:00')
    await world.runJob('follow_seats')
    expect(await people(goes)).toMatchObject([{ active: false }])
    expect(await paidSeats()).toMatchObject([{ standing: 'free' }, { standing: 'free', history: [{ lastDay: '2027-06-30' }, { lastDay: '2027-03-31' }] }])
  })

  it('rule 82: without a renewal too who leaves on the last day of their seat has left, and isn’t one whose seat has ended', async () => {
    const [gone, expired] = await paid(2)
    if (!gone || !expired) throw new Error('nobody')
    await leave({ personId: gone.personId, lastDay: '2027-03-31' })
    await midnight()
    expect([(await actsAbout(gone)).at(-1), (await actsAbout(expired)).at(-1)]).toEqual(['person.deactivated', 'seat.expired'])
  })
})
