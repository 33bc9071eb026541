import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServedHouse, serveHouse } from '../../../test/worlds/served-house'
import { HOUSE_PASSWORD, openSmallHouse, type SmallHouse } from '../../../test/worlds/small-house'
import { withActor } from '../../platform/db/transaction'
import type { ComposedMail } from '../../platform/mail/mail-transport'
import { accountJobs } from '../account.job'
import { deactivatePersonCommand } from '../people/deactivate-person'
import { invitePersonCommand } from '../people/invite-person'
import { issueAccessCodeCommand } from './issue-access-code'
import { issueLoginCommand } from './issue-login'

let house: SmallHouse
let http: ServedHouse
let chief: string
const GOOD = 'らくだ はしご 鐘は3時に鳴る'
beforeAll(async () => {
  house = await openSmallHouse()
  http = await serveHouse(house)
  await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'representative', displayName: 'chief', loginId: 'chief', password: HOUSE_PASSWORD }))
  chief = await http.cookieOf('chief')
})
afterAll(async () => {
  await http.app.close()
  await house.close()
})

let mailbox = 0
/** A person as a form makes one: no login yet. */
const newcomer = async (loginId: string, email = `own${++mailbox}@example.jp`) =>
  house.asSystem(async (tx) =>
    (await tx.db.insertInto('person').values({ hospital_id: house.actors.sato.hospitalId, role: 'member', login_id: loginId, display_name: '白井 直', department: '', email, created_at: tx.now }).returning('id').executeTakeFirstOrThrow()).id,
  )
const post = (url: string, payload: object, options: { cookie?: string; address?: string } = {}) =>
  http.call({ method: 'POST', url, payload, headers: options.cookie === undefined ? {} : { cookie: options.cookie }, remoteAddress: options.address ?? '192.0.2.10' })
/** By somebody who has just shown who they are. */
const give = async (personId: string, cookie = chief) => {
  await house.authQuery('update auth."session" set "checkedAt" = $1', [house.clock()])
  return http.call({ method: 'POST', url: `/api/v1/people/${personId}/access-code`, headers: { cookie } })
}
const codeFor = async (personId: string) => ((await give(personId)).body as { code: string }).code
const check = (code: string, address?: string) => post('/api/v1/access-code/check', { code }, address === undefined ? {} : { address })
const redeem = (code: string, password = GOOD, address?: string) => post('/api/v1/access-code/redeem', { code, password }, address === undefined ? {} : { address })
const people = async (query = '', cookie = chief) => (await http.call({ method: 'GET', url: `/api/v1/people${query}`, headers: { cookie } })).body as { people: { personId: string; loginId: string; codeUntil: string | null; wishedAt: string | null; signedInAt: string | null; canBeMailed: boolean; isLookedAfter: boolean }[]; waiting: number; wished: number }
const runJob = (name: string, payload: unknown, mails: ComposedMail[] = [], outcome: 'accepted' | 'later' = 'accepted') =>
  accountJobs(house.database, {
    transport: { send: async (mail) => (mails.push(mail), outcome === 'accepted' ? { kind: 'accepted' } : { kind: 'later', reached: false, trouble: 'x' }), rest: async () => undefined },
    from: 'tasuki@example.jp',
    baseUrl: 'https://tasuki.example',
  }).find((job) => job.name === name)?.run(payload)

it('an invitation: a code from the representative, once, for the person to set a password and begin', async () => {
  const personId = await newcomer('newcomer-1')
  const given = await give(personId)
  expect(given).toMatchObject({ status: 200, body: { kind: 'invitation', loginId: 'newcomer-1', displayName: '白井 直', code: expect.stringMatching(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/) } })
  const { code, expiresAt } = given.body as { code: string; expiresAt: string }
  expect(new Date(expiresAt).getTime() - house.clock().getTime()).toBe(72 * 3_600_000)
  // Neither the code nor what could be tried out against it is anywhere.
  expect(JSON.stringify(await house.asSystem(async (tx) => [await tx.db.selectFrom('access_code').selectAll().execute(), await tx.db.selectFrom('audit_entry').selectAll().execute()]))).not.toContain(code)
  expect(await check(code)).toMatchObject({ status: 200, body: { kind: 'invitation', loginId: 'newcomer-1', displayName: '白井 直', hospitalName: '東病院', minimumLength: 13 } })

  expect(await redeem(code, 'short')).toMatchObject({ status: 422, body: { code: 'password_too_short', minimum: 13 } })
  expect(await redeem(code, 'newcomer-1 tasuki')).toMatchObject({ status: 422, body: { code: 'password_predictable' } })
  expect(await redeem(` ${code.toUpperCase().replaceAll('-', '')} `)).toMatchObject({ status: 200, body: { loginId: 'newcomer-1' } })
  expect(await redeem(code)).toMatchObject({ status: 422, body: { code: 'access_code_invalid' } })
  expect((await people()).people.find((one) => one.personId === personId)).toMatchObject({ signedInAt: null, codeUntil: null })
  expect(await http.signIn('newcomer-1', GOOD)).toMatchObject({ status: 200, body: { personId } })
  expect((await people()).people.find((one) => one.personId === personId)).toMatchObject({ signedInAt: expect.stringMatching(/^2\d{3}-/) })
})

