import { randomUUID } from 'node:crypto'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import { answerInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { listMessagesCall, listRoomsCall } from '@tasuki/domain/talk/talk.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withReader } from '../platform/db/transaction'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { ACCEPTED, addRoles, answerAs, DECLINED, holdFor, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const read = (person: TestPerson, caseId: string) => person.call(calls.getCaseCall, { params: { caseId } })
const statusFor = async (person: TestPerson, caseId: string) => (await read(person, caseId)).status
const offer = (person: TestPerson, caseId: string, answer = ACCEPTED) => person.call(calls.makeReverseOfferCall, { params: { caseId }, body: { answer, message: '当院でお受けできます。' } })

/** The same answer as for an id that doesn't exist: not a byte tells them apart but the request's own id. */
const expectUnknown = async (person: TestPerson, caseId: string) => {
  const [hidden, unknown] = [await read(person, caseId), await read(person, randomUUID())]
  expect(hidden.status).toBe(404)
  expect({ ...hidden.problem, requestId: '' }).toEqual({ ...unknown.problem, requestId: '' })
}

describe('who reads a case', () => {
  it('40: S1 by B, C and D', async () => {
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S1' })
    expect(await statusFor(roles.b, sent.id)).toBe(200)
    await expectUnknown(roles.c, sent.id)
    await expectUnknown(roles.d, sent.id)
    expect(await statusFor(roles.p, sent.id)).toBe(200)
  })

  it('41: S2 by C, D and a candidate outside the area', async () => {
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    expect(await statusFor(roles.c, sent.id)).toBe(200)
    await expectUnknown(roles.d, sent.id)
    expect(await statusFor(roles.b, sent.id)).toBe(200)
  })

  it('64: a draft is its own hospital’s alone, not even the prefecture’s', async () => {
    const draft = await registerDraft(roles.a, { visibility: 'S2' })
    expect(await statusFor(roles.a, draft.id)).toBe(200)
    for (const other of [roles.b, roles.c, roles.d, roles.p]) await expectUnknown(other, draft.id)
  })

  it('64: a draft ended instead of sent stays its own hospital’s', async () => {
    const draft = await registerDraft(roles.a, { visibility: 'S2' })
    await roles.a.ok(calls.endCaseCall, { params: { caseId: draft.id }, body: { version: draft.version, reason: 'death', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
    await expectUnknown(roles.p, draft.id)
    expect((await offer(roles.c, draft.id)).status).toBe(404)
  })

  it('what the prefecture reads of a case, in a list or its history too, is written down for the hospital', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    await roles.p.ok(calls.listCaseEventsCall, { params: { caseId: sent.id } })
    await roles.p.ok(listCasesCall, { query: { scope: 'visible', q: sent.code } })
    const member = { kind: 'member', personId: roles.a.personId, hospitalId: roles.a.hospitalId ?? '', role: 'member' } as const
    const seen = await withReader(world.program.database, member, (tx) => tx.db.selectFrom('audit_entry').select(['act', 'person_id']).where('person_id', '=', roles.p.personId).where('act', 'in', ['case.listed', 'case.history_read']).execute())
    expect(seen.map((entry) => entry.act).sort()).toEqual(['case.history_read', 'case.listed'])
  })

  it('a search of the prefecture is written down also where its page holds no case, its home only where it tells of one', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    const foundNothing = async () => {
      const listed = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['person_id', 'subject_id', 'concerns_hospital_ids', 'data']).where('act', '=', 'case.listed').execute())
      return listed.filter((one) => one.concerns_hospital_ids.length === 0)
    }
    const entry = { person_id: roles.p.personId, subject_id: null, concerns_hospital_ids: [], data: { caseIds: [] } }
    expect(await foundNothing()).toEqual([])
    const beyond = { scope: 'visible', q: sent.code, offset: 1 } as const
    expect(await roles.p.ok(listCasesCall, { query: beyond })).toMatchObject({ total: 1, cases: [] })
    expect(await foundNothing()).toEqual([entry])
    expect(await roles.p.ok(listCasesCall, { query: { scope: 'visible', q: 'ない患者' } })).toMatchObject({ total: 0 })
    expect(await foundNothing()).toEqual([entry, entry])
    await roles.p.ok(getHomeCall, {})
    await roles.b.ok(listCasesCall, { query: beyond })
    expect(await foundNothing()).toEqual([entry, entry])
  })

  it('shows outsiders 90歳以上 and no memo code, and a candidate no other candidate', async () => {
    const sent = await sendTo(roles.a, [roles.b, roles.b2], { visibility: 'S2', record: { age: 97, memoCode: 'A-12' } })
    expect((await read(roles.a, sent.id)).body).toMatchObject({ age: 97, ageOrOlder: false, record: { age: 97, memoCode: 'A-12' } })
    for (const other of [roles.b, roles.c, roles.p]) expect((await read(other, sent.id)).body).toMatchObject({ age: 90, ageOrOlder: true, record: { age: 90, memoCode: '' } })
    expect((await read(roles.b, sent.id)).body.inquiries.map((one) => one.hospital.id)).toEqual([roles.b.hospitalId])
    expect((await read(roles.c, sent.id)).body.inquiries).toEqual([])
    const found = await roles.c.ok(listCasesCall, { query: { scope: 'visible', q: 'A-12' } })
    expect(found.cases, 'the sender’s memo can’t be searched from outside').toEqual([])
  })

  it('84: HIV is shown to candidates, to the area only after its offer', async () => {
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2', record: { needs: { ...SENDABLE.needs, hiv: { presence: 'present', quantity: null, detail: '内服中' } } } })
    expect((await read(roles.b, sent.id)).body.presentNeeds).toEqual(['hiv'])
    const area = await read(roles.c, sent.id)
    expect(JSON.stringify(area.body)).not.toContain('hiv')
    expect(JSON.stringify(await roles.c.ok(listAreaCasesCall, { query: { fit: 'all', limit: 200 } }))).not.toContain('hiv')
    await offer(roles.c, sent.id)
    expect((await read(roles.c, sent.id)).body.record.needs).toHaveProperty('hiv')
  })

  it('writes down who opened a case of another hospital', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    await read(roles.b, sent.id)
    await read(roles.p, sent.id)
    const opened = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('person_id').where('act', '=', 'case.opened').where('subject_id', '=', sent.id).execute())
    expect(opened.map((entry) => entry.person_id).sort()).toEqual([roles.b.personId, roles.p.personId].sort())
  })
})

