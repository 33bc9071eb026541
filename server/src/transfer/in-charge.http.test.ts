import { endAbsenceCall, listAbsencesCall, setAbsenceCall } from '@tasuki/domain/account/people/absence.contract'
import { listColleaguesCall } from '@tasuki/domain/account/account.contract'
import { listRoomsCall } from '@tasuki/domain/talk/talk.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import { assignInquiryCall, listReceivedInquiriesCall, takeOverInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { listWorkHandoversCall, seeWorkHandoverCall } from '@tasuki/domain/transfer/work-handover.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { ACCEPTED, answerAs, hospitalIdOf, ownInquiry, registerDraft, sendTo } from '../../test/worlds/transfer-world'
import { deactivatePersonCommand } from '../account/people/deactivate-person'
import { followAbsence } from './absence.job'
import { passOnWorkOfLeaver } from './pass-on-work'

let world: TestProgram
let sato: TestPerson
let suzuki: TestPerson
let head: TestPerson
let asked: TestPerson
let askedToo: TestPerson
let other: TestPerson
beforeAll(async () => {
  world = await startTestProgram()
  const sender = await world.addHospital({ name: '送り元病院' })
  const receiver = await world.addHospital({ name: '受入病院' })
  sato = await world.addPerson({ hospitalId: sender, name: '佐藤' })
  suzuki = await world.addPerson({ hospitalId: sender, name: '鈴木' })
  head = await world.addPerson({ hospitalId: sender, name: '室長', role: 'representative' })
  asked = await world.addPerson({ hospitalId: receiver, name: '田中' })
  askedToo = await world.addPerson({ hospitalId: receiver, name: '山田' })
  other = await world.addPerson({ hospitalId: await world.addHospital({ name: 'ほかの病院' }), name: '他院' })
})
afterAll(() => world.close())

const caseOf = (person: TestPerson, caseId: string) => person.ok(calls.getCaseCall, { params: { caseId } })
const follow = (absenceId: string) => world.asSystem((tx) => followAbsence(tx, absenceId))
const mineOf = async (person: TestPerson) => (await person.ok(listCasesCall, { query: { mine: '1', limit: 200 } })).cases.map((one) => one.id)
const homeKinds = async (person: TestPerson) => (await person.ok(getHomeCall)).items.map((item) => item.kind)