it('two who redeem a code at once: one of them sets the password', async () => {
  const code = await codeFor(await newcomer('newcomer-2'))
  const answers = await Promise.all(['一本目の 傘と 黄色い象', '二本目の 傘と 黒い河馬の'].map((password, at) => redeem(code, password, `192.0.2.${20 + at}`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
})

it('a reset: the same code way, for half an hour; what was open ends; a later code ends the one before', async () => {
  const { personId } = await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'member', displayName: 'forgetful', loginId: 'forgetful', password: HOUSE_PASSWORD }))
  const cookie = await http.cookieOf('forgetful')
  const first = await codeFor(personId)
  const second = await codeFor(personId)
  expect(await check(first)).toMatchObject({ body: { code: 'access_code_invalid' } })
  expect(await check(second)).toMatchObject({ body: { kind: 'reset' } })
  house.clock.advance(30 * 60_000)
  expect(await redeem(second)).toMatchObject({ body: { code: 'access_code_invalid' } })
  expect(await redeem(await codeFor(personId))).toMatchObject({ status: 200 })
  expect(await http.call({ method: 'GET', url: '/api/v1/session', headers: { cookie } })).toMatchObject({ status: 401 })
  expect(await http.signIn('forgetful')).toMatchObject({ status: 401 })
  expect(await http.signIn('forgetful', GOOD)).toMatchObject({ status: 200 })
})

it('codes are for those one looks after: not for oneself, another representative, another hospital’s, nor by a member', async () => {
  const ids = Object.fromEntries(await house.asSystem(async (tx) => (await tx.db.selectFrom('person').select(['id', 'login_id']).execute()).map((row) => [row.login_id, row.id])))
  const officer = await http.cookieOf('officer')
  expect(await give(ids['chief'] ?? '')).toMatchObject({ status: 403 })
  expect(await give(ids['tanaka'] ?? '')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await give(ids['officer'] ?? '')).toMatchObject({ status: 404 })
  expect(await give('00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await give(ids['sato'] ?? '', await http.cookieOf('suzuki'))).toMatchObject({ status: 403 })
  expect(await give(ids['chief'] ?? '', officer)).toMatchObject({ status: 200 })
  expect(await give(ids['officer'] ?? '', officer)).toMatchObject({ status: 403 })
  expect((await people('?q=tanaka')).people).toEqual([])
  expect((await people('?q=tanaka', officer)).people).toMatchObject([{ loginId: 'tanaka', isLookedAfter: true }])
  await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'member', displayName: 'left', loginId: 'left', password: HOUSE_PASSWORD })).then(async ({ personId }) => {
    const code = await codeFor(personId)
    await house.asSystem((tx) => deactivatePersonCommand(tx, house.sessions, { loginId: 'left', passOnWork: async () => undefined }))
    expect(await redeem(code, GOOD, '192.0.2.40')).toMatchObject({ body: { code: 'access_code_invalid' } })
    expect(await give(personId)).toMatchObject({ status: 404 })
  })
})

it('guessing a code is slowed down, and keeps nobody with a good one out, not at the same address either', async () => {
  const code = await codeFor(await newcomer('newcomer-3'))
  const guesses = await Promise.all(Array.from({ length: 12 }, () => check('2222-3333-4444', '198.51.100.9')))
  expect(guesses.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5)
  expect(await check('2222-9999-9999', '198.51.100.9')).toMatchObject({ status: 429 })
  expect(await check('2222-9999-9999')).toMatchObject({ status: 422 })
  expect(await redeem(code, GOOD, '198.51.100.9')).toMatchObject({ status: 200 })
})

it('rule 38: a link goes to an address that is one person’s alone; the code in it works, and the e-mail names nobody', async () => {
  const own = await newcomer('newcomer-4', 'own@example.jp')
  const shared = [await newcomer('newcomer-5', 'renkei@example.jp'), await newcomer('newcomer-6', 'Renkei@example.jp')]
  expect(await house.asSystem((tx) => invitePersonCommand(tx, { personId: own }))).toEqual({ way: 'mail' })
  for (const personId of shared) {
    expect(await house.asSystem((tx) => invitePersonCommand(tx, { personId }))).toEqual({ way: 'code' })
    expect(await http.call({ method: 'POST', url: `/api/v1/people/${personId}/invitation-mail`, headers: { cookie: chief } })).toMatchObject({ status: 422, body: { code: 'shared_mailbox_not_allowed' } })
  }
  const mails: ComposedMail[] = []
  await expect(runJob('mail_invitation', { personId: own }, [], 'later')).rejects.toThrow()
  for (const personId of [own, ...shared]) await runJob('mail_invitation', { personId }, mails)
  expect(mails.map(({ to }) => to)).toEqual(['own@example.jp'])
  const { text = '', html } = await simpleParser(mails[0]?.raw ?? '')
  const code = /https:\/\/tasuki\.example\/invitation#(\S+)/.exec(text)?.[1] ?? ''
  for (const word of ['白井', 'newcomer-4', '東病院']) expect(text + String(html)).not.toContain(word)
  expect(await redeem(code, GOOD)).toMatchObject({ status: 200, body: { loginId: 'newcomer-4' } })
  await http.signIn('newcomer-4', GOOD)
  expect(await http.call({ method: 'POST', url: `/api/v1/people/${own}/invitation-mail`, headers: { cookie: chief } })).toMatchObject({ status: 409, body: { code: 'already_signed_in' } })
})

