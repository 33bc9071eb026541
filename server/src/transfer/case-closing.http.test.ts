import * as calls from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listMessagesCall } from '@tasuki/domain/talk/talk.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endHospitalUseCommand } from '../account/hospital/end-hospital-use'
import { Refused } from '../platform/refused'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { ACCEPTED, addRoles, answerAs, confirmAs, holdFor, hospitalIdOf, ownInquiry, registerDraft, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { expireDrafts } from './draft.job'
import { handOverCasesCommand } from './hand-over-cases'
import { leaveTransfers } from './leave-transfers'

const DAY = 86_400_000
const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const complete = (of: { id: string; version: number }, details: Partial<{ transferDate: string; destinationHospitalId: string; destinationText: string }>) =>
  roles.a.call(calls.completeCaseCall, { params: { caseId: of.id }, body: { version: of.version, ...NO_DETAILS, ...details } })
const end = (of: { id: string; version: number }, details: Partial<{ reason: 'death' | 'home' | 'other'; note: string; destinationText: string }> = {}) =>
  roles.a.call(calls.endCaseCall, { params: { caseId: of.id }, body: { version: of.version, reason: 'home', note: '', ...NO_DETAILS, ...details } })
const reopen = (of: { id: string; version: number }) => roles.a.call(calls.reopenCaseCall, { params: { caseId: of.id }, body: { version: of.version } })

describe('転院完了', () => {
  it('52: without date or destination: 422 naming both', async () => {
    const held = await holdFor(roles)
    expect(await complete(held, {})).toMatchObject({ status: 422, problem: { code: 'transfer_details_missing', fields: ['transferDate', 'destination'] } })
    expect(await complete(held, { destinationText: '県外の病院' })).toMatchObject({ problem: { fields: ['transferDate'] } })
  })

  it('53: a date in the future, or before registration minus one year', async () => {
    const held = await holdFor(roles)
    expect(await complete(held, { transferDate: '2026-11-25', destinationText: 'x' })).toMatchObject({ status: 422, problem: { code: 'transfer_date_in_future' } })
    expect(await complete(held, { transferDate: '2025-11-23', destinationText: 'x' })).toMatchObject({ status: 422, problem: { code: 'transfer_date_too_early' } })
    expect((await complete(held, { transferDate: '2025-11-24', destinationText: '県外の病院' })).status).toBe(200)
  })

  it('78: straight from 募集中, to a destination outside the system; who was asked is told and loses the record', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    const inquiry = await ownInquiry(roles.b, sent.id)
    const done = await complete(sent, { transferDate: '2026-11-24', destinationText: '東京都の病院' })
    expect(done.body).toMatchObject({ status: 'completed', closing: { destinationHospital: null, destinationText: '東京都の病院' } })
    expect((await roles.b.call(calls.getCaseCall, { params: { caseId: sent.id } })).status).toBe(404)
    const { messages } = await roles.b.ok(listMessagesCall, { params: { roomId: inquiry.roomId } })
    expect(messages.at(-1)?.event).toMatchObject({ type: 'ended', data: { reason: 'case_completed' } })
  })
})

describe('募集終了', () => {
  it('54: for another reason is accepted; a destination must be empty', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    expect(await end(sent, { destinationText: 'どこか' })).toMatchObject({ status: 422, problem: { code: 'destination_must_be_empty' } })
    expect((await end(sent, { reason: 'death' })).body).toMatchObject({ status: 'ended', closing: { endReason: 'death' } })
  })

  it('79: その他 needs its text; open inquiries end and all are told', async () => {
    const held = await holdFor(roles)
    expect(await end(held, { reason: 'other' })).toMatchObject({ status: 422, problem: { code: 'end_reason_text_missing', fields: ['note'] } })
    const inquiries = [await ownInquiry(roles.b, held.id), await ownInquiry(roles.b2, held.id)]
    expect((await end(held, { reason: 'other', note: '他県の系列病院へ' })).body.inquiries.map((one) => one.state)).toEqual(['ended', 'ended'])
    for (const [person, inquiry] of [[roles.b, inquiries[0]] as const, [roles.b2, inquiries[1]] as const]) {
      const { messages } = await person.ok(listMessagesCall, { params: { roomId: inquiry?.roomId ?? '' } })
      expect(messages.at(-1)?.event).toMatchObject({ type: 'ended', data: { reason: 'case_ended' } })
    }
  })

  it('not from 完了', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    const done = (await complete(sent, { transferDate: '2026-11-24', destinationText: 'x' })).body
    expect(await end(done)).toMatchObject({ status: 409, problem: { code: 'case_closed' } })
  })
})