describe('rule 82: who is in charge', () => {
  it('rule 82: any colleague takes over, once more is nothing new; who was in charge stays as 副担当; written down and shown', async () => {
    const { id } = await sendTo(sato, [asked])
    expect((await caseOf(sato, id)).personInCharge?.displayName).toBe('佐藤')
    const taken = await suzuki.ok(calls.takeOverCaseCall, { params: { caseId: id } })
    expect(taken).toMatchObject({ personInCharge: { displayName: '鈴木' }, deputy: { displayName: '佐藤' } })
    await suzuki.ok(calls.takeOverCaseCall, { params: { caseId: id } })
    const events = (await sato.ok(calls.listCaseEventsCall, { params: { caseId: id } })).events.filter((event) => event.kind === 'assigned')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ personName: '鈴木', data: { how: 'taken_over', personInCharge: '鈴木', deputy: '佐藤' } })
    const audited = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['person_id', 'data']).where('subject_id', '=', id).where('act', '=', 'case.assigned').execute())
    expect(audited).toMatchObject([{ person_id: suzuki.personId, data: { personInChargeId: suzuki.personId, deputyId: sato.personId } }])
    expect(await mineOf(suzuki)).toContain(id)
    expect(await mineOf(sato)).not.toContain(id)
  })

  it('rule 82: nobody of another hospital takes a case over, not even the asked one', async () => {
    const { id } = await sendTo(sato, [asked])
    expect(await asked.call(calls.takeOverCaseCall, { params: { caseId: id } })).toMatchObject({ status: 403 })
    expect(await other.call(calls.takeOverCaseCall, { params: { caseId: id } })).toMatchObject({ status: 404 })
    const { id: inquiryId } = await ownInquiry(asked, id)
    expect(await sato.call(takeOverInquiryCall, { params: { inquiryId } })).toMatchObject({ status: 400, problem: { code: 'own_case' } })
    expect(await other.call(takeOverInquiryCall, { params: { inquiryId } })).toMatchObject({ status: 404 })
  })

  it('rule 82: the asked hospital has its own 担当: whoever answers first, or takes over; the sender knows the name alone', async () => {
    const { id } = await sendTo(sato, [asked])
    expect(await ownInquiry(asked, id)).toMatchObject({ inChargeName: null, assignment: { personInCharge: null, deputy: null } })
    await answerAs(asked, id, ACCEPTED)
    const { id: inquiryId, ...answered } = await ownInquiry(askedToo, id)
    expect(answered).toMatchObject({ inChargeName: '田中', assignment: { personInCharge: { personId: asked.personId } } })
    const [seen] = (await caseOf(sato, id)).inquiries
    expect(seen).toMatchObject({ inChargeName: '田中', assignment: null })
    expect(JSON.stringify(seen)).not.toContain(asked.personId)
    expect((await caseOf(asked, id)).inChargeName).toBe('佐藤')
    expect(await askedToo.ok(takeOverInquiryCall, { params: { inquiryId } })).toMatchObject({ assignment: { personInCharge: { displayName: '山田' }, deputy: { displayName: '田中' } } })
    expect(await asked.call(assignInquiryCall, { params: { inquiryId }, body: { personInChargeId: sato.personId, deputyId: null } })).toMatchObject({ status: 422, problem: { fields: ['personInChargeId'] } })
    expect(await asked.call(assignInquiryCall, { params: { inquiryId }, body: { personInChargeId: asked.personId, deputyId: asked.personId } })).toMatchObject({ status: 422, problem: { fields: ['deputyId'] } })
  })

  it('lists 自分の担当: cases, inbox and talk', async () => {
    const { id } = await sendTo(sato, [asked])
    await suzuki.ok(calls.takeOverCaseCall, { params: { caseId: id } })
    await askedToo.ok(takeOverInquiryCall, { params: { inquiryId: (await ownInquiry(asked, id)).id } })
    const inbox = async (person: TestPerson) => (await person.ok(listReceivedInquiriesCall, { query: { mine: '1' } })).inquiries.map((one) => one.inquiry.caseId)
    expect(await inbox(askedToo)).toContain(id)
    expect(await inbox(asked)).not.toContain(id)
    const { roomId } = await ownInquiry(asked, id)
    const rooms = async (person: TestPerson) => (await person.ok(listRoomsCall, { query: { mine: '1', limit: 200 } })).rooms.map((room) => room.id)
    expect(await rooms(suzuki)).toContain(roomId)
    expect(await rooms(sato)).not.toContain(roomId)
    expect(await rooms(askedToo)).toContain(roomId)
    expect(await rooms(asked)).not.toContain(roomId)
  })
})

