import { listMessagesCall } from '@tasuki/domain/talk/talk.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import { answerInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { ACCEPTED, addRoles, answerAs, hospitalIdOf, ownInquiry, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const change = async (caseId: string, record: Partial<typeof SENDABLE>) => {
  const now = await roles.a.ok(calls.getCaseCall, { params: { caseId } })
  return roles.a.ok(calls.changeRecordCall, { params: { caseId }, body: { version: now.version, record: { ...now.record, ...record } } })
}
const changesFor = async (person: Roles['a'], caseId: string) => (await person.ok(listRecordChangesCall, { params: { caseId } })).changes
const staleOf = async (caseId: string) => {
  const { a, b } = roles
  return [(await ownInquiry(b, caseId)).answerStale, (await a.ok(calls.getCaseCall, { params: { caseId } })).inquiries.find((one) => one.hospital.id === b.hospitalId)?.answerStale]
}

describe('rule 76: the record changes after sending', () => {
  it('rule 76: both sides read what changed, before and after, by whom and when; the room’s line names the fields', async () => {
    const { a, b } = roles
    const { id } = await sendTo(a, [b])
    await answerAs(b, id, ACCEPTED)
    world.clock.advance(60_000)
    await change(id, { course: '発熱はない。', needs: { ...SENDABLE.needs, oxygen: { presence: 'present', quantity: 2, detail: '' } } })
    for (const person of [a, b]) {
      const [latest, ...more] = await changesFor(person, id)
      expect(more).toEqual([])
      expect(latest).toMatchObject({ revision: 1, at: world.clock().toISOString(), fields: ['course', 'needs.oxygen'], before: { course: SENDABLE.course }, after: { course: '発熱はない。', needs: { oxygen: { quantity: 2 } } } })
      expect(latest?.personName).toMatch(/\S/)
    }
    const { roomId } = await ownInquiry(b, id)
    const { messages } = await b.ok(listMessagesCall, { params: { roomId } })
    expect(messages.at(-1)?.event).toEqual({ type: 'record_changed', data: { fields: ['course', 'needs.oxygen'] } })
  })

  it('rule 76: the answer is 「変更前の回答」 on both sides until it is confirmed again or given anew', async () => {
    const { a, b } = roles
    const { id } = await sendTo(a, [b])
    await answerAs(b, id, ACCEPTED)
    expect(await staleOf(id)).toEqual([false, false])
    await change(id, { course: '変わった。' })
    expect(await staleOf(id)).toEqual([true, true])
    const { id: inquiryId, version } = await ownInquiry(b, id)
    await b.ok(answerInquiryCall, { params: { inquiryId }, body: { version, answer: ACCEPTED } })
    expect(await staleOf(id)).toEqual([false, false])
    await change(id, { course: 'また変わった。' })
    expect(await staleOf(id)).toEqual([true, true])
    await answerAs(b, id, { ...ACCEPTED, note: '変更を確認しました' })
    expect(await staleOf(id)).toEqual([false, false])
  })

  it('rule 76: the memo code and years beyond 90 are told to nobody outside', async () => {
    const { a, b } = roles
    const { id, revision } = await sendTo(a, [b], { record: { age: 91 } })
    const after = await change(id, { age: 95, memoCode: 'B-12' })
    expect(after.revision).toBe(revision)
    expect(await changesFor(b, id)).toEqual([])
    await change(id, { memoCode: 'B-13', course: '変わった。' })
    const text = JSON.stringify(await changesFor(b, id))
    for (const hidden of ['B-12', 'B-13', '91', '95']) expect(text).not.toContain(`"${hidden}"`)
    expect(text).not.toMatch(/"age":9[1-9]/)
  })

  it('rule 76: a hospital asked later reads what changed since it was asked; the area and who has lost the case read nothing', async () => {
    const { a, b, b2, c } = roles
    const { id } = await sendTo(a, [b], { visibility: 'S2' })
    await change(id, { course: '一度目の変更。' })
    world.clock.advance(1000)
    await a.ok(calls.addCandidatesCall, { params: { caseId: id }, body: { hospitalIds: [hospitalIdOf(b2)], message: '' } })
    world.clock.advance(1000)
    await change(id, { course: '二度目の変更。' })
    expect((await changesFor(b, id)).map((one) => one.revision)).toEqual([2, 1])
    expect((await changesFor(b2, id)).map((one) => one.revision)).toEqual([2])
    expect(await changesFor(c, id)).toEqual([])
    const stranger = await world.addPerson({ hospitalId: await world.addHospital({ municipalityCode: '14104' }) })
    expect(await stranger.call(listRecordChangesCall, { params: { caseId: id } })).toMatchObject({ status: 404 })
  })
})
