import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openSmallHouse, type SmallHouse } from '../../../test/worlds/small-house'
import { endHospitalUseCommand } from './end-hospital-use'
import { lockUserHospitals } from './find-hospitals'
import { startHospitalUseCommand } from './start-hospital-use'

let house: SmallHouse
let asked: string
beforeAll(async () => {
  house = await openSmallHouse()
  asked = house.actors.tanaka.hospitalId
})
beforeEach(() => house.asSystem((tx) => startHospitalUseCommand(tx, asked)))
afterAll(() => house.close())

const waiting = () =>
  vi.waitFor(async () => {
    const { rowCount } = await house.database.pool.query(`select from pg_stat_activity where datname = current_database() and usename = current_user and wait_event_type = 'Lock'`)
    expect(rowCount).toBe(1)
  }, { timeout: 20_000, interval: 20 })
const end = (during: () => Promise<void> = async () => undefined) => house.asSystem((tx) => endHospitalUseCommand(tx, during, asked))
const ask = (work: () => Promise<void> = async () => undefined) =>
  house.as(house.actors.sato, async (tx) => {
    const uses = await lockUserHospitals(tx, [house.actors.sato.hospitalId, asked, asked])
    await work()
    return uses
  })

it('who asks first is waited for, and the ending finds what was asked', async () => {
  const order: string[] = []
  let ending: Promise<void> = Promise.resolve()
  const uses = await ask(async () => {
    ending = end(async () => void order.push('leaves'))
    await waiting()
    order.push('asked')
  })
  await ending
  expect(uses.get(asked)).toBe('active')
  expect(order).toEqual(['asked', 'leaves'])
})

it('who ends first is waited for, and the asking finds it ended', async () => {
  let asking: Promise<Map<string, string>> = Promise.resolve(new Map())
  await end(async () => {
    asking = ask()
    await waiting()
  })
  expect([...(await asking)].sort()).toEqual([[asked, 'ended'], [house.actors.sato.hospitalId, 'active']].sort())
})

it('many may ask at once; an ending hospital holds up nothing that merely points at it', async () => {
  const uses = await ask(async () => void (await ask()))
  expect(uses.size).toBe(2)
  await end(() =>
    house.asSystem(async (tx) => {
      await sql`insert into person (hospital_id, role, login_id, display_name) values (${asked}::uuid, 'member', ${randomUUID()}, 'pointing')`.execute(tx.db)
    }),
  )
  expect(await house.as(house.actors.sato, (tx) => lockUserHospitals(tx, []))).toEqual(new Map())
})