describe('80: reopening', () => {
  it('within 30 days gives the state before; nobody is asked again; the history keeps what was said', async () => {
    const held = await holdFor(roles)
    const ended = (await end(held)).body
    const open = (await reopen(ended)).body
    expect(open, 'nobody had confirmed: the hold is not renewed').toMatchObject({ status: 'recruiting', closing: null })
    expect(open.inquiries.map((one) => one.state)).toEqual(['ended', 'ended'])
    const { events } = await roles.a.ok(calls.listCaseEventsCall, { params: { caseId: held.id } })
    expect(events.at(-1)).toMatchObject({ kind: 'reopened', data: { from: 'ended', endReason: 'home' } })
    const again = await roles.a.ok(calls.addCandidatesCall, { params: { caseId: held.id }, body: { hospitalIds: [hospitalIdOf(roles.b)], message: '' } })
    expect(again.inquiries.filter((one) => one.hospital.id === roles.b.hospitalId).map((one) => one.state).sort()).toEqual(['ended', 'unread'])
  })

  it('completed straight from 募集中, its destination is a candidate with its own answer again', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    await answerAs(roles.b, sent.id, ACCEPTED)
    const done = (await complete(sent, { transferDate: '2026-11-24', destinationHospitalId: hospitalIdOf(roles.b) })).body
    expect(done.inquiries.map((one) => one.state)).toEqual(['confirmed'])
    const open = (await reopen(done)).body
    expect(open).toMatchObject({ status: 'recruiting', inquiries: [{ state: 'accepted', answer: ACCEPTED }] })
  })

  it('completed while B was chosen but had not confirmed, B is a candidate with its own answer again, and can be chosen', async () => {
    const held = await holdFor(roles)
    const done = (await complete(held, { transferDate: '2026-11-24', destinationHospitalId: hospitalIdOf(roles.b) })).body
    const open = (await reopen(done)).body
    expect(open).toMatchObject({ status: 'recruiting', hold: null })
    const again = open.inquiries.find((one) => one.hospital.id === roles.b.hospitalId)
    expect(again).toMatchObject({ state: 'accepted', answer: ACCEPTED, transferDate: null })
    const held2 = await roles.a.ok(calls.chooseCandidateCall, { params: { caseId: held.id }, body: { version: open.version, inquiryId: again?.id ?? '', transferDate: '2026-11-28' } })
    expect(held2.hold?.transferDate).toBe('2026-11-28')
  })

  it('completed after B confirmed, the hold is back with the date that was agreed, whatever day was recorded', async () => {
    const held = await holdFor(roles)
    await confirmAs(roles.b, held.id)
    const now = await roles.a.ok(calls.getCaseCall, { params: { caseId: held.id } })
    const done = (await complete(now, { transferDate: '2026-11-23', destinationHospitalId: hospitalIdOf(roles.b) })).body
    expect((await reopen(done)).body).toMatchObject({ status: 'held', hold: { hospital: { id: roles.b.hospitalId }, transferDate: '2026-11-27' } })
  })

  it('is refused after 30 days and for an open case', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    expect(await reopen(sent)).toMatchObject({ status: 409, problem: { code: 'case_not_closed' } })
    const ended = (await end(sent)).body
    const then = world.clock()
    world.clock.advance(31 * DAY)
    const late = await roles.a.call(calls.reopenCaseCall, { params: { caseId: sent.id }, body: { version: ended.version } })
    world.clock.set(then.toISOString())
    expect(late).toMatchObject({ status: 409, problem: { code: 'reopen_period_over' } })
  })
})

it('64: a draft unsent for 30 days is deleted, after a notice and never without', async () => {
  const draft = await registerDraft(roles.a)
  const begun = world.clock()
  const at = async (days: number) => {
    world.clock.set(new Date(begun.getTime() + days * DAY).toISOString())
    return world.asSystem(expireDrafts)
  }
  expect(await at(20)).toEqual({ noticed: 0, deleted: 0 })
  expect(await at(40), 'late for its notice, it still gets one first').toMatchObject({ deleted: 0 })
  expect(await at(41)).toMatchObject({ deleted: 0 })
  expect((await at(47)).deleted).toBeGreaterThanOrEqual(1)
  world.clock.set(begun.toISOString())
  expect((await roles.a.call(calls.getCaseCall, { params: { caseId: draft.id } })).status).toBe(404)
})

describe('81: a hospital ends its use', () => {
  const leave = (hospitalId: string) => world.asSystem((tx) => endHospitalUseCommand(tx, leaveTransfers, hospitalId))

  it('is refused with open cases, until they are handed to another hospital of the same corporation', async () => {
    const from = await world.addHospital({ name: '移る前', municipalityCode: '14102', corporation: '医療法人襷会' })
    const to = await world.addHospital({ name: '移った先', municipalityCode: '14102', corporation: '医療法人襷会' })
    const [old, successor] = [await world.addPerson({ hospitalId: from }), await world.addPerson({ hospitalId: to })]
    const sent = await sendTo(old, [roles.b])
    await expect(leave(from)).rejects.toMatchObject({ refusal: { code: 'hospital_has_open_cases', details: { count: 1 } } })
    await expect(world.asSystem((tx) => handOverCasesCommand(tx, { fromHospitalId: from, toHospitalId: hospitalIdOf(roles.d) }))).rejects.toBeInstanceOf(Refused)
    expect(await world.asSystem((tx) => handOverCasesCommand(tx, { fromHospitalId: from, toHospitalId: to }))).toBe(1)
    await leave(from)
    const taken = await successor.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    expect(taken).toMatchObject({ relation: 'sender', senderHospital: { id: to } })
    expect((await successor.ok(calls.listCaseEventsCall, { params: { caseId: sent.id } })).events.length).toBeGreaterThan(1)
    expect((await successor.ok(listMessagesCall, { params: { roomId: taken.inquiries[0]?.roomId ?? '' } })).messages.length).toBeGreaterThan(0)
    expect((await old.call(listCasesCall)).status, 'its people act no more').toBe(401)
  })

  it('as a candidate its inquiries end, and a hold on it is released', async () => {
    const leaving = await world.addPerson({ hospitalId: await world.addHospital({ name: '去る病院', municipalityCode: '14103' }) })
    const held = await holdFor({ a: roles.a, b: leaving, b2: roles.b2 })
    await leave(hospitalIdOf(leaving))
    const now = await roles.a.ok(calls.getCaseCall, { params: { caseId: held.id } })
    expect(now).toMatchObject({ status: 'recruiting', hold: null })
    expect(now.inquiries.map((one) => [one.hospital.name, one.state, one.endReason]).sort()).toEqual([['B2病院', 'accepted', null], ['去る病院', 'ended', 'hospital_left']])
  })
})