describe('a reverse offer', () => {
  it('42, 77: by C on S2 opens the room, posts the offer and is an inquiry with answer 受入可', async () => {
    const sent = await sendTo(roles.a, [], { visibility: 'S2' })
    const made = await offer(roles.c, sent.id)
    expect(made).toMatchObject({ status: 200, body: { origin: 'reverse_offer', state: 'accepted', hospital: { id: roles.c.hospitalId } } })
    const { messages } = await roles.a.ok(listMessagesCall, { params: { roomId: made.body.roomId } })
    expect(messages.map((line) => line.event?.type ?? line.body)).toEqual(['reverse_offer', '当院でお受けできます。'])
    const now = await roles.a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    const held = await roles.a.ok(calls.chooseCandidateCall, { params: { caseId: sent.id }, body: { version: now.version, inquiryId: made.body.id, transferDate: '2026-11-28' } })
    expect(held.hold?.hospital.id).toBe(roles.c.hospitalId)
  })

  it('42: is both or neither: refused for a name in its message, no room is left behind', async () => {
    const sent = await sendTo(roles.a, [], { visibility: 'S2' })
    const before = (await roles.c.ok(listRoomsCall)).total
    const refused = await roles.c.call(calls.makeReverseOfferCall, { params: { caseId: sent.id }, body: { answer: ACCEPTED, message: '山田太郎様をお受けします' } })
    expect(refused).toMatchObject({ status: 422, problem: { code: 'personal_name' } })
    expect((await roles.c.ok(listRoomsCall)).total).toBe(before)
    expect(await offer(roles.c, sent.id, DECLINED), 'an offer says yes').toMatchObject({ status: 409 })
  })

  it('43: on S1 by C and on S2 by D: 404, as for an unknown id', async () => {
    const s1 = await sendTo(roles.a, [roles.b], { visibility: 'S1' })
    const s2 = await sendTo(roles.a, [], { visibility: 'S2' })
    const unknown = await offer(roles.c, randomUUID())
    for (const answer of [await offer(roles.c, s1.id), await offer(roles.d, s2.id)]) {
      expect(answer.status).toBe(404)
      expect({ ...answer.problem, requestId: '' }).toEqual({ ...unknown.problem, requestId: '' })
    }
  })

  it('44: by B is its normal answer, by A is 400', async () => {
    const sent = await sendTo(roles.a, [roles.b], { visibility: 'S2' })
    expect(await offer(roles.b, sent.id)).toMatchObject({ status: 200, body: { origin: 'asked', state: 'accepted' } })
    expect(await offer(roles.a, sent.id)).toMatchObject({ status: 400, problem: { code: 'own_case' } })
    const inquiry = await ownInquiry(roles.b, sent.id)
    expect(await roles.a.call(answerInquiryCall, { params: { inquiryId: inquiry.id }, body: { version: inquiry.version, answer: ACCEPTED } })).toMatchObject({ status: 400, problem: { code: 'own_case' } })
  })

  it('45: on a closed case 409 for the area, still 404 for D and for S1', async () => {
    const close = async (visibility: 'S1' | 'S2') => {
      const sent = await sendTo(roles.a, [roles.b], { visibility })
      await roles.a.ok(calls.endCaseCall, { params: { caseId: sent.id }, body: { version: sent.version, reason: 'home', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
      return sent.id
    }
    const s2 = await close('S2')
    expect(await offer(roles.c, s2)).toMatchObject({ status: 409, problem: { code: 'case_closed' } })
    expect((await offer(roles.d, s2)).status).toBe(404)
    expect((await offer(roles.c, await close('S1'))).status).toBe(404)
    await expectUnknown(roles.c, s2)
  })

  it('on a held case is refused for now', async () => {
    const held = await holdFor(roles, { visibility: 'S2' })
    expect(await offer(roles.c, held.id)).toMatchObject({ status: 409, problem: { code: 'case_held' } })
  })

  it('46: S2→S1 after C’s offer: C keeps room and case, the area’s others lose access at once', async () => {
    const neighbour = await world.addPerson({ hospitalId: await world.addHospital({ name: '隣の病院', municipalityCode: '14101' }) })
    const sent = await sendTo(roles.a, [], { visibility: 'S2' })
    const made = await offer(roles.c, sent.id)
    expect(await statusFor(neighbour, sent.id)).toBe(200)
    const now = await roles.a.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    await roles.a.ok(calls.changeVisibilityCall, { params: { caseId: sent.id }, body: { version: now.version, visibility: 'S1' } })
    expect(await statusFor(roles.c, sent.id)).toBe(200)
    expect((await roles.c.call(listMessagesCall, { params: { roomId: made.body.roomId } })).status).toBe(200)
    await expectUnknown(neighbour, sent.id)
    expect((await neighbour.ok(listAreaCasesCall, { query: { fit: 'all', limit: 200 } })).cases.map((one) => one.id)).not.toContain(sent.id)
  })

  it('narrowing a case without any candidate is refused: nobody could see it', async () => {
    const sent = await sendTo(roles.a, [], { visibility: 'S2' })
    expect(await roles.a.call(calls.changeVisibilityCall, { params: { caseId: sent.id }, body: { version: sent.version, visibility: 'S1' } })).toMatchObject({ status: 422, problem: { code: 'no_reader' } })
  })
})

it('83: two people of B answer at the same moment: the second gets 409 with the answer that stands', async () => {
  const { a, b } = roles
  const colleague = await world.addPerson({ hospitalId: b.hospitalId })
  const sent = await sendTo(a, [b])
  const inquiry = await ownInquiry(b, sent.id)
  const give = (person: TestPerson, answer: typeof ACCEPTED | typeof DECLINED) => person.call(answerInquiryCall, { params: { inquiryId: inquiry.id }, body: { version: inquiry.version, answer } })
  const answers = await Promise.all([give(b, ACCEPTED), give(colleague, DECLINED)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  const lost = answers.find((answer) => answer.status === 409)
  const won = answers.find((answer) => answer.status === 200)
  expect(lost?.problem).toMatchObject({ code: 'answer_superseded', state: won?.body.state })
  expect((await ownInquiry(b, sent.id)).answer).toEqual(won?.body.answer)
  await answerAs(colleague, sent.id, DECLINED)
})
