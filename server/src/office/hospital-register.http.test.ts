import { getMeCall } from '@tasuki/domain/account/account.contract'
import { listAuditTrailCall } from '@tasuki/domain/office/audit-trail.contract'
import * as register from '@tasuki/domain/office/hospital-register.contract'
import { getCaseCall, listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../account/sign-in'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, hospitalIdOf, registerDraft, type Roles, sendTo } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
let officer: TestPerson
let coordinator: TestPerson
let auditor: TestPerson
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  officer = roles.p
  coordinator = await world.addPerson({ hospitalId: null, role: 'coordinator', name: '調整員' })
  auditor = await world.addPerson({ hospitalId: null, role: 'auditor', name: '監査担当' })
})
afterAll(() => world.close())

const DATA = { name: '港南の丘病院', nameKana: 'コウナンノオカビョウイン', shortName: '港南の丘', municipalityCode: '14111', corporation: '医療法人丘の会', phone: '045-000-0000' }
const PERSON = { displayName: '小野 はるか', displayKana: 'オノ ハルカ', department: '地域連携室', email: 'renkei@hospital.test' }
const attempt = (of: { loginId: string; password: string }) => signIn(world.program, { ...of, address: '127.0.0.1', cookieHeader: undefined, replaced: { actor: { kind: 'anonymous' } } })
const reading = (hospitalId: string) => officer.ok(register.getRegisteredHospitalCall, { params: { hospitalId } })

describe('a hospital that joins and leaves', () => {
  it('rule 48: nobody of it signs in before its use has started or after it has ended, and an open session is over at once', async () => {
    const { hospital } = await officer.ok(register.addHospitalCall, { body: DATA })
    expect(hospital).toMatchObject({ name: DATA.name, use: 'non_user', people: 0 })
    const params = { hospitalId: hospital.id }
    const issued = await officer.ok(register.addRepresentativeCall, { params, body: PERSON })
    await expect(attempt(issued)).rejects.toMatchObject({ refusal: { code: 'hospital_not_active' } })

    expect((await officer.ok(register.changeHospitalUseCall, { params, body: { use: 'active' } })).hospital.use).toBe('active')
    const signedIn = await attempt(issued)
    const [cookie = ''] = signedIn.setCookie.split(';')
    const me = () => world.program.http.inject({ method: 'GET', url: getMeCall.path, headers: { cookie } })
    expect((await me()).json()).toMatchObject({ role: 'representative', displayName: PERSON.displayName })

    expect((await officer.ok(register.changeHospitalUseCall, { params, body: { use: 'ended' } })).hospital.use).toBe('ended')
    expect((await me()).statusCode).toBe(401)
    await expect(attempt(issued)).rejects.toMatchObject({ refusal: { code: 'hospital_not_active' } })
    await officer.ok(register.changeHospitalUseCall, { params, body: { use: 'active' } })
    await expect(attempt(issued)).resolves.toBeDefined()
  })

  it('rule 81: its use ends only when no case is open; a hospital of the same corporation takes them over, others can’t', async () => {
    const [fromId, sameId] = [await world.addHospital({ name: '東の病院', corporation: '医療法人同会' }), await world.addHospital({ name: '西の病院', corporation: '医療法人同会' })]
    const person = await world.addPerson({ hospitalId: fromId, name: '東の担当' })
    const sent = await sendTo(person, [roles.b])
    await registerDraft(person)
    const params = { hospitalId: fromId }
    const refused = await officer.call(register.changeHospitalUseCall, { params, body: { use: 'ended' } })
    expect([refused.status, refused.problem.code]).toEqual([409, 'hospital_has_open_cases'])
    const full = await reading(fromId)
    expect(full.hospital).toMatchObject({ use: 'active', openCases: 2 })
    // The prefecture sees no draft.
    expect(full.openCases.map(({ id }) => id)).toEqual([sent.id])
    expect(full.successors.map(({ id }) => id)).toEqual([sameId])

    expect((await officer.call(register.handOverCasesCall, { params, body: { toHospitalId: hospitalIdOf(roles.b) } })).status).toBe(422)
    expect((await officer.ok(register.handOverCasesCall, { params, body: { toHospitalId: sameId } })).hospital.openCases).toBe(0)
    expect((await officer.ok(register.changeHospitalUseCall, { params, body: { use: 'ended' } })).hospital.use).toBe('ended')
    expect((await reading(sameId)).hospital.openCases).toBe(2)
    const { entries } = await officer.ok(listAuditTrailCall, { query: { hospitalId: fromId, kind: 'accounts' } })
    expect(entries.map(({ act }) => act)).toEqual(expect.arrayContaining(['hospital.cases_handed_over']))
  })

  it('is corrected in the directory: only what is different is written down, its cases follow the new municipality', async () => {
    const id = await world.addHospital({ name: '誤記の病院', municipalityCode: '14101' })
    const after = await officer.ok(register.correctHospitalCall, { params: { hospitalId: id }, body: { ...DATA, name: '正しい病院' } })
    expect(after.hospital).toMatchObject({ name: '正しい病院', municipalityCode: '14111', corporation: DATA.corporation })
    expect((await officer.call(register.correctHospitalCall, { params: { hospitalId: id }, body: { ...DATA, municipalityCode: '99999' } })).problem).toMatchObject({ code: 'destination_area_unknown', fields: ['municipalityCode'] })
    expect((await officer.call(register.correctHospitalCall, { params: { hospitalId: id }, body: { ...DATA, name: '氏名：山田太郎' } })).problem.code).toBe('invalid_input')
  })

  it('is found by what is typed, by its use and by its condition', async () => {
    const quiet = await world.addHospital({ name: '静かな病院' })
    const list = async (query: object) => (await officer.ok(register.listRegisteredHospitalsCall, { query })).hospitals.map(({ id }) => id)
    expect(await list({ q: '静かな' })).toEqual([quiet])
    for (const condition of register.HOSPITAL_CONDITIONS) expect(await list({ condition, q: '静かな' }), condition).toEqual([quiet])
    const silent = await list({ condition: 'silent', limit: 200 })
    expect(silent).not.toContain(roles.a.hospitalId)
    expect(await list({ use: 'ended', q: '静かな' })).toEqual([])
  })
})

