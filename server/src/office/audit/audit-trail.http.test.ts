import { confirmIdentityCall } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { issueAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import { addClosedDayCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import { setSeatBudgetCall } from '@tasuki/domain/account/seat/seat.contract'
import { endPersonSessionsCall } from '@tasuki/domain/account/sign-in/session.contract'
import { listAuditTrailCall } from '@tasuki/domain/office/audit/audit-trail.contract'
import { changeHospitalUseCall, deactivatePersonCall } from '@tasuki/domain/office/register/hospital-register.contract'
import { postMessageCall, reportMessageCall } from '@tasuki/domain/talk/talk.contract'
import { getCaseCall } from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, TEST_PASSWORD, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
let officer: TestPerson
let chief: TestPerson
let neighbour: TestPerson
let caseId: string
let code: string
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-05-20T01:00:00Z' })
  roles = await addRoles(world)
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  chief = await world.addPerson({ hospitalId: roles.a.hospitalId, role: 'representative', name: '花井 美帆' })
  neighbour = await world.addPerson({ hospitalId: roles.b.hospitalId, role: 'representative', name: '久我 直人' })
  caseId = (await sendTo(roles.a, [roles.b])).id
  code = (await roles.a.ok(getCaseCall, { params: { caseId } })).code
  world.clock.advance(86_400_000)
  await officer.ok(getCaseCall, { params: { caseId } })
})
afterAll(() => world.close())

const read = async (by: TestPerson, query: Record<string, string | number> = {}) => (await by.ok(listAuditTrailCall, { query })).entries
const acts = async (...given: Parameters<typeof read>) => (await read(...given)).map(({ act }) => act)

it('the prefecture finds entries by case, person, hospital, kind and day', async () => {
  const ofCase = await read(officer, { q: code.toLowerCase() })
  expect(ofCase.map(({ act }) => act)).toEqual(expect.arrayContaining(['case.opened', 'case.sent']))
  expect(ofCase.every(({ subject }) => subject.caseCode === code || subject.kind !== 'case')).toBe(true)
  expect(new Set((await read(officer, { q: '佐久間' })).map(({ by }) => by.personName))).toEqual(new Set(['佐久間 徹']))
  expect((await read(officer, { hospitalId: roles.b.hospitalId ?? '' })).length).toBeGreaterThan(0)
  expect(await acts(officer, { kind: 'sessions', limit: 200 })).toEqual(expect.arrayContaining(['session.started']))
  const changes = await acts(officer, { kind: 'changes', limit: 200 })
  expect(changes).toContain('case.sent')
  expect(changes.filter((act) => act.endsWith('.opened'))).toEqual([])
  const today = await read(officer, { from: '2026-05-21', until: '2026-05-21', limit: 200 })
  expect(today.length).toBeGreaterThan(0)
  expect(today.filter(({ at }) => at < '2026-05-20T15:00:00' || at >= '2026-05-21T15:00:00')).toEqual([])
  expect((await read(officer, { until: '2026-05-20', limit: 200 })).length).toBeGreaterThan(0)
  expect(await read(officer, { q: '誰もいない名' })).toEqual([])
})

it('a hospital’s representative sees its own acts and what the prefecture read of it, and nothing of others', async () => {
  const entries = await read(chief, { limit: 200 })
  expect(entries).toContainEqual(expect.objectContaining({ act: 'case.opened', by: { kind: 'officer', personName: null, hospital: null }, subject: { kind: 'case', id: caseId, caseCode: code } }))
  const others = entries.filter(({ by }) => by.hospital !== null && by.hospital.id !== roles.a.hospitalId)
  expect(others).toEqual([])
  expect((await read(neighbour, { limit: 200 })).filter(({ by }) => by.hospital?.id === roles.a.hospitalId)).toEqual([])
  expect(await read(chief, { hospitalId: roles.b.hospitalId ?? '', limit: 200 })).toHaveLength(entries.length + 1)
})

it('who pressed 「氏名が見えます」 is told to the prefecture alone (rule 85)', async () => {
  const { roomId } = await ownInquiry(roles.b, caseId)
  const message = await roles.a.ok(postMessageCall, { params: { roomId }, body: { body: 'ご相談です。' } })
  await roles.b.ok(reportMessageCall, { params: { messageId: message.id } })
  const reported = (entries: Awaited<ReturnType<typeof read>>) => entries.filter(({ act }) => act === 'name.reported').map(({ by }) => by.hospital?.id ?? null)
  expect(reported(await read(officer, { kind: 'names' }))).toEqual([roles.b.hospitalId])
  expect(reported(await read(chief, { kind: 'names' }))).toEqual([null])
  expect(reported(await read(chief, { kind: 'names', hospitalId: roles.b.hospitalId ?? '' }))).toEqual([null])
  expect(reported(await read(neighbour, { kind: 'names' }))).toEqual([roles.b.hospitalId])
})

