import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { updateFacilityRecordCall } from '@tasuki/domain/facility/facility.contract'
import { listFacilityChangesCall } from '@tasuki/domain/facility/facility-history.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { findOverdueVacancy } from './vacancy-due'
import { remindStaleVacancies } from './vacancy-reminder.job'

let world: TestProgram
let daily: TestPerson
let weekly: TestPerson
beforeAll(async () => {
  // A Monday, 9:30 in Japan.
  world = await startTestProgram({ at: '2026-11-09T00:30:00.000Z' })
  daily = await world.addPerson({ hospitalId: await world.addHospital({ name: '毎日病院' }) })
  weekly = await world.addPerson({ hospitalId: await world.addHospital({ name: '週末病院' }) })
  // Listed without a vacancy: nobody asks for what it doesn't keep.
  await world.addHospital({ name: '無記載病院' })
  for (const who of [daily, weekly])
    await who.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: 0, availability: { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, sex: 'any', privateRoom: false } }] } })
  await weekly.ok(updateFacilityRecordCall, { body: { version: 0, record: { ...EMPTY_FACILITY_RECORD, departmentName: '地域連携室', vacancyRhythmDays: 5 } } })
})
afterAll(() => world.close())

const remind = () => world.asSystem(remindStaleVacancies)
const notices = async () =>
  (await world.asSystem((tx) => tx.db.selectFrom('notice_order').selectAll().where('kind', '=', 'vacancy_stale').orderBy('ordered_at').execute())).map((row) => row.hospital_ids)
const waits = (who: TestPerson) => world.asSystem(async (tx) => (await findOverdueVacancy(tx, who.hospitalId ?? '')) !== undefined)
const confirm = (who: TestPerson) => who.ok(updateVacancyCall, { body: { confirm: [{ bedKind: 'general', version: 1 }] } })
const at = (instant: string) => world.clock.set(instant)

describe('a vacancy older than the hospital’s own rhythm', () => {
  it('is nobody’s fault on the same day', async () => {
    at('2026-11-09T08:00:00.000Z')
    expect([await remind(), await waits(daily)]).toEqual([0, false])
  })

  it('is asked for after noon of the next working day, once, another rhythm is left in peace', async () => {
    at('2026-11-10T02:59:00.000Z')
    expect([await remind(), await waits(daily)]).toEqual([0, false])
    at('2026-11-10T03:10:00.000Z')
    expect([await remind(), await waits(daily), await waits(weekly)]).toEqual([1, true, false])
    expect(await notices()).toEqual([[daily.hospitalId]])
    expect(await remind()).toBe(0)
  })

  it('is in the hospital’s own history and in nobody else’s', async () => {
    const seenBy = async (who: TestPerson) => (await who.ok(listFacilityChangesCall, { params: { hospitalId: daily.hospitalId ?? '' } })).changes.map((change) => change.act)
    expect(await seenBy(daily)).toEqual(['reminded', 'changed'])
    expect(await seenBy(weekly)).toEqual(['changed'])
  })

  it('is asked for three times at most, and anew after the next update', async () => {
    for (const day of ['11', '12', '13']) {
      at(`2026-11-${day}T03:10:00.000Z`)
      await remind()
    }
    expect(await notices()).toHaveLength(3)
    await confirm(daily)
    expect(await waits(daily)).toBe(false)
    at('2026-11-16T03:10:00.000Z')
    expect(await remind()).toBe(2)
    const told = (await notices()).flat()
    expect(told.slice(0, 3)).toEqual([daily.hospitalId, daily.hospitalId, daily.hospitalId])
    // The last two were ordered in one transaction, at one moment.
    expect(told.slice(3).sort()).toEqual([daily.hospitalId, weekly.hospitalId].sort())
  })

  it('waits over a weekend', async () => {
    at('2026-11-20T06:00:00.000Z')
    await confirm(daily)
    await confirm(weekly)
    at('2026-11-22T06:00:00.000Z')
    expect(await remind()).toBe(0)
  })
})
