import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServedHouse, serveHouse } from '../../../test/worlds/served-house'
import { HOUSE_PASSWORD, openSmallHouse, type SmallHouse } from '../../../test/worlds/small-house'
import { deactivatePersonCommand } from '../people/deactivate-person'
import { issueLoginCommand } from './issue-login'

let house: SmallHouse
let http: ServedHouse
const PC = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0'
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'
beforeAll(async () => {
  house = await openSmallHouse()
  http = await serveHouse(house)
  await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'representative', displayName: 'chief', loginId: 'chief', password: HOUSE_PASSWORD }))
})
afterAll(async () => {
  await http.app.close()
  await house.close()
})

let people = 0
const hire = async (): Promise<{ personId: string; loginId: string }> => {
  const loginId = `person-${++people}`
  const { personId } = await house.asSystem((tx) => issueLoginCommand(tx, house.sessions, { hospitalId: house.actors.sato.hospitalId, role: 'member', displayName: loginId, loginId, password: HOUSE_PASSWORD }))
  return { personId, loginId }
}
type From = { address?: string; agent?: string; cookie?: string }
const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, of: From & { payload?: object } = {}) =>
  http.call({ method, url, ...(of.payload && { payload: of.payload }), remoteAddress: of.address ?? '192.0.2.1', headers: { 'user-agent': of.agent ?? PC, ...(of.cookie !== undefined && { cookie: of.cookie }) } })
const signIn = async (loginId: string, from: From = {}, password = HOUSE_PASSWORD) => {
  const answer = await send('POST', '/api/v1/session', { ...from, payload: { loginId, password } })
  expect(answer).toMatchObject({ status: 200 })
  return answer.setCookie?.split(';')[0] ?? ''
}
const isIn = async (cookie: string) => (await send('GET', '/api/v1/session', { cookie })).status === 200
type Line = { id: string; device: string; network: string; isThis: boolean; isLocked: boolean }
const sessionsOf = async (cookie: string, path = '/api/v1/account/sessions') => ((await send('GET', path, { cookie })).body as { sessions: Line[] }).sessions
const policy = (idleMinutes: number, endOlder: boolean) => house.sessions.writePolicy({ idleMinutes, endOlder })

it('a person sees where they are signed in, with a shortened address and no token, and ends one of them or all others', async () => {
  const { loginId } = await hire()
  const [here, phone, other] = [await signIn(loginId), await signIn(loginId, { address: '203.0.113.9', agent: PHONE }), await signIn(loginId)]
  const lines = await sessionsOf(here)
  expect(lines.map(({ device, network, isThis }) => `${device} ${network} ${isThis}`).sort()).toEqual(['Windows・Edge 192.0.2.* false', 'Windows・Edge 192.0.2.* true', 'iPhone・Safari 203.0.113.* false'])
  for (const cookie of [here, phone, other]) expect(JSON.stringify(lines)).not.toContain(cookie.split('=')[1])
  const ofPhone = lines.find(({ device }) => device.startsWith('iPhone'))?.id ?? ''
  expect(((await send('DELETE', `/api/v1/account/sessions/${ofPhone}`, { cookie: here })).body as { sessions: Line[] }).sessions).toHaveLength(2)
  expect(await Promise.all([here, phone, other].map(isIn))).toEqual([true, false, true])
  expect(await send('DELETE', `/api/v1/account/sessions/${ofPhone}`, { cookie: here })).toMatchObject({ status: 404 })
  expect(await send('DELETE', '/api/v1/account/sessions', { cookie: here })).toMatchObject({ status: 200, body: { sessions: [{ isThis: true }] } })
  expect(await Promise.all([here, other].map(isIn))).toEqual([true, false])
})

