import { issueAccessCodeCall, redeemAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import { confirmIdentityCall } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { getMeCall } from '@tasuki/domain/account/account.contract'
import { listAuditTrailCall } from '@tasuki/domain/office/audit/audit-trail.contract'
import * as register from '@tasuki/domain/office/register/hospital-register.contract'
import { getCaseCall, listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../account/sign-in/sign-in'
import { startTestProgram, TEST_PASSWORD, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addRoles, hospitalIdOf, registerDraft, type Roles, sendTo } from '../../../test/worlds/transfer-world'

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
const PERSON = { displayName: '小野 はるか', displayKana: 'オノ ハルカ', department: '地域連携室', email: 'renkei@hospital.test', sharedMailbox: false }
const REPRESENTATIVE = { ...PERSON, noPersonalMailbox: false, privateMailForbidden: false }
const SHARED = { sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true }
const PASSWORD = 'らくだ はしご 鐘は3時に鳴る'
/** With the code that the office gives, as the person does it. */
const beginWithCode = async ({ personId }: { personId: string }) => {
  const { code } = await officer.ok(issueAccessCodeCall, { params: { personId } })
  const redeem = () => world.program.http.inject({ method: 'POST', url: redeemAccessCodeCall.path, payload: { code, password: PASSWORD } })
  expect([(await redeem()).statusCode, (await redeem()).statusCode]).toEqual([200, 422])
}
const attempt = ({ loginId }: { loginId: string }) => signIn(world.program, { loginId, password: PASSWORD, address: '127.0.0.1', cookieHeader: undefined, replaced: { actor: { kind: 'anonymous' } } })
const reading = (hospitalId: string) => officer.ok(register.getRegisteredHospitalCall, { params: { hospitalId } })

describe('a hospital that joins and leaves', () => {
  it('rule 48: nobody of it signs in before its use has started or after it has ended, and an open session is over at once', async () => {
    const { hospital } = await officer.ok(register.addHospitalCall, { body: DATA })
    expect(hospital).toMatchObject({ name: DATA.name, use: 'non_user', people: 0 })
    const params = { hospitalId: hospital.id }
    const issued = await officer.ok(register.addRepresentativeCall, { params, body: REPRESENTATIVE })
    await beginWithCode(issued)
    await expect(attempt(issued)).rejects.toMatchObject({ refusal: { code: 'hospital_not_active' } })

    expect((await officer.ok(register.changeHospitalUseCall, { params, body: { use: 'active' } })).hospital.use).toBe('active')
    const signedIn = await attempt(issued)
    const [cookie = ''] = signedIn.setCookies[0]?.split(';') ?? []
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
    expect(await leaver.call(getMeCall)).toMatchObject({ status: 401, problem: { code: 'seat_ended', cause: 'office', ask: 'representative' } })
    expect((await chief.ok(getCaseCall, { params: { caseId: sent.id } })).personInCharge?.personId).toBe(chief.personId)
    expect((await reading(hospitalId)).people.find(({ personId }) => personId === leaver.personId)?.active).toBe(false)
  })

  const endAs = (by: TestPerson, personId: string) => by.call(register.deactivatePersonCall, { params: { personId } })
  const roleAs = (by: TestPerson, personId: string, role: 'member' | 'representative') => by.call(register.changePersonRoleCall, { params: { personId }, body: { role } })
  const representativesOf = async (hospitalId: string) => (await reading(hospitalId)).people.filter(({ active, role }) => active && role === 'representative').map(({ personId }) => personId)

  it('要綱9条, 10条, 12条: a hospital’s last representative is neither ended nor made a member before there is a successor; after its use has ended they are', async () => {
    const hospitalId = await world.addHospital({ name: '代表の病院' })
    const chief = await world.addPerson({ hospitalId, role: 'representative', name: '代表 一' })
    const nurse = await world.addPerson({ hospitalId, name: '看護 二' })
    for (const answer of [await endAs(officer, chief.personId), await roleAs(officer, chief.personId, 'member')]) expect(answer.problem).toMatchObject({ status: 409, code: 'sole_representative' })
    expect((await chief.ok(getMeCall)).role).toBe('representative')
    expect((await roleAs(officer, nurse.personId, 'representative')).status).toBe(200)
    expect((await endAs(officer, chief.personId)).status).toBe(200)
    expect((await roleAs(officer, nurse.personId, 'member')).problem.code).toBe('sole_representative')
    await officer.ok(register.changeHospitalUseCall, { params: { hospitalId }, body: { use: 'ended' } })
    expect((await endAs(officer, nurse.personId)).status).toBe(200)
  })

  it('of two representatives ended or stepping down at once, by whichever officers, one stays', async () => {
    const hospitalId = await world.addHospital({ name: '争いの病院' })
    const other = await world.addPerson({ hospitalId: null, name: '県担当 三' })
    for (const [first, second] of [[endAs, endAs], [endAs, roleAs], [roleAs, roleAs]] as const) {
      await world.addPerson({ hospitalId, role: 'representative', name: '交代' })
      while ((await representativesOf(hospitalId)).length < 2) await world.addPerson({ hospitalId, role: 'representative', name: '交代' })
      const [a = '', b = ''] = await representativesOf(hospitalId)
      const answers = await Promise.all([first(officer, a, 'member'), second(other, b, 'member')])
      expect(answers.map(({ status, problem }) => problem.code ?? status).sort()).toEqual([200, 'sole_representative'])
      expect(await representativesOf(hospitalId)).toHaveLength(1)
    }
  })

  it('of a hospital become representatives and members again; of the prefecture never', async () => {
    const hospitalId = await world.addHospital({ name: '代わりの病院' })
    await world.addPerson({ hospitalId, role: 'representative', name: '代表' })
    const member = await world.addPerson({ hospitalId, name: '代わりの人' })
    const role = async (personId: string, to: 'member' | 'representative') => (await officer.call(register.changePersonRoleCall, { params: { personId }, body: { role: to } })).status
    expect(await role(member.personId, 'representative')).toBe(200)
    expect((await member.ok(getMeCall)).role).toBe('representative')
    expect(await role(member.personId, 'member')).toBe(200)
    expect((await member.ok(getMeCall)).role).toBe('member')
    expect(await role(auditor.personId, 'member')).toBe(404)
  })

  it('two officers who end each other at once: one of them is left, and told why', async () => {
    const pair = [await world.addPerson({ hospitalId: null, role: 'officer' }), await world.addPerson({ hospitalId: null, role: 'officer' })] as const
    const ids = pair.map(({ personId }) => personId)
    const set = (active: boolean) => world.asSystem(async (tx) => void (await tx.db.updateTable('person').set({ active }).where('role', '=', 'officer').where('id', 'not in', ids).where('active', '=', !active).execute()))
    await set(false)
    const answers = await Promise.all([0, 1].map((at) => pair[at]?.call(register.deactivatePersonCall, { params: { personId: ids[1 - at] ?? '' } })))
    const left = await world.asSystem((tx) => tx.db.selectFrom('person').select('id').where('role', '=', 'officer').where('active', '=', true).execute())
    await set(true)
    expect(left).toHaveLength(1)
    // Who lost is told that nobody would be left, or is signed out already.
    expect(answers.map((answer) => answer?.status).sort()).toEqual([200, expect.toBeOneOf([401, 409])])
  })

  it('of the prefecture come and go by another officer; nobody ends their own account', async () => {
    const issued = await officer.ok(register.addPrefecturePersonCall, { body: { ...PERSON, displayName: '監査 太一', role: 'auditor' } })
    await beginWithCode(issued)
    await expect(attempt(issued)).resolves.toBeDefined()
    const own = await officer.call(register.deactivatePersonCall, { params: { personId: officer.personId } })
    expect([own.status, own.problem.code]).toEqual([409, 'own_account'])
    expect((await officer.call(register.deactivatePersonCall, { params: { personId: issued.personId } })).status).toBe(200)
    await expect(attempt(issued)).rejects.toMatchObject({ refusal: { code: 'seat_ended', details: { cause: 'office', ask: 'prefecture' } } })
  })
})

describe('a person entered by hand', () => {
  const enter = (hospitalId: string, over: Partial<typeof REPRESENTATIVE> = {}, key?: string) => officer.call(register.addRepresentativeCall, { params: { hospitalId }, body: { ...REPRESENTATIVE, ...over }, ...(key !== undefined && { key }) })
  const peopleOf = async (hospitalId: string) => (await reading(hospitalId)).people.map(({ displayName }) => displayName)

  it('rule 38: is invited by a link to a mailbox of theirs alone, else by a code; no password is ever answered', async () => {
    const hospitalId = await world.addHospital({ name: '招きの病院' })
    const own = await enter(hospitalId, { email: 'own@hospital.test' })
    expect(own.body).toEqual({ personId: expect.any(String), loginId: expect.any(String), displayName: PERSON.displayName, invitedBy: 'mail' })
    expect((await enter(hospitalId, { displayName: '相沢 綾', email: 'ward@hospital.test', ...SHARED })).body).toMatchObject({ invitedBy: 'code' })
    expect((await enter(hospitalId, { displayName: '無便 太一', email: '' })).body).toMatchObject({ invitedBy: 'code' })
    // Invited, and nothing that could be signed in with: the job draws the code of the link.
    expect(await world.asSystem((tx) => tx.db.selectFrom('access_code').select('id').where('person_id', '=', own.body.personId).execute())).toEqual([])
    const trail = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'actor_kind']).where('subject_id', '=', own.body.personId).orderBy('at').orderBy('act').execute())
    expect(trail).toEqual(['person.created', 'person.invited'].map((act) => ({ act, actor_kind: 'officer' })))
  })

  it('rule 38: a shared mailbox of a hospital’s person is taken only with both reasons for it', async () => {
    const hospitalId = await world.addHospital({ name: '共用の病院' })
    for (const ticks of [{ noPersonalMailbox: false }, { privateMailForbidden: false }]) expect((await enter(hospitalId, { ...SHARED, ...ticks })).problem).toMatchObject({ status: 422, code: 'shared_mailbox_not_allowed', fields: ['email'] })
    expect(await peopleOf(hospitalId)).toEqual([])
    expect((await enter(hospitalId, SHARED)).body).toMatchObject({ invitedBy: 'code' })
  })

  it('rule 37: twice is once: the same key is answered alike, the same person is refused, a shared mailbox must be called so', async () => {
    const hospitalId = await world.addHospital({ name: '一度の病院' })
    const [first, again] = [await enter(hospitalId, {}, 'one-key'), await enter(hospitalId, {}, 'one-key')]
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    expect((await enter(hospitalId, { displayName: '小野　はるか', email: 'RENKEI@hospital.test' })).problem).toMatchObject({ status: 409, code: 'person_exists', fields: ['displayName'] })
    expect((await enter(hospitalId, { displayName: '別の 人' })).problem).toMatchObject({ status: 409, code: 'mailbox_of_colleague', fields: ['email'] })
    expect((await enter(hospitalId, { displayName: '別の 人', ...SHARED })).body).toMatchObject({ invitedBy: 'code' })
    expect((await enter(hospitalId, { email: 'namesake@hospital.test' })).status).toBe(200)
    expect(await peopleOf(hospitalId)).toHaveLength(3)
    // Who has left is no colleague any more; another hospital’s people aren’t either.
    await officer.ok(register.deactivatePersonCall, { params: { personId: first.body.personId } })
    expect((await enter(hospitalId)).problem.code).toBe('mailbox_of_colleague')
    expect((await enter(await world.addHospital({ name: '隣の病院' }))).status).toBe(200)
  })

  it('two officers at once: one enters the person, the other is told that they are there; so for the prefecture’s own', async () => {
    const hospitalId = await world.addHospital({ name: '同時の病院' })
    const other = await world.addPerson({ hospitalId: null, name: '県担当 二' })
    const both = await Promise.all([officer, other].flatMap((by) => [1, 2].map(() => by.call(register.addRepresentativeCall, { params: { hospitalId }, body: REPRESENTATIVE }))))
    expect(both.map(({ status, problem }) => problem.code ?? status).sort()).toEqual([200, 'person_exists', 'person_exists', 'person_exists'])
    expect(await peopleOf(hospitalId)).toEqual([PERSON.displayName])
    const body = { ...PERSON, displayName: '同時 県', email: 'ken@prefecture.test', role: 'coordinator' } as const
    const ofPrefecture = await Promise.all([officer, other].map((by) => by.call(register.addPrefecturePersonCall, { body })))
    expect(ofPrefecture.map(({ status }) => status).sort()).toEqual([200, 409])
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

describe('who is let in, and as whom', () => {
  it('changes only by an officer who has just shown who they are; what is refused leaves nothing', async () => {
    const hospitalId = await world.addHospital({ name: '確認の病院' })
    const chief = await world.addPerson({ hospitalId, role: 'representative', name: '代表' })
    const nurse = await world.addPerson({ hospitalId, name: '看護 四' })
    const written = () => world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('act').where('actor_kind', '=', 'officer').execute())
    const acts = [
      () => officer.call(register.changePersonRoleCall, { params: { personId: nurse.personId }, body: { role: 'representative' } }),
      () => officer.call(register.deactivatePersonCall, { params: { personId: chief.personId } }),
      () => officer.call(register.addRepresentativeCall, { params: { hospitalId }, body: { ...REPRESENTATIVE, displayName: '確認 済子' } }),
      () => officer.call(register.addPrefecturePersonCall, { body: { ...PERSON, displayName: '確認 県子', email: 'kakunin@prefecture.test', role: 'coordinator' } }),
      () => officer.call(register.changeHospitalUseCall, { params: { hospitalId }, body: { use: 'ended' } }),
    ]
    world.clock.advance(10 * 60_000)
    const before = await written()
    for (const act of acts) expect(await act()).toMatchObject({ status: 403, problem: { code: 'confirmation_needed' } })
    expect(await written()).toEqual(before)
    await officer.ok(confirmIdentityCall, { body: { password: TEST_PASSWORD, shown: null } })
    for (const act of acts) expect((await act()).status).toBe(200)
  })
})