describe('rule 82: an absence', () => {
  it('rule 82: passes cases to 副担当 else to the representative, room sides alike, once however often the job runs; return restores nothing and says so', async () => {
    const toDeputy = await sendTo(sato, [asked])
    await sato.ok(calls.assignCaseCall, { params: { caseId: toDeputy.id }, body: { personInChargeId: sato.personId, deputyId: suzuki.personId } })
    const draft = await registerDraft(sato)
    const { absences } = await sato.ok(setAbsenceCall, { body: { personId: sato.personId, firstDay: '2026-11-24', lastDay: '2026-11-26' } })
    const absence = absences.find((one) => one.person.personId === sato.personId)
    if (!absence) throw new Error('no absence')
    const outcomes = await Promise.all([follow(absence.id), follow(absence.id), follow(absence.id)])
    expect(outcomes.sort()).toEqual(['nothing', 'nothing', 'passed_on'])

    expect(await caseOf(sato, toDeputy.id)).toMatchObject({ personInCharge: { displayName: '鈴木' }, deputy: { displayName: '佐藤' }, version: toDeputy.version })
    expect(await caseOf(sato, draft.id)).toMatchObject({ personInCharge: { displayName: '室長' }, deputy: { displayName: '佐藤' } })
    const rooms = (await suzuki.ok(listRoomsCall, { query: { mine: '1', limit: 200 } })).rooms.map((room) => room.id)
    expect(rooms).toContain((await ownInquiry(asked, toDeputy.id)).roomId)
    const events = (await suzuki.ok(calls.listCaseEventsCall, { params: { caseId: toDeputy.id } })).events.filter((event) => event.kind === 'passed_on')
    expect(events).toMatchObject([{ hospital: null, data: { from: '佐藤', personInCharge: '鈴木', because: 'absent' } }])
    expect(await homeKinds(suzuki)).toContain('taken_over')
    expect(await homeKinds(sato)).not.toContain('returned')

    const handover = (await suzuki.ok(listWorkHandoversCall)).handovers.find((one) => one.to?.personId === suzuki.personId)
    expect(handover).toMatchObject({ from: { displayName: '佐藤' }, toBeSeen: true, absence: { over: false } })
    expect(handover?.cases.map((one) => one.caseId)).toContain(toDeputy.id)
    await suzuki.ok(seeWorkHandoverCall, { params: { handoverId: handover?.id ?? '' } })
    expect(await homeKinds(suzuki)).not.toContain('taken_over')
    expect(await other.call(seeWorkHandoverCall, { params: { handoverId: handover?.id ?? '' } })).toMatchObject({ status: 404 })

    world.clock.advance(4 * 86_400_000)
    expect(await Promise.all([follow(absence.id), follow(absence.id)]).then((all) => all.sort())).toEqual(['nothing', 'returned'])
    expect((await caseOf(sato, toDeputy.id)).personInCharge?.displayName).toBe('鈴木')
    expect((await sato.ok(getHomeCall)).items.filter((item) => item.kind === 'returned').length).toBeGreaterThan(0)
  })

  it('rule 82: the asked hospital’s side passes on too', async () => {
    const { id } = await sendTo(sato, [asked])
    const inquiry = await ownInquiry(asked, id)
    await asked.ok(assignInquiryCall, { params: { inquiryId: inquiry.id }, body: { personInChargeId: asked.personId, deputyId: askedToo.personId } })
    const today = world.clock().toISOString().slice(0, 10)
    const { absences } = await asked.ok(setAbsenceCall, { body: { personId: asked.personId, firstDay: today, lastDay: today } })
    await follow(absences.find((one) => one.person.personId === asked.personId)?.id ?? '')
    expect(await ownInquiry(askedToo, id)).toMatchObject({ inChargeName: '山田', assignment: { deputy: { displayName: '田中' } } })
    // The other side reads it in the history too, in which the staff of both are named.
    expect((await sato.ok(calls.listCaseEventsCall, { params: { caseId: id } })).events.at(-1)).toMatchObject({ kind: 'passed_on', concerns: { id: hospitalIdOf(asked) } })
  })

  it('rule 82: is set by the person or a representative, ended by them, and no secret to colleagues; other hospitals know nothing of it', async () => {
    const period = { firstDay: '2026-12-21', lastDay: '2026-12-25' }
    expect(await suzuki.call(setAbsenceCall, { body: { personId: sato.personId, ...period } })).toMatchObject({ status: 403 })
    expect(await other.call(setAbsenceCall, { body: { personId: sato.personId, ...period } })).toMatchObject({ status: 404 })
    await head.ok(setAbsenceCall, { body: { personId: sato.personId, ...period } })
    expect(await sato.call(setAbsenceCall, { body: { personId: sato.personId, firstDay: '2026-12-25', lastDay: '2026-12-31' } })).toMatchObject({ status: 409, problem: { code: 'absence_overlaps' } })
    const planned = (await suzuki.ok(listAbsencesCall)).absences.find((one) => one.firstDay === period.firstDay)
    expect(planned).toMatchObject({ person: { displayName: '佐藤' }, setBy: { displayName: '室長' }, now: false, mayEnd: false, takenOverAt: null })
    expect((await other.ok(listAbsencesCall)).absences).toEqual([])
    const params = { absenceId: planned?.id ?? '' }
    expect(await other.call(endAbsenceCall, { params })).toMatchObject({ status: 404 })
    expect(await suzuki.call(endAbsenceCall, { params })).toMatchObject({ status: 403 })
    await sato.ok(endAbsenceCall, { params })
    expect(await follow(params.absenceId)).toBe('nothing')
    expect(await head.call(endAbsenceCall, { params })).toMatchObject({ status: 409, problem: { code: 'absence_over' } })
  })

  it('rule 82: an account that is closed passes everything on at once; with nobody there it is said to all', async () => {
    const hospitalId = await world.addHospital({ name: '小さな病院' })
    const leaver = await world.addPerson({ hospitalId, name: '退職' })
    const stays = await world.addPerson({ hospitalId, name: '在職' })
    const { id } = await registerDraft(leaver)
    const login = (await world.asSystem((tx) => tx.db.selectFrom('person').select('login_id').where('id', '=', leaver.personId).executeTakeFirstOrThrow())).login_id
    await world.asSystem((tx) => deactivatePersonCommand(tx, world.program.sessions, { loginId: login, passOnWork: passOnWorkOfLeaver }))
    expect((await caseOf(stays, id)).personInCharge).toBeNull()
    expect(await homeKinds(stays)).toContain('nobody_took_over')
    await stays.ok(calls.takeOverCaseCall, { params: { caseId: id } })
    expect((await stays.ok(listColleaguesCall)).people.map((person) => person.displayName)).toEqual(['在職'])
  })
})