it('the representative and the prefecture end a person’s sessions; nobody ends another’s by its id', async () => {
  const { personId, loginId } = await hire()
  const [chief, officer, stranger] = [await signIn('chief'), await signIn('officer'), await signIn('tanaka')]
  const [first, second] = [await signIn(loginId), await signIn(loginId)]
  const path = `/api/v1/people/${personId}/sessions`
  expect(await sessionsOf(chief, path)).toHaveLength(2)
  const [one] = await sessionsOf(first)
  expect(await send('DELETE', `/api/v1/account/sessions/${one?.id}`, { cookie: stranger })).toMatchObject({ status: 404 })
  expect(await send('DELETE', path, { cookie: stranger })).toMatchObject({ status: 403 })
  const tanakas = (await sessionsOf(stranger))[0]?.id
  expect(await send('DELETE', `${path}/${tanakas}`, { cookie: chief })).toMatchObject({ status: 404 })
  expect(await send('DELETE', `/api/v1/people/${house.actors.tanaka.personId}/sessions`, { cookie: chief })).toMatchObject({ status: 404 })
  expect(await send('DELETE', `${path}/${one?.id}`, { cookie: chief })).toMatchObject({ status: 200 })
  expect((await Promise.all([first, second].map(isIn))).filter(Boolean)).toHaveLength(1)
  expect(await send('DELETE', path, { cookie: officer })).toMatchObject({ status: 200, body: { sessions: [] } })
  expect(await Promise.all([first, second, stranger].map(isIn))).toEqual([false, false, true])
})

it('a locked session is refused by a code of its own, keeps its person to itself, and goes on with the password', async () => {
  const { personId, loginId } = await hire()
  const cookie = await signIn(loginId)
  expect(await send('GET', '/api/v1/session/lock', { cookie })).toMatchObject({ body: { locked: null } })
  expect(await send('POST', '/api/v1/session/lock', { cookie })).toMatchObject({ status: 200 })
  for (const url of ['/api/v1/session', '/api/v1/rooms', '/api/v1/account/sessions']) expect(await send('GET', url, { cookie })).toMatchObject({ status: 401, body: { code: 'session_locked' } })
  expect(await send('GET', '/api/v1/session/lock', { cookie })).toMatchObject({ body: { locked: { personId, loginId, hospitalName: '東病院' } } })
  expect(await send('GET', '/api/v1/session/lock')).toMatchObject({ body: { locked: null } })
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: 'not the password' } })).toMatchObject({ status: 422, body: { code: 'password_wrong' } })
  expect(await send('POST', '/api/v1/session/unlock', { payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  expect(await isIn(cookie)).toBe(false)
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 200, body: { personId } })
  expect(await isIn(cookie)).toBe(true)
  const acts = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select('act').where('subject_id', '=', personId).where('act', 'like', 'session.%').execute())
  expect(acts.map(({ act }) => act).sort()).toEqual(['session.locked', 'session.started', 'session.unlocked'])
})

it('a locked screen tells that the seat has ended to who knows the password alone', async () => {
  const { loginId } = await hire()
  const cookie = await signIn(loginId)
  await send('POST', '/api/v1/session/lock', { cookie })
  await house.asSystem((tx) => deactivatePersonCommand(tx, house.sessions, { loginId, passOnWork: async () => undefined }))
  expect(await send('GET', '/api/v1/session', { cookie })).toMatchObject({ status: 401, body: { code: 'session_locked' } })
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: 'not the password' } })).toMatchObject({ status: 422, body: { code: 'password_wrong' } })
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 401, body: { code: 'seat_ended', cause: 'office', ask: 'representative' } })
})

it('signing out from a locked screen ends the session, and is written down as its person’s', async () => {
  const { personId, loginId } = await hire()
  const cookie = await signIn(loginId)
  await send('POST', '/api/v1/session/lock', { cookie })
  expect(await send('DELETE', '/api/v1/session', { cookie })).toMatchObject({ status: 200 })
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 401 })
  const acts = await house.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'actor_kind']).where('subject_id', '=', personId).where('act', '=', 'session.ended').execute())
  expect(acts).toEqual([{ act: 'session.ended', actor_kind: 'member' }])
})

it('guessing at a locked screen is slowed down as at the sign-in, whatever address a header names, in this session alone', async () => {
  const { loginId } = await hire()
  const cookie = await signIn(loginId)
  await send('POST', '/api/v1/session/lock', { cookie })
  const guess = (at: number) =>
    http.call({ method: 'POST', url: '/api/v1/session/unlock', payload: { password: `guess ${at}` }, remoteAddress: '192.0.2.1', headers: { cookie, 'x-forwarded-for': `198.51.100.${at}` } })
  const statuses: number[] = []
  for (let at = 0; at < 7; at++) statuses.push((await guess(at)).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 429 })
  await signIn((await hire()).loginId)
  await signIn(loginId)
})

