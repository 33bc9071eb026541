import * as profiles from '@tasuki/domain/account/terms/office-profile.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'

const PROFILE: profiles.OfficeProfile = {
  infrastructureOperator: '県内クラウド株式会社',
  contact: { department: '医療課 人材確保グループ', phone: '045-000-0000', email: 'office@prefecture.example', hours: '平日 8:30〜17:15', note: '夜間のお問い合わせはできません。' },
}
let world: TestProgram
let officer: TestPerson
let member: TestPerson
beforeAll(async () => {
  world = await startTestProgram()
  officer = await world.addPerson({ hospitalId: null, role: 'officer' })
  member = await world.addPerson({ hospitalId: await world.addHospital() })
})
afterAll(() => world.close())

const anonymous = async () => JSON.parse((await world.program.http.inject({ method: 'GET', url: profiles.getOfficeProfileCall.path })).body) as unknown

it('whom to ask and who runs the infrastructure is the office’s to set and anybody’s to read', async () => {
  expect(await anonymous()).toEqual({ prefectureName: '神奈川県', profile: profiles.EMPTY_OFFICE_PROFILE })
  expect((await member.call(profiles.changeOfficeProfileCall, { body: PROFILE })).status).toBe(403)
  await officer.ok(profiles.changeOfficeProfileCall, { body: PROFILE })
  expect(await anonymous()).toEqual({ prefectureName: '神奈川県', profile: PROFILE })
  const written = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['person_id', 'data']).where('act', '=', 'office.profile_changed').execute())
  expect(written).toEqual([{ person_id: officer.personId, data: {} }])
})

it('a phone number or an address that is none is refused at its field', async () => {
  const wrong = await officer.call(profiles.changeOfficeProfileCall, { body: { ...PROFILE, contact: { ...PROFILE.contact, phone: 'ない' } } })
  expect(wrong.problem).toMatchObject({ code: 'invalid_input', fields: ['contact.phone'] })
})
