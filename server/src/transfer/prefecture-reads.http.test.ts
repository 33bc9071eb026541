import { getCaseCall, listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listMessagesCall } from '@tasuki/domain/talk/talk.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-20T01:00:00Z' })
  roles = await addRoles(world)
})
afterAll(() => world.close())

describe('what the prefecture read of a case', () => {
  const readsAs = async (by: TestPerson, caseId: string) =>
    (await by.ok(listCaseEventsCall, { params: { caseId } })).events.filter(({ kind }) => kind === 'prefecture_read').map(({ personName, at, data }) => ({ personName, at, data }))

  it('stands in its history for its own hospital, with who, how and when, and for nobody else (要綱24条, 26条)', async () => {
    const { a, b, p } = roles
    const sent = await sendTo(a, [b], {})
    const other = await sendTo(a, [b], {})
    expect(await readsAs(a, sent.id)).toEqual([])
    await p.ok(listCasesCall, { query: { scope: 'visible' } })
    await p.ok(getCaseCall, { params: { caseId: sent.id } })
    world.clock.advance(60_000)
    await p.ok(getCaseCall, { params: { caseId: sent.id } })
    await p.ok(listMessagesCall, { params: { roomId: (await ownInquiry(b, sent.id)).roomId } })
    await b.ok(getCaseCall, { params: { caseId: sent.id } })
    expect(await readsAs(a, sent.id)).toEqual([
      { personName: '県の担当', at: '2026-11-20T01:01:00.000Z', data: { from: '2026-11-20T01:00:00.000Z', ways: { list: 1, record: 2, talk: 1 } } },
    ])
    expect(await readsAs(a, other.id)).toEqual([{ personName: '県の担当', at: '2026-11-20T01:00:00.000Z', data: { from: '2026-11-20T01:00:00.000Z', ways: { list: 1 } } }])
    expect(await readsAs(b, sent.id)).toEqual([])
    expect(await readsAs(p, sent.id)).toEqual([])
    world.clock.advance(24 * 3_600_000)
    await p.ok(getCaseCall, { params: { caseId: sent.id } })
    expect((await readsAs(a, sent.id)).map(({ at }) => at)).toEqual(['2026-11-20T01:01:00.000Z', '2026-11-21T01:01:00.000Z'])
  })
})