it('what the prefecture’s desk reads is the prefecture’s reading, as an officer’s is', async () => {
  const desk = await world.addPerson({ hospitalId: null, role: 'coordinator', name: '調整 員' })
  await desk.ok(getCaseCall, { params: { caseId } })
  const readings = (await read(chief, { kind: 'prefecture', limit: 200 })).filter(({ act }) => act === 'case.opened').map(({ by }) => by.kind)
  expect(new Set(readings)).toEqual(new Set(['officer', 'coordinator']))
  expect((await read(officer, { kind: 'prefecture', limit: 200 })).some(({ by }) => by.kind === 'coordinator')).toBe(true)
})

it('what the prefecture does with a hospital’s people and its use is seen by its representative, and by no other’s', async () => {
  const nurse = await world.addPerson({ hospitalId: roles.a.hospitalId, name: '三沢 静' })
  const params = { personId: nurse.personId }
  await officer.ok(confirmIdentityCall, { body: { password: TEST_PASSWORD, shown: null } })
  await officer.ok(issueAccessCodeCall, { params })
  await officer.ok(endPersonSessionsCall, { params })
  await officer.ok(deactivatePersonCall, { params })
  const leaving = await world.addHospital()
  const last = await world.addPerson({ hospitalId: leaving, role: 'representative', name: '最後の代表' })
  for (const use of ['ended', 'active'] as const) {
    // What is of one moment has no order in the trail.
    world.clock.advance(1000)
    await officer.ok(changeHospitalUseCall, { params: { hospitalId: leaving }, body: { use } })
  }
  expect(await acts(chief, { limit: 200 })).toEqual(expect.arrayContaining(['person.created', 'person.code_issued', 'session.ended_remotely', 'person.deactivated']))
  expect((await read(chief, { limit: 200 })).filter(({ subject, act }) => subject.id === nurse.personId && act !== 'person.created').map(({ by }) => by.kind)).toEqual(expect.arrayContaining(['officer']))
  expect((await read(neighbour, { limit: 200 })).filter(({ subject }) => subject.id === nurse.personId)).toEqual([])
  expect((await acts(last, { limit: 200 })).filter((act) => act.startsWith('hospital.use'))).toEqual(['hospital.use_started', 'hospital.use_ended', 'hospital.use_started'])
})

it('病院・人・設定 holds what was set and given, and 変更 doesn’t', async () => {
  await officer.ok(setSeatBudgetCall, { body: { seats: 10 } })
  await officer.ok(addClosedDayCall, { body: { day: '2026-08-14', name: '県民の休日' } })
  const set = ['seat_budget.set', 'seat_terms.day_closed']
  expect(await acts(officer, { kind: 'accounts', limit: 200 })).toEqual(expect.arrayContaining(set))
  const changes = await acts(officer, { kind: 'changes', limit: 200 })
  expect(changes).toContain('case.sent')
  expect(changes.filter((act) => /^(seat|person|hospital|terms|office|sign_in)/.test(act))).toEqual([])
})

it('is nobody else’s', async () => {
  expect((await roles.a.call(listAuditTrailCall)).status).toBe(403)
})

it('that somebody looked is written down, without what they typed, and for the hospital that was sought', async () => {
  await read(officer, { q: '花井', hospitalId: roles.a.hospitalId ?? '' })
  const written = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['person_id', 'concerns_hospital_ids', 'data']).where('act', '=', 'audit.listed').where('person_id', '=', officer.personId).orderBy('at', 'desc').execute())
  expect(written.find((one) => one.concerns_hospital_ids.includes(roles.a.hospitalId ?? ''))).toMatchObject({ concerns_hospital_ids: [roles.a.hospitalId], data: { personIds: [chief.personId] } })
  expect(JSON.stringify(written)).not.toContain('花井')
})

it('a list read goes by its cases, and goes on page by page', async () => {
  await officer.ok(listCasesCall, { query: { scope: 'visible' } })
  expect(await read(officer, { q: code, kind: 'reads' })).toContainEqual(expect.objectContaining({ act: 'case.listed', cases: 1 }))
  const first = await officer.ok(listAuditTrailCall, { query: { limit: 2 } })
  expect([first.entries.length, first.more]).toEqual([2, true])
})