it('nobody who guesses from the hospital’s one address keeps a colleague out: neither from a locked screen nor from a browser that knows them', async () => {
  const { loginId } = await hire()
  const first = await send('POST', '/api/v1/session', { payload: { loginId, password: HOUSE_PASSWORD } })
  const cookies = first.setCookies.map((header) => header.split(';')[0] ?? '')
  const [cookie, seen] = [cookies.find((one) => /^\S*tasuki=/.test(one)) ?? '', cookies.find((one) => one.includes('tasuki-seen=')) ?? '']
  expect(seen).not.toContain(loginId)
  await send('POST', '/api/v1/session/lock', { cookie })
  const guess = (with_?: string) => send('POST', '/api/v1/session', { payload: { loginId, password: 'guess' }, ...(with_ !== undefined && { cookie: with_ }) })
  for (let at = 0; at < 12; at++) await guess()
  expect(await guess()).toMatchObject({ status: 429 })
  // Another's mark, or one that was made up, is no help.
  const other = await send('POST', '/api/v1/session', { payload: { loginId: (await hire()).loginId, password: HOUSE_PASSWORD } })
  const strange = other.setCookies.map((header) => header.split(';')[0] ?? '').find((one) => one.includes('tasuki-seen=')) ?? ''
  for (const forged of [strange, `${seen.slice(0, -4)}AAAA`]) expect(await guess(forged)).toMatchObject({ status: 429 })
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 200 })
  await signIn(loginId, { cookie: seen })
})

