import * as applications from '@tasuki/domain/office/application/hospital-application.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import * as seats from '@tasuki/domain/account/seat/seat.contract'
import * as moderation from '@tasuki/domain/office/moderation/moderation.contract'
import { getOverviewCall } from '@tasuki/domain/office/overview/overview.contract'
import { listRegisteredHospitalsCall } from '@tasuki/domain/office/register/hospital-register.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addRoles, registerDraft, type Roles, sendTo } from '../../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
let superuser: pg.Client
let auditor: TestPerson
let coordinator: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-26T01:00:00.000Z' })
  roles = await addRoles(world)
  auditor = await world.addPerson({ hospitalId: null, role: 'auditor' })
  coordinator = await world.addPerson({ hospitalId: null, role: 'coordinator' })
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const overview = () => roles.p.ok(getOverviewCall)

describe('the office’s overview (要綱23–26条)', () => {
  it('counts hospitals as its list does, and says whose information is oldest', async () => {
    await world.addHospital({ name: '静かな病院' })
    await world.addHospital({ name: '名簿だけの病院', use: 'non_user' })
    const { hospitals } = await overview()
    const total = async (query: object) => (await roles.p.ok(listRegisteredHospitalsCall, { query })).total
    expect({ active: hospitals.active, non_user: hospitals.non_user, ended: hospitals.ended }).toEqual({ active: await total({ use: 'active' }), non_user: await total({ use: 'non_user' }), ended: await total({ use: 'ended' }) })
    expect([hospitals.stale.count, hospitals.silent.count, hospitals.withoutRepresentative]).toEqual([await total({ condition: 'stale' }), await total({ condition: 'silent' }), await total({ condition: 'without_representative' })])
    expect(hospitals.silent.longest.map(({ name }) => name)).toContain('静かな病院')
    expect(hospitals.stale.longest.length).toBe(Math.min(5, hospitals.stale.count))
    for (const { since } of hospitals.silent.longest) expect(since === null || Date.parse(since) < Date.parse('2026-11-12T00:00:00+09:00')).toBe(true)
  })

  it('counts sent and open cases by age, each number as the list that it leads to; drafts and closed ones aren’t there', async () => {
    for (const days of [0, 1, 2, 5, 10, 30]) {
      const { id } = await sendTo(roles.a, [roles.b])
      await superuser.query(`update transfer_case set created_at = $2 where id = $1`, [id, new Date(Date.parse('2026-11-26T01:00:00Z') - days * 86_400_000)])
    }
    await registerDraft(roles.a)
    const closed = await sendTo(roles.a, [roles.b])
    await superuser.query(`update transfer_case set status = 'ended', end_reason = 'home', closed_at = created_at where id = $1`, [closed.id])
    const { openCases } = await overview()
    expect(openCases.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1])
    for (const { from, until, count } of openCases) {
      const { total } = await roles.p.ok(listCasesCall, { query: { scope: 'visible', status: 'open', ...(from !== null && { from }), ...(until !== null && { until }) } })
      expect(total).toBe(count)
    }
  })

  it('counts applications that wait and those that wait too long', async () => {
    const application: applications.HospitalApplication = { hospitalId: null, hospitalName: '港の病院', municipalityCode: '14111', contact: { name: '小野 花', department: '', phone: '045-000-0000', email: 'a@hospital.test' }, representative: { name: '小野 花', kana: '', department: '', email: 'b@hospital.test', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }, seats: 1, wishedFrom: null, note: '' }
    for (const seats of [1, 2]) await roles.p.ok(applications.submitApplicationCall, { body: { application: { ...application, seats }, termsVersion: null } })
    await superuser.query(`update hospital_application set changed_at = '2026-11-18T01:00:00Z' where content ->> 'seats' = '2'`)
    expect((await overview()).accounts?.applications).toEqual({ count: 2, late: 1, since: '2026-11-18T01:00:00.000Z', setAside: 0 })
    expect((await roles.p.ok(applications.listApplicationsCall)).applications.map(({ seats, late }) => [seats, late])).toEqual([[2, true], [1, false]])
  })

  it('counts what hospitals have answered and the office has to decide, each as the list that it leads to', async () => {
    expect((await overview()).accounts).toMatchObject({ moderations: { count: 0, unanswered: 0, since: null }, renewals: { count: 0, late: 0, since: null } })
    const chief = await world.addPerson({ hospitalId: roles.a.hospitalId, role: 'representative' })
    const matters: string[] = []
    for (const answerBy of ['2026-12-01', '2026-12-02']) {
      const { id } = await sendTo(roles.a, [roles.b])
      matters.push((await roles.p.ok(moderation.askToConfirmCall, { body: { content: { kind: 'record_text', id, field: 'mainDisease' }, category: 'other', reason: '内容をご確認ください', answerBy } })).id)
    }
    expect((await overview()).accounts?.moderations).toEqual({ count: 0, unanswered: 0, since: null })
    await chief.ok(moderation.answerModerationCall, { params: { moderationId: matters[0] ?? '' }, body: { body: '確認しました' } })
    const listed = await roles.p.ok(moderation.listModerationsCall, { query: { state: 'answered' } })
    expect([listed.total, listed.moderations.map(({ id }) => id)]).toEqual([1, [matters[0]]])
    expect((await overview()).accounts?.moderations).toEqual({ count: 1, unanswered: 0, since: listed.moderations[0]?.changedAt })
    world.clock.set('2026-12-03T01:00:00.000Z')
    expect((await overview()).accounts?.moderations).toMatchObject({ count: 1, unanswered: 1 })
    await roles.p.ok(moderation.closeModerationCall, { params: { moderationId: matters[0] ?? '' }, body: { note: '確認しました' } })
    expect((await overview()).accounts?.moderations).toMatchObject({ count: 0, unanswered: 1 })
    world.clock.set('2027-01-12T01:00:00.000Z')
    const { id: seatId } = await world.asSystem((tx) => tx.db.insertInto('seat').values({ hospital_id: roles.a.hospitalId ?? '', funding: 'hospital', number: 900, first_day: '2026-05-01', last_day: '2027-03-31' }).returning('id').executeTakeFirstOrThrow())
    await chief.ok(seats.answerSeatRenewalCall, { body: { version: 0, seatIds: [seatId] } })
    const waiting = (await roles.p.ok(seats.listSeatRenewalsCall, { query: {} })).renewals.filter(({ state }) => state === 'answered')
    expect((await overview()).accounts?.renewals).toEqual({ count: 1, late: 0, since: '2027-01-12T01:00:00.000Z' })
    expect(waiting).toHaveLength(1)
    world.clock.set('2027-04-02T01:00:00.000Z')
    expect((await overview()).accounts?.renewals).toMatchObject({ count: 1, late: 1 })
    world.clock.set('2027-01-12T01:00:00.000Z')
    await roles.p.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
    await roles.p.ok(seats.acceptSeatRenewalsCall, { body: { renewals: [{ hospitalId: roles.a.hospitalId ?? '', version: 1 }] } })
    expect((await overview()).accounts?.renewals).toEqual({ count: 0, late: 0, since: null })
    world.clock.set('2026-11-26T01:00:00.000Z')
  })

  it('is for each role what it reads: no accounts for the coordinator, nothing of the office’s own for the auditor; hospitals get none', async () => {
    expect(await overview()).toMatchObject({ accounts: { invoices: { unsent: 0 } }, office: { retention: { due: 0 } } })
    const [audited, coordinated] = [await auditor.ok(getOverviewCall), await coordinator.ok(getOverviewCall)]
    expect([audited.accounts !== null, audited.office, coordinated.accounts, coordinated.office]).toEqual([true, null, null, null])
    expect(audited.openCases).toEqual((await overview()).openCases)
    expect((await roles.a.call(getOverviewCall)).status).toBe(403)
  })
})
