import * as calls from '@tasuki/domain/transfer/case.contract'
import { confirmCandidateCall, takeBackCall, withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { listMessagesCall, listRoomsCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import { saveSetting } from '../account/installation'
import { CONFIRM_WITHIN_SETTING } from '../facility/reception'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { ACCEPTED, addRoles, answerAs, confirmAs, DECLINED, holdFor, hospitalIdOf, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'
import { alertConfirmOverdue, remindTransferDates } from './overdue.job'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const roomStateOf = async (person: Roles['a'], roomId: string) => (await person.ok(listRoomsCall, { query: { limit: 200 } })).rooms.find((room) => room.id === roomId)?.state

describe('a whole transfer', () => {
  it('is registered, asked, answered, chosen, confirmed and completed', async () => {
    const { a, b, b2 } = roles
    const held = await holdFor(roles)
    expect(held.status).toBe('held')
    expect(held.hold).toMatchObject({ hospital: { id: b.hospitalId }, transferDate: '2026-11-27', confirmedAt: null })
    expect((await ownInquiry(b2, held.id)).state).toBe('paused')
    await confirmAs(b, held.id)
    const confirmed = await a.ok(calls.getCaseCall, { params: { caseId: held.id } })
    expect(confirmed.inquiries.map((one) => one.state).sort()).toEqual(['confirmed', 'ended'])
    world.clock.set('2026-11-27T05:00:00.000Z')
    const done = await a.ok(calls.completeCaseCall, { params: { caseId: held.id }, body: { version: confirmed.version, transferDate: '2026-11-27', destinationHospitalId: hospitalIdOf(b), destinationText: '' } })
    expect(done).toMatchObject({ status: 'completed', closing: { destinationHospital: { id: b.hospitalId }, transferDate: '2026-11-27' } })
    const events = await a.ok(calls.listCaseEventsCall, { params: { caseId: held.id } })
    expect(events.events.map((event) => event.kind)).toEqual(expect.arrayContaining(['registered', 'sent', 'inquiry_sent', 'answered', 'chosen', 'confirmed', 'completed']))
    expect((await b.ok(calls.getCaseCall, { params: { caseId: held.id } })).status).toBe('completed')
    expect((await b2.call(calls.getCaseCall, { params: { caseId: held.id } })).status).toBe(404)
  })
})

describe('sending', () => {
  it('65: without a candidate S1 is refused, S2 accepted', async () => {
    const { a } = roles
    const s1 = await registerDraft(a)
    expect(await a.call(calls.sendCaseCall, { params: { caseId: s1.id }, body: { version: s1.version, hospitalIds: [], message: '' } })).toMatchObject({ status: 422, problem: { code: 'no_reader' } })
    expect((await sendTo(a, [], { visibility: 'S2' })).status).toBe('recruiting')
  })

  it('66: one target that can’t be asked, and nothing at all is sent', async () => {
    const { a, b } = roles
    const nonUser = await world.addHospital({ use: 'non_user' })
    const draft = await registerDraft(a)
    const before = (await b.ok(listRoomsCall)).total
    const answer = await a.call(calls.sendCaseCall, { params: { caseId: draft.id }, body: { version: draft.version, hospitalIds: [hospitalIdOf(b), nonUser], message: '' } })
    expect(answer).toMatchObject({ status: 422, problem: { code: 'candidate_not_user' } })
    expect(await a.ok(calls.getCaseCall, { params: { caseId: draft.id } })).toMatchObject({ status: 'draft', inquiries: [], version: draft.version })
    expect((await b.ok(listRoomsCall)).total).toBe(before)
  })

  it('names every required field that is missing, and refuses an urgent transfer (55)', async () => {
    const { a, b } = roles
    const draft = await registerDraft(a, { record: { sex: null, mainDisease: '' } })
    expect(await a.call(calls.sendCaseCall, { params: { caseId: draft.id }, body: { version: draft.version, hospitalIds: [hospitalIdOf(b)], message: '' } })).toMatchObject({
      status: 422,
      problem: { code: 'required_fields_missing', fields: ['sex', 'mainDisease'] },
    })
    expect(await a.call(calls.registerCaseCall, { body: { record: { ...SENDABLE, urgent: true }, visibility: 'S1' } })).toMatchObject({ status: 422, problem: { code: 'urgent_transfer' } })
  })

  it('67: adds a candidate while 募集中; while held it must be released first', async () => {
    const { a, b, c } = roles
    const sent = await sendTo(a, [b])
    const added = await a.ok(calls.addCandidatesCall, { params: { caseId: sent.id }, body: { hospitalIds: [hospitalIdOf(c)], message: '' } })
    expect(added.inquiries).toHaveLength(2)
    const held = await holdFor(roles)
    expect(await a.call(calls.addCandidatesCall, { params: { caseId: held.id }, body: { hospitalIds: [hospitalIdOf(c)], message: '' } })).toMatchObject({ status: 409, problem: { code: 'case_held' } })
  })
})

describe('holding', () => {
  it('70: chooses only from 受入可 or 条件付き; the others’ rooms are read-only', async () => {
    const { a, b, b2 } = roles
    const sent = await sendTo(a, [b, b2])
    await answerAs(b, sent.id, DECLINED)
    const now = await a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    const declined = now.inquiries.find((one) => one.hospital.id === b.hospitalId)
    expect(await a.call(calls.chooseCandidateCall, { params: { caseId: sent.id }, body: { version: now.version, inquiryId: declined?.id ?? '', transferDate: '2026-11-30' } })).toMatchObject({
      status: 409,
      problem: { code: 'inquiry_not_choosable' },
    })
    const held = await holdFor(roles)
    const paused = await ownInquiry(b2, held.id)
    expect(await roomStateOf(b2, paused.roomId)).toBe('read_only')
    expect(await b2.call(postMessageCall, { params: { roomId: paused.roomId }, body: { body: 'まだ受けられます' } })).toMatchObject({ status: 409, problem: { code: 'room_read_only' } })
  })

  it('72: taken back by B, every paused inquiry and room is as before', async () => {
    const { a, b, b2 } = roles
    const held = await holdFor(roles)
    const inquiry = await ownInquiry(b, held.id)
    await b.ok(takeBackCall, { params: { inquiryId: inquiry.id }, body: { reason: 'staffing', note: '' } })
    const after = await a.ok(calls.getCaseCall, { params: { caseId: held.id } })
    expect(after).toMatchObject({ status: 'recruiting', hold: null })
    const other = await ownInquiry(b2, held.id)
    expect(other).toMatchObject({ state: 'accepted', answer: ACCEPTED })
    expect(await roomStateOf(b2, other.roomId)).toBe('open')
    await b2.ok(postMessageCall, { params: { roomId: other.roomId }, body: { body: '引き続きお受けできます' } })
    expect((await ownInquiry(b, held.id)).state).toBe('declined')
  })

  it('72: cancelled by A, B’s own answer stands again', async () => {
    const { a, b } = roles
    const held = await holdFor(roles)
    await a.ok(calls.releaseHoldCall, { params: { caseId: held.id }, body: { version: held.version, reason: 'ご家族の希望が変わりました' } })
    expect(await ownInquiry(b, held.id)).toMatchObject({ state: 'accepted', answer: ACCEPTED, chosenAt: null, transferDate: null })
  })

  it('71: the others lose the record at once; their room stays readable for 30 days', async () => {
    const { b, b2 } = roles
    const held = await holdFor(roles)
    const other = await ownInquiry(b2, held.id)
    await confirmAs(b, held.id)
    expect((await b2.call(calls.getCaseCall, { params: { caseId: held.id } })).status).toBe(404)
    expect((await b2.ok(listMessagesCall, { params: { roomId: other.roomId } })).messages.at(-1)?.event?.type).toBe('ended')
    const ended = world.clock()
    world.clock.advance(30 * 86_400_000)
    expect((await b2.call(listMessagesCall, { params: { roomId: other.roomId } })).status).toBe(200)
    world.clock.advance(2 * 86_400_000)
    expect((await b2.call(listMessagesCall, { params: { roomId: other.roomId } })).status).toBe(404)
    world.clock.set(ended.toISOString())
  })
})

describe('what was on the screen', () => {
  it('a date that was changed behind B’s back is not confirmed', async () => {
    const { a, b } = roles
    const held = await holdFor(roles)
    const seen = await ownInquiry(b, held.id)
    const released = await a.ok(calls.releaseHoldCall, { params: { caseId: held.id }, body: { version: held.version, reason: '' } })
    const chosen = released.inquiries.find((one) => one.hospital.id === b.hospitalId)
    await a.ok(calls.chooseCandidateCall, { params: { caseId: held.id }, body: { version: released.version, inquiryId: chosen?.id ?? '', transferDate: '2026-12-01' } })
    expect(await b.call(confirmCandidateCall, { params: { inquiryId: seen.id }, body: { version: seen.version } })).toMatchObject({ status: 409, problem: { code: 'version_conflict' } })
    expect((await confirmAs(b, held.id)).state).toBe('confirmed')
  })

  it('70: a date that has passed can’t be agreed on; the prefecture’s setting gives B more working days', async () => {
    const { a, b } = roles
    const then = world.clock()
    world.clock.set('2026-11-24T01:00:00.000Z')
    const sent = await sendTo(a, [b])
    await answerAs(b, sent.id, ACCEPTED)
    const now = await a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    const choose = (transferDate: string) => a.call(calls.chooseCandidateCall, { params: { caseId: sent.id }, body: { version: now.version, inquiryId: now.inquiries[0]?.id ?? '', transferDate } })
    expect(await choose('2026-11-23')).toMatchObject({ status: 422, problem: { code: 'transfer_date_passed', fields: ['transferDate'] } })
    await world.asSystem((tx) => saveSetting(tx, CONFIRM_WITHIN_SETTING, 3))
    expect((await choose('2026-11-30')).body.hold?.confirmDueAt).toBe('2026-11-27T08:00:00.000Z')
    await world.asSystem((tx) => saveSetting(tx, CONFIRM_WITHIN_SETTING, 1))
    world.clock.set(then.toISOString())
  })
})

describe('nothing automatic, but told', () => {
  it('73: when B’s time to confirm runs out both sides read it in their room, once and only while it is due', async () => {
    const { a, b } = roles
    const held = await holdFor(roles)
    const inquiry = await ownInquiry(b, held.id)
    const alert = () => world.asSystem((tx) => alertConfirmOverdue(tx, inquiry.id))
    expect(await alert()).toBe(false)
    const then = world.clock()
    world.clock.set(new Date(Date.parse(held.hold?.confirmDueAt ?? '') + 60_000).toISOString())
    expect(await alert()).toBe(true)
    for (const person of [a, b]) expect((await person.ok(listMessagesCall, { params: { roomId: inquiry.roomId } })).messages.at(-1)?.event?.type).toBe('confirm_overdue')
    expect((await a.ok(getHomeCall)).items.some((item) => item.kind === 'confirm_overdue' && item.caseId === held.id)).toBe(true)
    expect((await a.ok(calls.getCaseCall, { params: { caseId: held.id } })).status).toBe('held')
    world.clock.set(then.toISOString())
    await confirmAs(b, held.id)
  })

  it('74: the transfer date passes without 転院完了: A is reminded daily, after a week P has it on its list', async () => {
    const { a, p } = roles
    const held = await holdFor(roles)
    const then = world.clock()
    const onList = async () => (await p.ok(getHomeCall)).items.some((item) => item.caseId === held.id)
    world.clock.set('2026-12-04T01:00:00.000Z')
    await world.asSystem(remindTransferDates)
    expect((await a.ok(calls.listCaseEventsCall, { params: { caseId: held.id } })).events.at(-1)).toMatchObject({ kind: 'transfer_overdue', data: { transferDate: '2026-11-27' } })
    expect((await a.ok(getHomeCall)).items.some((item) => item.kind === 'transfer_date_passed' && item.caseId === held.id)).toBe(true)
    expect(await onList()).toBe(false)
    world.clock.set('2026-12-05T01:00:00.000Z')
    expect(await onList()).toBe(true)
    world.clock.set(then.toISOString())
  })
})

it('75: a withdrawn inquiry’s room is read-only and its record gone for B', async () => {
  const { a, b, b2 } = roles
  const sent = await sendTo(a, [b, b2])
  const inquiry = await ownInquiry(b, sent.id)
  await a.ok(withdrawInquiryCall, { params: { inquiryId: inquiry.id }, body: { reason: '他の病院で調整することになりました' } })
  expect(await roomStateOf(b, inquiry.roomId)).toBe('read_only')
  expect((await b.call(calls.getCaseCall, { params: { caseId: sent.id } })).status).toBe(404)
})

it('76: candidates are told field by field, and answers before are 「変更前の回答」 until confirmed again', async () => {
  const { a, b } = roles
  const sent = await sendTo(a, [b])
  await answerAs(b, sent.id, ACCEPTED)
  const now = await a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
  await a.ok(calls.changeRecordCall, { params: { caseId: sent.id }, body: { version: now.version, record: { ...now.record, age: 85, needs: { ...now.record.needs, oxygen: { presence: 'present', quantity: 3, detail: '' } } } } })
  const stale = await ownInquiry(b, sent.id)
  expect(stale.answerStale).toBe(true)
  const { messages } = await b.ok(listMessagesCall, { params: { roomId: stale.roomId } })
  expect(messages.at(-1)?.event).toEqual({ type: 'record_changed', data: { fields: ['age', 'needs.oxygen'] } })
  expect((await answerAs(b, sent.id, ACCEPTED)).answerStale).toBe(false)
})
