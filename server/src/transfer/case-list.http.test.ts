import { findSimilarCasesCall, listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, answerAs, registerDraft, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-20T01:00:00Z' })
  roles = await addRoles(world)
})
afterAll(() => world.close())

type Query = Parameters<typeof listCasesCall.query.parse>[0]
const diseases = async (by: TestPerson, query: Record<string, string>) => (await by.ok(listCasesCall, { query: query as Query & {} })).cases.map((one) => one.mainDisease)

describe('the list of cases', () => {
  it('is filtered by area, overdue and day of registration, and sorted as asked', async () => {
    const { a, b } = roles
    await sendTo(a, [b], { record: { mainDisease: '一', destination: { municipalities: [], secondaryAreas: ['横須賀・三浦'] }, transferableFrom: '2026-12-01' } })
    world.clock.advance(24 * 3_600_000)
    const second = await sendTo(a, [b], { record: { mainDisease: '二', destination: { municipalities: ['14101'], secondaryAreas: [] }, transferableFrom: '2026-11-22' } })
    await answerAs(b, second.id, { kind: 'considering', until: '2026-11-21T06:00:00.000Z', waitsFor: 'bed', note: '' })
    expect(await diseases(a, { scope: 'own', overdue: '1' })).toEqual([])
    world.clock.advance(24 * 3_600_000)
    await sendTo(a, [b], { record: { mainDisease: '三', transferableFrom: '2026-11-30' } })
    expect(await diseases(a, { scope: 'own' })).toEqual(['三', '二', '一'])
    expect(await diseases(a, { scope: 'own', overdue: '1' })).toEqual(['二'])
    expect(await diseases(a, { scope: 'own', area: '横須賀・三浦' })).toEqual(['一'])
    expect(await diseases(a, { scope: 'own', area: '14101' })).toEqual(['三', '二'])
    expect(await diseases(a, { scope: 'own', area: '14100' })).toEqual(['三', '二'])
    expect(await diseases(a, { scope: 'own', area: 'どこにもない圏域' })).toEqual([])
    expect(await diseases(a, { scope: 'own', from: '2026-11-21', until: '2026-11-21' })).toEqual(['二'])
    expect(await diseases(a, { scope: 'own', until: '2026-11-20' })).toEqual(['一'])
    expect(await diseases(a, { scope: 'own', sort: 'transferable' })).toEqual(['二', '三', '一'])
    expect(await diseases(a, { scope: 'own', limit: '1', offset: '1' })).toEqual(['二'])
  })
})

describe('a patient who may be registered already', () => {
  const similar = async (by: TestPerson, mainDisease: string, of: { age?: number; sex?: 'female' | 'male'; exceptCaseId?: string } = {}) =>
    (await by.ok(findSimilarCasesCall, { body: { sex: of.sex ?? 'female', age: of.age ?? 71, mainDisease, exceptCaseId: of.exceptCaseId ?? null } })).cases.map((one) => one.id)

  it('is found in whatever spelling, among the own hospital’s open cases alone, and not itself', async () => {
    const { a, b, c, d } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2', record: { age: 71, mainDisease: 'ＣＯＰＤ（急性 増悪）' } })
    const draft = await registerDraft(a, { record: { age: 71, mainDisease: 'copd急性増悪' } })
    expect((await similar(a, 'COPD 急性増悪')).sort()).toEqual([sent.id, draft.id].sort())
    expect(await similar(a, 'COPD 急性増悪', { exceptCaseId: draft.id })).toEqual([sent.id])
    expect(await similar(a, 'COPD 急性増悪', { age: 72 })).toEqual([])
    expect(await similar(a, 'COPD 急性増悪', { sex: 'male' })).toEqual([])
    expect(await similar(a, '心不全')).toEqual([])
    for (const other of [b, c, d]) expect(await similar(other, 'COPD 急性増悪')).toEqual([])
  })
})
