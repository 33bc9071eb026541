import { confirmIdentityCall } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { listColleaguesCall } from '@tasuki/domain/account/account.contract'
import { listAccountHoldersCall } from '@tasuki/domain/account/people/account-holder.contract'
import { setAbsenceCall } from '@tasuki/domain/account/people/absence.contract'
import { issueAccessCodeCall, redeemAccessCodeCall, wishResetCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import * as register from '@tasuki/domain/office/register/hospital-register.contract'
import { assignCaseCall, getCaseCall } from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, TEST_PASSWORD, type TestPerson, type TestProgram } from '../../test/test-program'
import { formAct, formUser, secondForm, writeForm } from '../../test/worlds/seat-form-content'
import { registerDraft, sendTo } from '../../test/worlds/transfer-world'
import { findRepresentatives } from '../account/people/colleagues'

/** 久我's seat, a representative's, ends with the fiscal year; 三沢 and 成瀬 go on. */
const LAST_DAY = '2027-03-31'
let world: TestProgram
let officer: TestPerson
let gone: TestPerson
let heir: TestPerson
let nurse: TestPerson
let other: TestPerson
let hospitalId: string
let code: string
beforeAll(async () => {
  world = await startTestProgram({ at: '2027-03-31T03:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
  hospitalId = await world.addHospital({ name: '試験病院' })
  gone = await world.addPerson({ hospitalId, role: 'representative', name: '1 久我' })
  heir = await world.addPerson({ hospitalId, role: 'representative', name: '2 三沢' })
  nurse = await world.addPerson({ hospitalId, name: '3 成瀬' })
  other = await world.addPerson({ hospitalId: await world.addHospital({ name: '別の病院' }), name: '別の担当' })
  code = (await officer.ok(issueAccessCodeCall, { params: { personId: gone.personId } })).code
  await world.asSystem((tx) => tx.db.updateTable('person').set({ acts_until: LAST_DAY, email: 'kuga@hospital.test', signed_in_at: null }).where('id', '=', gone.personId).execute())
  world.clock.set('2027-04-01T00:00:30+09:00')
  for (const person of [officer, heir, nurse, other]) Object.assign(person, world.resume(person))
  await officer.ok(confirmIdentityCall, { body: { password: TEST_PASSWORD, shown: null } })
})
afterAll(() => world.close())

const told = (kind: string) => world.asSystem((tx) => tx.db.selectFrom('notice_order').select(['person_ids', 'to_prefecture']).where('kind', '=', kind).execute())
const loginIdOf = async ({ personId }: TestPerson) => (await world.asSystem((tx) => tx.db.selectFrom('person').select('login_id').where('id', '=', personId).executeTakeFirstOrThrow())).login_id

describe('who is past the last day of their seat', () => {
  it('rule 82: is passed no work, even before the day’s job has run', async () => {
    const leaver = await world.addPerson({ hospitalId, name: '去る担当' })
    const sent = await sendTo(leaver, [other])
    await officer.ok(register.deactivatePersonCall, { params: { personId: leaver.personId } })
    expect((await heir.ok(getCaseCall, { params: { caseId: sent.id } })).personInCharge?.personId).toBe(heir.personId)
  })

  it('rule 82: is nobody whom one could put in charge, or plan an absence for', async () => {
    expect((await nurse.ok(listColleaguesCall)).people.map(({ personId }) => personId)).toEqual([heir.personId, nurse.personId])
    const { id: caseId } = await registerDraft(nurse)
    for (const side of [{ personInChargeId: gone.personId, deputyId: null }, { personInChargeId: nurse.personId, deputyId: gone.personId }])
      expect((await nurse.call(assignCaseCall, { params: { caseId }, body: side })).problem.code).toBe('invalid_input')
    expect((await heir.call(setAbsenceCall, { body: { personId: gone.personId, firstDay: '2027-04-02', lastDay: '2027-04-03' } })).status).toBe(404)
  })

  it('rule 36: isn’t told of what happens at the hospital', async () => {
    await sendTo(other, [heir])
    await world.runJob('deliver_notices')
    const readers = await world.asSystem((tx) => tx.db.selectFrom('notice').select('person_id').where('kind', '=', 'inquiry_received').where('hospital_id', '=', hospitalId).execute())
    expect(readers.map(({ person_id: id }) => id).sort()).toEqual([heir.personId, nurse.personId].sort())
  })

  it('rule 36: doesn’t speak for the hospital: neither wishes nor moderation are told to them, nor is one made representative', async () => {
    expect(await world.asSystem((tx) => findRepresentatives(tx, hospitalId))).toEqual([heir.personId])
    await nurse.call(wishResetCall, { body: { loginId: await loginIdOf(nurse) } })
    await nurse.call(wishResetCall, { body: { loginId: await loginIdOf(gone) } })
    await world.runJob('tell_reset_wishes')
    expect(await told('reset_wished')).toEqual([{ person_ids: [heir.personId], to_prefecture: false }])
    for (const role of ['member', 'representative'] as const) expect((await officer.call(register.changePersonRoleCall, { params: { personId: gone.personId }, body: { role } })).status).toBe(404)
  })

  it('rule 36: is given no code, and one given before is good no longer', async () => {
    await officer.ok(confirmIdentityCall, { body: { password: TEST_PASSWORD, shown: null } })
    expect((await officer.call(issueAccessCodeCall, { params: { personId: gone.personId } })).status).toBe(404)
    expect((await nurse.call(redeemAccessCodeCall, { body: { code, password: 'らくだ はしご 鐘は3時に鳴る' } })).problem.code).toBe('access_code_invalid')
    expect((await officer.ok(listAccountHoldersCall, { query: { q: '久我' } })).people).toEqual([])
  })

  it('rule 38: doesn’t share a mailbox with anybody: the same person is applied for anew with their own address', async () => {
    const content = { ...secondForm('1'), representativeName: '三沢 静', users: [{ ...formUser('久我 直人', 'kuga@hospital.test'), kana: 'クガ' }] }
    expect((await heir.call(forms.submitSeatFormCall, formAct(await writeForm(heir, content)))).problem).toEqual({})
    await world.asSystem((tx) => tx.db.updateTable('person').set({ email: 'kuga@hospital.test', signed_in_at: null }).where('id', '=', nurse.personId).execute())
    expect((await heir.ok(listAccountHoldersCall, { query: { q: '成瀬' } })).people).toMatchObject([{ canBeMailed: true }])
  })

  it('rule 36: counts for nobody in the register: a hospital without another representative has none', async () => {
    const { people } = await officer.ok(register.getRegisteredHospitalCall, { params: { hospitalId } })
    expect(people.filter(({ active }) => active).map(({ personId }) => personId).sort()).toEqual([heir.personId, nurse.personId].sort())
    const listed = async () => (await officer.ok(register.listRegisteredHospitalsCall, { query: { condition: 'without_representative' } })).hospitals.map(({ id }) => id)
    expect(await listed()).not.toContain(hospitalId)
    await world.asSystem((tx) => tx.db.updateTable('person').set({ acts_until: LAST_DAY }).where('id', '=', heir.personId).execute())
    expect(await listed()).toContain(hospitalId)
  })
})