describe('people', () => {
  it('rule 82: an officer ends an account; its work goes to a colleague, its session is over', async () => {
    const hospitalId = await world.addHospital({ name: '引継ぎの病院' })
    const leaver = await world.addPerson({ hospitalId, name: '去る担当' })
    const chief = await world.addPerson({ hospitalId, role: 'representative', name: '代表' })
    const sent = await sendTo(leaver, [roles.b])
    await officer.ok(register.deactivatePersonCall, { params: { personId: leaver.personId } })
    expect((await leaver.call(getMeCall)).status).toBe(401)
    expect((await chief.ok(getCaseCall, { params: { caseId: sent.id } })).personInCharge?.personId).toBe(chief.personId)
    expect((await reading(hospitalId)).people.find(({ personId }) => personId === leaver.personId)?.active).toBe(false)
  })

  it('of a hospital become representatives and members again; of the prefecture never', async () => {
    const member = await world.addPerson({ hospitalId: hospitalIdOf(roles.b), name: '代わりの人' })
    const role = async (personId: string, to: 'member' | 'representative') => (await officer.call(register.changePersonRoleCall, { params: { personId }, body: { role: to } })).status
    expect(await role(member.personId, 'representative')).toBe(200)
    expect((await member.ok(getMeCall)).role).toBe('representative')
    expect(await role(member.personId, 'member')).toBe(200)
    expect((await member.ok(getMeCall)).role).toBe('member')
    expect(await role(auditor.personId, 'member')).toBe(404)
  })

  it('of the prefecture come and go by another officer; nobody ends their own account', async () => {
    const issued = await officer.ok(register.addPrefecturePersonCall, { body: { ...PERSON, displayName: '監査 太一', role: 'auditor' } })
    await expect(attempt(issued)).resolves.toBeDefined()
    const own = await officer.call(register.deactivatePersonCall, { params: { personId: officer.personId } })
    expect([own.status, own.problem.code]).toEqual([409, 'own_account'])
    expect((await officer.call(register.deactivatePersonCall, { params: { personId: issued.personId } })).status).toBe(200)
    await expect(attempt(issued)).rejects.toMatchObject({ refusal: { code: 'sign_in_failed' } })
    // No password stands in what is kept for a repeated request.
    const kept = await world.asSystem((tx) => tx.db.selectFrom('idempotent_answer').select('outcome').execute())
    expect(JSON.stringify(kept)).not.toContain(issued.password)
  })
})

describe('the desk and the auditor', () => {
  it('the coordinator’s reading of a case is written down and shown to the hospital like an officer’s (要綱24条)', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    await coordinator.ok(getCaseCall, { params: { caseId: sent.id } })
    const { events } = await roles.a.ok(listCaseEventsCall, { params: { caseId: sent.id } })
    expect(JSON.stringify(events)).toContain('調整員')
    for (const call of [register.listRegisteredHospitalsCall, register.listPrefecturePeopleCall, listAuditTrailCall]) expect((await coordinator.call(call)).status).toBe(403)
  })

  it('the auditor reads the trail, the hospitals and the accounts, no case, and changes nothing', async () => {
    const sent = await sendTo(roles.a, [roles.b])
    expect((await auditor.ok(listAuditTrailCall, { query: { kind: 'changes' } })).entries.length).toBeGreaterThan(0)
    const full = await auditor.ok(register.getRegisteredHospitalCall, { params: { hospitalId: hospitalIdOf(roles.a) } })
    expect(full.people.length).toBeGreaterThan(0)
    expect(full.hospital.openCases).toBeGreaterThan(0)
    expect(full.openCases).toEqual([])
    expect((await auditor.call(getCaseCall, { params: { caseId: sent.id } })).status).toBe(403)
    expect((await auditor.call(listCasesCall)).status).toBe(403)
    expect((await auditor.call(register.changeHospitalUseCall, { params: { hospitalId: hospitalIdOf(roles.a) }, body: { use: 'ended' } })).status).toBe(403)
  })
})
