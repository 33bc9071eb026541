import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServedHouse, serveHouse } from '../../test/worlds/served-house'
import { HOUSE_PASSWORD, openSmallHouse, type SmallHouse } from '../../test/worlds/small-house'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { DEMO_PEOPLE_SETTING } from './account.routes'
import { listActiveColleagues } from './people/colleagues'
import { createHospitalCommand } from './hospital/create-hospital'
import { deactivatePersonCommand } from './people/deactivate-person'
import { endHospitalUseCommand } from './hospital/end-hospital-use'
import { findHospitalUses, isSameCorporation } from './hospital/find-hospitals'
import { saveSetting } from './installation'
import { issueAccessCodeCommand } from './sign-in/issue-access-code'
import { issueLoginCommand } from './sign-in/issue-login'
import { nameOfActor } from './name-of-actor'
import { redeemAccessCodeCommand } from './sign-in/redeem-access-code'
import { startHospitalUseCommand } from './hospital/start-hospital-use'

let house: SmallHouse
let http: ServedHouse
beforeAll(async () => {
  house = await openSmallHouse()
  http = await serveHouse(house)
})
afterAll(async () => {
  await http.app.close()
  await house.close()
})

const getMe = (cookie: string) => http.call({ method: 'GET', url: '/api/v1/session', headers: { cookie } })
const actsOf = (subjectId: string | null) =>
  house.asSystem(async (tx) => {
    const query = tx.db.selectFrom('audit_entry').select(['act', 'actor_kind', 'data']).where('act', 'like', 'session.%').orderBy('at')
    return (subjectId === null ? query.where('subject_id', 'is', null) : query.where('subject_id', '=', subjectId)).execute()
  })

it('signs in, says who one is, signs out; each is in the audit trail', async () => {
  const answer = await http.signIn('sato')
  const { personId, hospitalId } = house.actors.sato
  const me = {
    personId,
    displayName: 'sato',
    role: 'member',
    department: null,
    hospital: { id: hospitalId, name: '東病院', shortName: '東', municipalityCode: '14101' },
    prefecture: { code: '14', name: '神奈川県' },
    termsToAccept: null,
  }
  expect(answer).toMatchObject({ status: 200, body: me })
  const cookie = answer.setCookie?.split(';')[0] ?? ''
  expect(await getMe(cookie)).toMatchObject({ status: 200, body: me })
  expect(await http.call({ method: 'DELETE', url: '/api/v1/session', headers: { cookie } })).toMatchObject({ status: 200, body: null })
  expect(await getMe(cookie)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  expect((await actsOf(personId)).map((entry) => entry.act)).toEqual(['session.started', 'session.ended'])
})

it('an officer has no hospital', async () => {
  const cookie = await http.cookieOf('officer')
  expect(await getMe(cookie)).toMatchObject({ status: 200, body: { role: 'officer', hospital: null } })
  expect(await http.call({ method: 'GET', url: '/api/v1/colleagues', headers: { cookie } })).toMatchObject({ status: 403 })
})

it('answers an unknown id and a wrong password alike, also of a person who left, whom only the right password tells so; never writes down what was typed', async () => {
  await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'member', displayName: 'gone', loginId: 'gone', password: HOUSE_PASSWORD }))
  await house.asSystem((tx) => deactivatePersonCommand(tx, house.sessions, { loginId: 'gone', passOnWork: async () => undefined }))
  const answers = [await http.signIn('nobody-here', 'secret-typed-text'), await http.signIn('suzuki', 'secret-typed-text'), await http.signIn('gone', 'secret-typed-text')]
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 401, body: { code: 'sign_in_failed' }, setCookie: undefined })
    expect(Object.keys(answer.body as object).sort()).toEqual(Object.keys(answers[0]?.body as object).sort())
  }
  expect(await http.signIn('gone')).toMatchObject({ status: 401, body: { code: 'seat_ended', cause: 'office' }, setCookie: undefined })
  const entries = JSON.stringify(await house.asSystem((tx) => tx.db.selectFrom('audit_entry').selectAll().execute()))
  expect(entries).not.toContain('secret-typed-text')
  expect(entries).not.toContain('nobody-here')
  expect(await actsOf(null)).toMatchObject([{ act: 'session.refused', actor_kind: 'anonymous', data: { code: 'sign_in_failed' } }, { act: 'session.refused' }, { act: 'session.refused' }])
})

