import { listHospitalsCall } from '@tasuki/domain/facility/facility.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { matchHospitalsCall } from '@tasuki/domain/transfer/matching.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'

let world: TestProgram
let kurihara: TestPerson
let other: TestPerson
let officer: TestPerson
beforeAll(async () => {
  world = await startTestProgram()
  kurihara = await world.addPerson({ hospitalId: await world.addHospital({ name: '梶ノ音病院' }), name: '栗原' })
  other = await world.addPerson({ hospitalId: await world.addHospital({ name: '潮見ヶ原病院' }), name: '佐伯' })
  officer = await world.addPerson({ hospitalId: null, name: '片桐' })
  await kurihara.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: 0, availability: { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, sex: 'any', privateRoom: false } }] } })
})
afterAll(() => world.close())

describe('in how many searches a hospital was shown today', () => {
  const searches = async () => {
    await world.program.tally.flush()
    return (await kurihara.ok(updateVacancyCall, { body: {} })).searchesToday
  }
  const look = (needs: Record<string, { presence: 'present'; quantity: null; detail: '' }>) =>
    other.ok(matchHospitalsCall, { body: { patient: { needs, age: 80, sex: null, guarantor: 'unknown', bedKinds: [], destination: { municipalities: [], secondaryAreas: [] } } } })
  const OXYGEN = { oxygen: { presence: 'present', quantity: null, detail: '' } } as const

  it('counts a person’s search once, however often the form asks, and none of the own people or the prefecture', async () => {
    expect(await searches()).toBe(0)
    await look({})
    await other.ok(listHospitalsCall, {})
    await kurihara.ok(listHospitalsCall, { query: { bedKind: 'general' } })
    await officer.ok(listHospitalsCall, { query: { bedKind: 'general' } })
    expect(await searches()).toBe(0)
    for (let n = 0; n < 5; n++) await look(OXYGEN)
    await other.ok(listHospitalsCall, { query: { bedKind: 'general' } })
    expect(await searches()).toBe(1)
    world.clock.advance(31 * 60_000)
    await look(OXYGEN)
    expect(await searches()).toBe(2)
  })

  it('begins anew each day', async () => {
    world.clock.advance(24 * 3_600_000)
    expect(await searches()).toBe(0)
  })
})
