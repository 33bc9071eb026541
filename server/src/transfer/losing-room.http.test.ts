import * as cases from '@tasuki/domain/transfer/case.contract'
import { confirmCandidateCall, takeBackCall } from '@tasuki/domain/transfer/inquiry.contract'
import { listMessagesCall, listRoomsCall } from '@tasuki/domain/talk/talk.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { ACCEPTED, addRoles, answerAs, hospitalIdOf, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

it('71, 72: a candidate that wasn’t chosen reads in no line, list or digest who was', async () => {
  const { a, b, b2 } = roles
  const sent = await sendTo(a, [b, b2])
  for (const candidate of [b, b2]) await answerAs(candidate, sent.id, ACCEPTED)
  const { roomId } = await ownInquiry(b2, sent.id)
  const choose = async () => {
    const now = await a.ok(cases.getCaseCall, { params: { caseId: sent.id } })
    const chosen = now.inquiries.find((one) => one.hospital.id === hospitalIdOf(b))
    await a.ok(cases.chooseCandidateCall, { params: { caseId: sent.id }, body: { version: now.version, inquiryId: chosen?.id ?? '', transferDate: '2026-11-27' } })
    return ownInquiry(b, sent.id)
  }
  const first = await choose()
  await b.ok(takeBackCall, { params: { inquiryId: first.id }, body: { reason: 'full', note: '' } })
  await answerAs(b, sent.id, ACCEPTED)
  const second = await choose()
  await b.ok(confirmCandidateCall, { params: { inquiryId: second.id }, body: { version: second.version } })

  const { messages } = await b2.ok(listMessagesCall, { params: { roomId }, query: { limit: 200 } })
  const events = messages.filter((line) => line.kind === 'event').map((line) => [line.event?.type, line.author?.hospitalName ?? null])
  expect(events).toEqual([['inquiry_sent', 'A病院'], ['answered', 'B2病院'], ['paused', 'A病院'], ['resumed', null], ['paused', 'A病院'], ['ended', null]])
  const shown = JSON.stringify([messages, await b2.ok(listRoomsCall)])
  for (const trace of [hospitalIdOf(b), b.personId, 'B病院']) expect(shown).not.toContain(trace)
  const marks = await world.asSystem((tx) => tx.db.selectFrom('read_mark').selectAll().where('room_id', '=', roomId).where('person_id', '=', b.personId).execute())
  expect(marks).toEqual([])
})