it('a person who leaves is signed out at once', async () => {
  const { loginId } = await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.tanaka.hospitalId, role: 'representative', displayName: 'leaver', password: HOUSE_PASSWORD }))
  expect(loginId).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}$/)
  const cookie = await http.cookieOf(loginId)
  expect(await getMe(cookie)).toMatchObject({ status: 200, body: { role: 'representative' } })
  // Without the sessions' deletion: what stops them is that each request asks.
  await house.asSystem(async (tx) => void (await tx.db.updateTable('person').set({ active: false }).where('login_id', '=', loginId).execute()))
  expect(await getMe(cookie)).toMatchObject({ status: 401, body: { code: 'seat_ended', cause: 'office', ask: 'prefecture' } })
})

it('a hospital whose use ends: refused while it has open cases (rule 81), then nobody of it acts or signs in (rules 36, 48)', async () => {
  const { yamada } = house.actors
  const cookie = await http.cookieOf('yamada')
  await expect(house.asSystem((tx) => endHospitalUseCommand(tx, async () => refuse('hospital_has_open_cases', { count: 1 }), yamada.hospitalId))).rejects.toMatchObject({ refusal: { code: 'hospital_has_open_cases' } })
  expect(await getMe(cookie)).toMatchObject({ status: 200 })

  const left: string[] = []
  await house.asSystem((tx) => endHospitalUseCommand(tx, async (_tx, hospitalId) => void left.push(hospitalId), yamada.hospitalId))
  expect(left).toEqual([yamada.hospitalId])
  expect(await getMe(cookie)).toMatchObject({ status: 401, body: { code: 'seat_ended', cause: 'hospital' } })
  expect(await http.signIn('yamada')).toMatchObject({ status: 403, body: { code: 'hospital_not_active' }, setCookie: undefined })
  expect(await http.signIn('yamada', 'not the password')).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  expect(await house.as(yamada, (tx) => findHospitalUses(tx, [yamada.hospitalId]))).toEqual(new Map())
  expect(await house.as(house.actors.sato, (tx) => findHospitalUses(tx, [yamada.hospitalId]))).toEqual(new Map([[yamada.hospitalId, 'ended']]))

  await house.asSystem((tx) => startHospitalUseCommand(tx, yamada.hospitalId))
  expect(await http.signIn('yamada')).toMatchObject({ status: 200 })
})

const NEW_PASSWORD = 'らくだ はしご 鐘は3時に鳴る'
const setByCode = (personId: string, password = NEW_PASSWORD) => house.asSystem(async (tx) => redeemAccessCodeCommand(tx, house.sessions, { code: (await issueAccessCodeCommand(tx, { personId })).code, password }))

it('a new password ends the sessions of the old one', async () => {
  const cookie = await http.cookieOf('tanaka')
  await setByCode(house.actors.tanaka.personId)
  expect(await getMe(cookie)).toMatchObject({ status: 401 })
  expect(await http.signIn('tanaka', NEW_PASSWORD)).toMatchObject({ status: 200 })
  expect(await http.signIn('tanaka')).toMatchObject({ status: 401 })
})

it('issues logins to the system’s acts alone, one to a person, two with one mailbox (rules 37, 39)', async () => {
  const hospitalId = house.actors.sato.hospitalId
  const issue = (over: { loginId?: string; password?: string; hospitalId?: string | null } = {}) =>
    house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId, role: 'member', displayName: 'new', email: 'ward@hospital.example', ...over }))
  const [one, two] = [await issue(), await issue()]
  expect(one.loginId).not.toBe(two.loginId)
  // Nobody is told the password that stands there until theirs is set.
  expect(Object.keys(one).sort()).toEqual(['loginId', 'personId'])
  await expect(issue({ loginId: one.loginId })).rejects.toMatchObject({ refusal: { code: 'login_id_taken' } })
  await expect(issue({ password: 'twelve chars' })).rejects.toMatchObject({ refusal: { code: 'password_too_short' } })
  await expect(issue({ hospitalId: null })).rejects.toMatchObject({ refusal: { code: 'invalid_input' } })
  await expect(house.as(house.actors.sato, (tx) => issueLoginCommand(tx, house.sessions, { hospitalId, role: 'member', displayName: 'x' }))).rejects.toMatchObject({ refusal: { code: 'not_permitted' } })
  const people = await house.as(house.actors.sato, listActiveColleagues)
  expect(people.map((person) => person.displayName)).toEqual(['new', 'new', 'sato', 'suzuki'])
  expect(await house.as(house.actors.sato, nameOfActor)).toBe('sato')
  expect(await house.asSystem(nameOfActor)).toBe('')
})

