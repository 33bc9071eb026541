import { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import { updateAcceptanceCall } from '@tasuki/domain/facility/facility.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
const ventilator = { presence: 'absent', quantity: null, detail: '' } as const
const need = { presence: 'present', quantity: null, detail: '' } as const
const refused = { level: 'refused', condition: '', limit: null } as const
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-20T01:00:00Z' })
  roles = await addRoles(world)
  const { a, b, c } = roles
  await c.ok(updateAcceptanceCall, { body: { version: 0, acceptance: { oxygen: { level: 'accepted', condition: '', limit: null }, dialysis: refused, transfusion: refused, opioid: refused } } })
  const open = async (mainDisease: string, record: Parameters<typeof sendTo>[2] & {} = {}) => {
    await sendTo(a, [b], { visibility: 'S2', ...record, record: { mainDisease, ...record.record } })
    world.clock.advance(60_000)
  }
  await open('透析', { record: { needs: { ventilator, dialysis: need }, transferableFrom: '2026-11-22' } })
  await open('酸素', { record: { needs: { ventilator, oxygen: need }, bedKinds: [] } })
  await open('三つ', { record: { needs: { ventilator, dialysis: need, transfusion: need, opioid: need } } })
  await open('緩和', { record: { needs: { ventilator, opioid: need, dialysis: need }, purpose: 'palliative' } })
  await sendTo(a, [b], { record: { mainDisease: '候補のみ' } })
})
afterAll(() => world.close())

const look = async (by: TestPerson, query: Parameters<typeof listAreaCasesCall.query.parse>[0] = {}) => by.ok(listAreaCasesCall, { query: query as Record<string, never> })
const diseases = async (query: Record<string, string>) => (await look(roles.c, query)).cases.map((one) => one.mainDisease)

describe('受入れできる患者', () => {
  it('lists who fits first, then who misses by one and by two with what is missed, and keeps the rest for who asks', async () => {
    const found = await look(roles.c)
    expect(found.cases.map((one) => [one.mainDisease, one.judgement?.blocking.map(({ item }) => item).sort()])).toEqual([
      ['酸素', []],
      ['透析', ['dialysis']],
      ['緩和', ['dialysis', 'opioid']],
    ])
    expect(found).toMatchObject({ open: 4, total: 3, counts: { fits: 1, conditional: 0, near: 2, far: 1 }, gains: [{ condition: 'fit', gain: 1 }] })
    expect(await diseases({ fit: 'all' })).toEqual(['酸素', '透析', '緩和', '三つ'])
  })

  it('is narrowed by purpose, needs, day, area and fit, sorted as asked, and says what to give up where nothing is left', async () => {
    expect(await diseases({ purpose: 'palliative' })).toEqual(['緩和'])
    expect(await diseases({ needs: 'dialysis' })).toEqual(['透析', '緩和'])
    expect(await diseases({ readyBy: '2026-11-22' })).toEqual(['透析'])
    expect(await diseases({ area: '14101', fit: 'near' })).toEqual(['透析', '緩和'])
    expect(await diseases({ area: '14102' })).toEqual([])
    expect(await diseases({ sort: 'newest', limit: '1', offset: '1' })).toEqual(['酸素'])
    expect(await look(roles.c, { purpose: 'respite', needs: 'oxygen' })).toMatchObject({ total: 0, gains: [{ condition: 'purpose', gain: 1 }] })
  })

  it('is nothing to a hospital outside the area, whatever it asks (rule 41), and no sensitive item is looked for by name (rule 84)', async () => {
    expect(await look(roles.d, { fit: 'all' })).toEqual({ open: 0, total: 0, counts: { fits: 0, conditional: 0, near: 0, far: 0 }, gains: [], cases: [] })
    await sendTo(roles.a, [roles.b], { visibility: 'S2', record: { mainDisease: '伏せる', needs: { ventilator, hiv: need, oxygen: need } } })
    expect(await diseases({ needs: 'hiv', fit: 'all' })).toEqual([])
    expect((await diseases({ needs: 'oxygen' })).sort()).toEqual(['伏せる', '酸素'])
  })
})
