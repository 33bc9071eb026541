import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { getCaseCall, listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { addRoles, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

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

  it('is made by its own hospital alone: others learn no more than that they may read it', async () => {
    const { a, b, c, d } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2' })
    const body = { withSensitive: true }
    for (const person of [b, c]) expect(await person.call(copyCaseCall, { params: { caseId: sent.id }, body })).toMatchObject({ status: 403 })
    expect(await d.call(copyCaseCall, { params: { caseId: sent.id }, body })).toMatchObject({ status: 404 })
  })
})