const loginsNamed = async (loginId: string): Promise<number> => {
  const client = new pg.Client({ connectionString: house.testDatabase.superuserUrl })
  await client.connect()
  return ((await client.query('select from auth."user" where "username" = $1', [loginId]).finally(() => client.end())).rowCount ?? 0)
}
const issueNamed = (loginId: string, then: () => void = () => undefined) =>
  house.asSystem(async (tx) => {
    const login = await issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'member', displayName: 'new', loginId, password: HOUSE_PASSWORD })
    then()
    return login
  })

it('a login that came to nothing leaves nothing; one whose transaction ran twice is there once', async () => {
  const fail = () => {
    throw new Error('afterwards')
  }
  await expect(issueNamed('twice-001', fail)).rejects.toThrow('afterwards')
  expect(await loginsNamed('twice-001')).toBe(0)
  let runs = 0
  const login = await issueNamed('twice-001', () => {
    if (runs++ === 0) throw Object.assign(new Error('lost against another one'), { code: '40001' })
  })
  expect([runs, await loginsNamed(login.loginId)]).toEqual([2, 1])
  expect(await http.signIn('twice-001')).toMatchObject({ status: 200, body: { personId: login.personId } })
})

it('a password whose change isn’t written down stays, and so do the sessions', async () => {
  const { personId } = await issueNamed('keeps-001')
  const cookie = await http.cookieOf('keeps-001')
  const { code } = await house.asSystem((tx) => issueAccessCodeCommand(tx, { personId }))
  const acts = [(tx: Transaction) => redeemAccessCodeCommand(tx, house.sessions, { code, password: NEW_PASSWORD }), (tx: Transaction) => deactivatePersonCommand(tx, house.sessions, { loginId: 'keeps-001', passOnWork: async () => undefined })]
  for (const act of acts) {
    const undone = house.asSystem(async (tx) => {
      await act(tx)
      throw new Error('afterwards')
    })
    await expect(undone).rejects.toThrow('afterwards')
    expect(await getMe(cookie)).toMatchObject({ status: 200 })
  }
  expect(await http.signIn('keeps-001')).toMatchObject({ status: 200 })
})

it('a login id is one however it is typed', async () => {
  const { personId, loginId } = await issueNamed(' Ｋata-001')
  expect(loginId).toBe('kata-001')
  await expect(issueNamed('KATA-001')).rejects.toMatchObject({ refusal: { code: 'login_id_taken' } })
  await expect(issueNamed('片仮名')).rejects.toMatchObject({ refusal: { code: 'invalid_input', details: { fields: ['loginId'] } } })
  await setByCode(personId)
  expect(await http.signIn('Kata-001 ', NEW_PASSWORD)).toMatchObject({ status: 200 })
  await house.asSystem((tx) => deactivatePersonCommand(tx, house.sessions, { loginId: 'ＫATA-001', passOnWork: async () => undefined }))
  expect(await http.signIn('kata-001', NEW_PASSWORD)).toMatchObject({ status: 401 })
})

it('cases may go over to a user hospital of the same corporation only', async () => {
  const { sato, tanaka, yamada } = house.actors
  const unused = await house.asSystem((tx) => createHospitalCommand(tx, { name: '南病院', municipalityCode: '14101', corporation: '東法人' }))
  const same = (to: string) => house.asSystem((tx) => isSameCorporation(tx, sato.hospitalId, to))
  expect([await same(tanaka.hospitalId), await same(yamada.hospitalId), await same(unused), await same(sato.hospitalId)]).toEqual([true, false, false, false])
})

it('tells demo people in a demonstration only', async () => {
  const person = { loginId: 'demo', password: HOUSE_PASSWORD, displayName: 'demo', role: 'member', department: null, hospitalName: '東病院', note: null }
  for (const people of [[], [person]]) await house.asSystem((tx) => saveSetting(tx, DEMO_PEOPLE_SETTING, people))
  const list = { method: 'GET', url: '/api/v1/demo-people' } as const
  expect(await http.call(list)).toMatchObject({ status: 200, body: { people: [] } })
  const demo = await serveHouse(house, { demo: true })
  expect(await demo.call(list)).toMatchObject({ status: 200, body: { people: [person] } })
  await demo.app.close()
})