it('guessing at the sign-in is slowed down whatever address a header names; a colleague at the same address, and the person elsewhere, come in', async () => {
  const { loginId } = await hire()
  const guess = (at: number) =>
    http.call({ method: 'POST', url: '/api/v1/session', payload: { loginId, password: `guess ${at}` }, remoteAddress: '192.0.2.44', headers: { 'x-forwarded-for': `198.51.100.${at}`, forwarded: `for=198.51.100.${at}` } })
  const statuses: number[] = []
  for (let at = 0; at < 7; at++) statuses.push((await guess(at)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  await signIn((await hire()).loginId, { address: '192.0.2.44' })
  await signIn(loginId, { address: '203.0.113.51' })
})

it('guessing the present password, to change the password, is slowed down as at the sign-in', async () => {
  const { loginId } = await hire()
  const cookie = await signIn(loginId)
  const change = (present: string) => send('POST', '/api/v1/account/password', { cookie, payload: { present, password: 'らくだ はしご 鐘は3時に鳴る' } })
  const statuses: number[] = []
  for (let at = 0; at < 7; at++) statuses.push((await change(`guess ${at}`)).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
  expect(await change(HOUSE_PASSWORD)).toMatchObject({ status: 429 })
  await signIn(loginId, { address: '203.0.113.52' })
})

it('a session id that somebody brings along is never taken over: signing in gives another, and the one brought is nobody’s', async () => {
  const { loginId } = await hire()
  const [name = ''] = (await signIn(loginId)).split('=')
  const planted = `${name}=${'x'.repeat(32)}`
  const given = await signIn(loginId, { cookie: planted })
  expect([given === planted, await isIn(given), await isIn(planted)]).toEqual([false, true, false])
})

it('担当者切替: another signs in over the locked session, which is over by that', async () => {
  const [one, other] = [await hire(), await hire()]
  const cookie = await signIn(one.loginId)
  await send('POST', '/api/v1/session/lock', { cookie })
  const next = await signIn(other.loginId, { cookie })
  expect(next).not.toBe(cookie)
  expect(await send('GET', '/api/v1/session', { cookie: next })).toMatchObject({ body: { personId: other.personId } })
  expect(await send('POST', '/api/v1/session/unlock', { cookie, payload: { password: HOUSE_PASSWORD } })).toMatchObject({ status: 401 })
})

it('the prefecture sets the idle time, from 5 to 120 minutes; a lock outlives it, nothing the absolute end', async () => {
  const officer = await signIn('officer')
  for (const idleMinutes of [4, 121]) expect(await send('PUT', '/api/v1/session-policy', { cookie: officer, payload: { idleMinutes, endOlder: false } })).toMatchObject({ status: 422 })
  expect(await send('PUT', '/api/v1/session-policy', { cookie: await signIn('chief'), payload: { idleMinutes: 60, endOlder: false } })).toMatchObject({ status: 403 })
  expect(await send('PUT', '/api/v1/session-policy', { cookie: officer, payload: { idleMinutes: 60, endOlder: false } })).toMatchObject({ status: 200 })
  expect(await send('GET', '/api/v1/session-policy', { cookie: await signIn('sato') })).toMatchObject({ body: { idleMinutes: 60 } })
  const { loginId } = await hire()
  const cookie = await signIn(loginId)
  const shift = (sql: string) => house.authQuery(`update auth."session" set ${sql} where "token" = $1`, [cookie.split('=')[1] ?? ''])
  await shift(`"updatedAt" = now() - interval '2 minutes'`)
  expect(await isIn(cookie)).toBe(true)
  await shift(`"updatedAt" = now() - interval '55 minutes'`)
  expect(await isIn(cookie)).toBe(true)
  await policy(5, false)
  await shift(`"updatedAt" = now() - interval '7 minutes'`)
  expect(await isIn(cookie)).toBe(false)
  await shift(`"updatedAt" = now()`)
  await send('POST', '/api/v1/session/lock', { cookie })
  await shift(`"updatedAt" = now() - interval '3 hours'`)
  expect(await send('GET', '/api/v1/session', { cookie })).toMatchObject({ body: { code: 'session_locked' } })
  await shift(`"createdAt" = now() - interval '12 hours 1 second'`)
  expect(await send('GET', '/api/v1/session', { cookie })).toMatchObject({ body: { code: 'not_signed_in' } })
  await policy(30, false)
})

it('rule 37: two PCs in two networks at once are told to the representative; PC and phone aren’t; the prefecture may have the older ended', async () => {
  const chief = await signIn('chief')
  const usesOf = async (personId: string) => ((await send('GET', '/api/v1/concurrent-uses', { cookie: chief })).body as { uses: { personId: string; endedOlder: boolean }[] }).uses.filter((use) => use.personId === personId)
  const normal = await hire()
  await signIn(normal.loginId)
  await signIn(normal.loginId, { address: '203.0.113.9', agent: PHONE })
  expect(await usesOf(normal.personId)).toEqual([])

  const shared = await hire()
  const older = await signIn(shared.loginId)
  await signIn(shared.loginId, { address: '203.0.113.9' })
  expect(await usesOf(shared.personId)).toMatchObject([{ displayName: shared.loginId, begun: { network: '203.0.113.*', device: 'Windows・Edge' }, other: { network: '192.0.2.*' }, endedOlder: false }])
  expect(await isIn(older)).toBe(true)
  expect(await house.asSystem((tx) => tx.db.selectFrom('notice_order').select(['to_prefecture']).where('kind', '=', 'concurrent_use').where('subject_id', '=', shared.personId).execute())).toEqual([{ to_prefecture: false }])
  expect((await send('GET', '/api/v1/concurrent-uses', { cookie: await signIn('tanaka') })).status).toBe(403)

  await policy(30, true)
  const ended = await hire()
  const first = await signIn(ended.loginId)
  const second = await signIn(ended.loginId, { address: '203.0.113.9' })
  expect(await usesOf(ended.personId)).toMatchObject([{ endedOlder: true }])
  expect(await Promise.all([first, second].map(isIn))).toEqual([false, true])
  await policy(30, false)
})

it('an e-mail address is changed only by who has just shown who they are, the department by whoever is signed in', async () => {
  const { loginId } = await hire()
  const cookie = await signIn(loginId)
  const change = (payload: object) => send('PUT', '/api/v1/account/contact', { cookie, payload })
  await house.authQuery('update auth."session" set "checkedAt" = null', [])
  expect(await change({ department: '地域連携室', email: '', sharedMailbox: false })).toMatchObject({ status: 200, body: { department: '地域連携室' } })
  const both = { noPersonalMailbox: true, privateMailForbidden: true }
  for (const moved of [{ email: 'me@example.jp', sharedMailbox: false }, { email: '', sharedMailbox: true, ...both }]) expect(await change({ department: '地域連携室', ...moved })).toMatchObject({ status: 403, body: { code: 'confirmation_needed' } })
  expect((await send('GET', '/api/v1/account', { cookie })).body).toMatchObject({ email: '', sharedMailbox: false })
  await house.authQuery('update auth."session" set "checkedAt" = $1', [house.clock()])
  expect(await change({ department: '地域連携室', email: 'ｍｅ＠example.jp', sharedMailbox: false })).toMatchObject({ status: 200, body: { email: 'me@example.jp', sharedMailbox: false } })
  expect(await change({ department: '地域連携室', email: 'not an address', sharedMailbox: true })).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
  expect(await send('PUT', '/api/v1/account/contact', { cookie, payload: { department: '', email: '', sharedMailbox: false, role: 'representative' } })).toMatchObject({ status: 400 })
})

it('rule 38: of two colleagues who take one address at once, the second is asked for both reasons', async () => {
  const cookies = [await signIn((await hire()).loginId), await signIn((await hire()).loginId)]
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(cookies.map((cookie) => send('PUT', '/api/v1/account/contact', { cookie, payload: { department: '', email: `renkei-${round}@example.jp`, sharedMailbox: false } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  }
})

it('rule 38: one’s address becomes a shared or a colleague’s one for both reasons only; what stands isn’t asked about again', async () => {
  const [cookie, colleague] = [await signIn((await hire()).loginId), await signIn((await hire()).loginId)]
  const change = (of: object, by = cookie) => send('PUT', '/api/v1/account/contact', { cookie: by, payload: { department: '', email: 'renkei@example.jp', sharedMailbox: false, ...of } })
  expect(await change({}, colleague)).toMatchObject({ status: 200 })
  const refused = { status: 422, body: { code: 'shared_mailbox_not_allowed', fields: ['email'] } }
  const both = { sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true }
  for (const ticks of [{}, { sharedMailbox: true }, { ...both, sharedMailbox: false }, { ...both, privateMailForbidden: false }]) expect(await change({ email: 'Renkei@example.jp', ...ticks })).toMatchObject(refused)
  expect(await change({ email: 'ward@example.jp', sharedMailbox: true })).toMatchObject(refused)
  expect(await change(both)).toMatchObject({ status: 200, body: { email: 'renkei@example.jp', sharedMailbox: true } })
  expect(await change({ department: '地域連携室', sharedMailbox: true })).toMatchObject({ status: 200, body: { department: '地域連携室' } })
  const officer = await signIn('officer')
  expect(await change({ email: 'renkei-ka@pref.example.jp', sharedMailbox: true }, officer)).toMatchObject({ status: 200 })
})

it('a password is changed with the present one; everywhere else one is signed out; no password is in audit or kept answers', async () => {
  const { loginId } = await hire()
  const [cookie, elsewhere] = [await signIn(loginId), await signIn(loginId)]
  const password = 'らくだ はしご 鐘は3時に鳴る'
  const change = (present: string, next: string) => http.call({ method: 'POST', url: '/api/v1/account/password', payload: { present, password: next }, headers: { cookie, 'idempotency-key': crypto.randomUUID() } })
  expect(await change('wrong', password)).toMatchObject({ status: 422, body: { code: 'password_wrong' } })
  expect(await change(HOUSE_PASSWORD, `${loginId} tasuki`)).toMatchObject({ status: 422, body: { code: 'password_predictable' } })
  expect(await change(HOUSE_PASSWORD, password)).toMatchObject({ status: 200 })
  expect(await Promise.all([cookie, elsewhere].map(isIn))).toEqual([true, false])
  await signIn(loginId, {}, password)
  const kept = JSON.stringify(await house.asSystem(async (tx) => [await tx.db.selectFrom('audit_entry').selectAll().execute(), await tx.db.selectFrom('idempotent_answer').selectAll().execute()]))
  for (const secret of ['らくだ', HOUSE_PASSWORD]) expect(kept).not.toContain(secret)
})