it('an invitation that waits for the mail server leaves a code alone that was given by hand meanwhile; asked for later, it goes out', async () => {
  const personId = await newcomer('newcomer-9')
  const order = () => house.asSystem(async (tx) => (await invitePersonCommand(tx, { personId }), { personId, askedAt: tx.now.toISOString() }))
  const first = await order()
  await expect(runJob('mail_invitation', first, [], 'later')).rejects.toThrow()
  house.clock.advance(60_000)
  const paper = await codeFor(personId)
  const mails: ComposedMail[] = []
  await runJob('mail_invitation', first, mails)
  expect(mails).toEqual([])
  expect(await check(paper)).toMatchObject({ status: 200 })
  expect(await redeem(paper)).toMatchObject({ status: 200 })
  await runJob('mail_invitation', first, mails)
  expect(mails).toEqual([])
  house.clock.advance(60_000)
  await runJob('mail_invitation', await order(), mails)
  expect(mails).toHaveLength(1)
})

it('an invitation that waits leaves alone what the operator read out from the command line meanwhile', async () => {
  const personId = await newcomer('newcomer-10')
  const order = await house.asSystem(async (tx) => (await invitePersonCommand(tx, { personId }), { personId, askedAt: tx.now.toISOString() }))
  await expect(runJob('mail_invitation', order, [], 'later')).rejects.toThrow()
  house.clock.advance(60_000)
  const { code } = await withActor(house.database, { kind: 'system', name: 'operator' }, (tx) => issueAccessCodeCommand(tx, { personId }))
  const mails: ComposedMail[] = []
  await runJob('mail_invitation', order, mails)
  expect(mails).toEqual([])
  expect(await redeem(code)).toMatchObject({ status: 200 })
})

it('a forgotten password: the same answer for everybody; the representative is told, gives a code, and the wish is gone', async () => {
  const answers = await Promise.all(['suzuki', 'nobody-here', 'あ'].map((loginId) => post('/api/v1/reset-wishes', { loginId })))
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: null })
  await runJob('tell_reset_wishes', {})
  const { wished, people: waiting } = await people('?state=wished')
  expect({ wished, logins: waiting.map(({ loginId }) => loginId) }).toEqual({ wished: 1, logins: ['suzuki'] })
  const orders = await house.asSystem((tx) => tx.db.selectFrom('notice_order').select(['kind', 'subject_id', 'to_prefecture']).where('kind', '=', 'reset_wished').execute())
  expect(orders).toEqual([{ kind: 'reset_wished', subject_id: house.actors.suzuki.personId, to_prefecture: false }])
  // Asked again at once, nobody is told again; tanaka's hospital has no representative: the prefecture is.
  for (const loginId of ['suzuki', 'tanaka']) await post('/api/v1/reset-wishes', { loginId })
  await runJob('tell_reset_wishes', {})
  expect(await house.asSystem((tx) => tx.db.selectFrom('notice_order').select(['subject_id', 'to_prefecture']).where('kind', '=', 'reset_wished').where('to_prefecture', '=', true).execute())).toEqual([{ subject_id: house.actors.tanaka.personId, to_prefecture: true }])
  await codeFor(house.actors.suzuki.personId)
  expect((await people()).wished).toBe(0)
  // Until it is used, the old password still works: asking for a reset keeps nobody out.
  expect(await http.signIn('suzuki')).toMatchObject({ status: 200 })
})

it('all of it is in the audit trail, by whom it was done', async () => {
  const acts = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'actor_kind']).where('act', 'like', 'person.%').execute())
  const known = new Set(acts.map(({ act, actor_kind }) => `${act} ${actor_kind}`))
  for (const act of ['person.code_issued member', 'person.code_issued officer', 'person.code_issued system', 'person.password_set anonymous', 'person.invited system', 'person.reset_wished system']) expect(known).toContain(act)
})

it('codes end for good after thirty days', async () => {
  house.clock.advance(34 * 86_400_000)
  await runJob('purge_access_codes', {})
  expect(await house.asSystem((tx) => issueAccessCodeCommand(tx, { personId: house.actors.sato.personId }))).toMatchObject({ kind: 'invitation' })
  expect(await house.asSystem((tx) => tx.db.selectFrom('access_code').select('person_id').execute())).toEqual([{ person_id: house.actors.sato.personId }])
})
