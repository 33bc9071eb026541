import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { deleteContentCall } from '@tasuki/domain/office/moderation.contract'
import { changeRecordCall, getCaseCall, listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { addRoles, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const present = { presence: 'present', quantity: null, detail: '' } as const

describe('a case copied as a new draft', () => {
  it('has the record without dates, a code of its own, no candidates, and leaves the first as it is', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {
      visibility: 'S2',
      record: { needs: { ...SENDABLE.needs, hiv: present, oxygen: present }, memoCode: '5東', course: '安定している', clinical: { ...EMPTY_CASE_RECORD.clinical, onsetDate: '2026-11-01', department: '内科' } },
    })
    const before = await a.ok(getCaseCall, { params: { caseId: sent.id } })
    const draft = await a.ok(copyCaseCall, { params: { caseId: sent.id }, body: { withSensitive: false } })
    expect(draft).toMatchObject({ status: 'draft', visibility: 'S2', inquiries: [], hold: null, closing: null, sentAt: null, record: { age: 84, course: '安定している', memoCode: '5東', transferableFrom: null, clinical: { onsetDate: null, department: '内科' } } })
    expect(draft.code).not.toBe(sent.code)
    expect(Object.keys(draft.record.needs).sort()).toEqual(['oxygen', 'ventilator'])
    expect((await a.ok(copyCaseCall, { params: { caseId: sent.id }, body: { withSensitive: true } })).record.needs.hiv).toEqual(present)
    expect((await a.ok(listCaseEventsCall, { params: { caseId: draft.id } })).events).toMatchObject([{ kind: 'registered', data: { copiedFrom: sent.code } }])
    expect(await a.ok(getCaseCall, { params: { caseId: sent.id } })).toEqual(before)
  })

  it('rule 60: what the prefecture deletes goes from the copies made before, and from copies of them; what was typed there anew stays (要綱24条)', async () => {
    const { a, b, p } = roles
    const sent = await sendTo(a, [b], { record: { course: '悪口の経過', history: '悪口の既往' } })
    const copyOf = (caseId: string) => a.ok(copyCaseCall, { params: { caseId }, body: { withSensitive: false } })
    const earlier = await copyOf(sent.id)
    const changed = await a.ok(changeRecordCall, { params: { caseId: sent.id }, body: { version: sent.version, record: { ...sent.record, course: '新しい悪口' } } })
    const copies = [earlier, await copyOf(changed.id), await copyOf(earlier.id)]
    const anew = await copyOf(earlier.id)
    await a.ok(changeRecordCall, { params: { caseId: anew.id }, body: { version: anew.version, record: { ...anew.record, course: '安定している' } } })
    const other = await registerDraft(a, { record: { course: '新しい悪口' } })
    await p.ok(deleteContentCall, { body: { content: { kind: 'record_text', id: sent.id, field: 'course' }, category: 'insult', reason: '要綱の目的に合いません' } })
    const read = (caseId: string) => a.ok(getCaseCall, { params: { caseId } })
    for (const { id } of copies) expect(await read(id)).toMatchObject({ record: { course: '', history: '悪口の既往' }, hiddenFields: { course: expect.stringMatching(/^deleted insult /) } })
    expect(await read(anew.id)).toMatchObject({ record: { course: '安定している' }, hiddenFields: {} })
    // A draft that was written for itself is its hospital's own paper.
    expect(await read(other.id)).toMatchObject({ record: { course: '新しい悪口' }, hiddenFields: {} })
  })

  it('is made by its own hospital alone: others learn no more than that they may read it', async () => {
    const { a, b, c, d } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2' })
    const body = { withSensitive: true }
    for (const person of [b, c]) expect(await person.call(copyCaseCall, { params: { caseId: sent.id }, body })).toMatchObject({ status: 403 })
    expect(await d.call(copyCaseCall, { params: { caseId: sent.id }, body })).toMatchObject({ status: 404 })
  })
})
