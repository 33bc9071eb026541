import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { signOutCall } from '@tasuki/domain/account/account.contract'
import { changeNoticeSettingsCall, checkPushCall, getPushKeyCall, subscribePushCall, unsubscribePushCall } from '@tasuki/domain/notice/notice.contract'
import { DEFAULT_NOTICE_SETTINGS } from '@tasuki/domain/notice/notice-settings'
import pg from 'pg'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { addRoles, type Roles, sendTo } from '../../test/worlds/transfer-world'

type Pushed = { path: string; headers: Record<string, unknown>; bytes: number }

/** A push service of the test's own, on this machine: allowed here only. */
let service: Server
let base: string
let status = 201
let pushed: Pushed[] = []
let world: TestProgram
let roles: Roles
let superuser: pg.Client
beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { algorithm: 'sha256', extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }] })
  service = createServer({ key, cert }, (request, response) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => (bytes += chunk.length))
    request.on('end', () => {
      pushed.push({ path: request.url ?? '', headers: request.headers, bytes })
      response.writeHead(status, { location: 'https://localhost/elsewhere' }).end('x'.repeat(100_000))
    })
  })
  service.listen(0, 'localhost')
  await once(service, 'listening')
  base = `https://localhost:${(service.address() as AddressInfo).port}`
  const rules = { allowsEndpoint: (url: URL) => url.href.startsWith(`${base}/`), allowsAddress: (address: string) => address === '127.0.0.1' || address === '::1' }
  world = await startTestProgram({ outlets: { push: { rules, ca: cert } } })
  roles = await addRoles(world)
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
  service.close()
})
beforeEach(async () => {
  pushed = []
  status = 201
  await superuser.query('truncate notice_order, notice, push_subscription cascade; delete from graphile_worker._private_jobs')
})

const keys = () => {
  const browser = createECDH('prime256v1')
  return { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
}
const subscribe = (person: TestPerson, path: string) => person.call(subscribePushCall, { body: { endpoint: `${base}${path}`, keys: keys(), expiresAt: null } })
const subscribed = async () => (await superuser.query<{ endpoint: string }>('select endpoint from push_subscription order by endpoint')).rows.map(({ endpoint }) => endpoint.slice(base.length))
/** Everything that is due, as the runner would; what fails stays in its queue. */
const push = async () => {
  await world.runJob('deliver_notices')
  const { rows } = await superuser.query<{ payload: unknown }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'push_notice'`)
  for (const { payload } of rows) await world.runJob('push_notice', payload)
  return rows.length
}

it('a subscribed browser is told, encrypted for it, signed by this installation, with nothing in the open', async () => {
  expect((await subscribe(roles.b, '/b')).status).toBe(200)
  const sent = await sendTo(roles.a, [roles.b, roles.b2])
  await push()
  expect(pushed).toHaveLength(1)
  const [one] = pushed
  expect(one).toMatchObject({ path: '/b', headers: { 'content-encoding': 'aes128gcm', ttl: '21600' } })
  const { publicKey } = await roles.b.ok(getPushKeyCall)
  expect(String(one?.headers.authorization)).toContain(`k=${publicKey}`)
  expect(JSON.stringify(pushed)).not.toContain(sent.code)
})

it.each(['https://127.0.0.1/x', 'https://localhost:1/x', 'https://10.0.0.5/x', 'https://metadata.google.internal/x', 'https://push.hospital.local/x'])('%s is no push service', async (endpoint) => {
  const answer = await roles.b.call(subscribePushCall, { body: { endpoint, keys: keys(), expiresAt: null } })
  expect({ status: answer.status, code: answer.problem.code }).toEqual({ status: 422, code: 'push_endpoint_refused' })
  expect(await subscribed()).toEqual([])
})

it('a redirect leads nowhere, and trouble at the service is tried again', async () => {
  await subscribe(roles.b, '/b')
  status = 307
  await sendTo(roles.a, [roles.b])
  await expect(push()).rejects.toThrow('push service')
  expect(pushed.map(({ path }) => path)).toEqual(['/b'])
  expect(await subscribed()).toEqual(['/b'])
})

it('a browser that has unsubscribed at its service is forgotten', async () => {
  await subscribe(roles.b, '/gone')
  status = 410
  await sendTo(roles.a, [roles.b])
  await push()
  expect(await subscribed()).toEqual([])
})

it('signing out ends it, in that browser only; so does the person’s own wish', async () => {
  const colleague = await world.addPerson({ hospitalId: roles.b.hospitalId, name: '共用 一' })
  await subscribe(colleague, '/shared')
  await subscribe(roles.b, '/b')
  await colleague.ok(signOutCall)
  expect(await subscribed()).toEqual(['/b'])
  expect(await roles.b2.ok(checkPushCall, { body: { endpoint: `${base}/b` } })).toEqual({ mine: false })
  await roles.b2.ok(unsubscribePushCall, { body: { endpoint: `${base}/b` } })
  expect(await roles.b.ok(checkPushCall, { body: { endpoint: `${base}/b` } })).toEqual({ mine: true })
  await roles.b.ok(unsubscribePushCall, { body: { endpoint: `${base}/b` } })
  expect(await subscribed()).toEqual([])
})

it('nothing is pushed in quiet hours, of a kind not wanted, to who has left or whose seat has ended, or of what is read', async () => {
  await subscribe(roles.b, '/b')
  world.clock.set('2026-11-24T13:00:00.000Z')
  await sendTo(roles.a, [roles.b])
  expect(await push()).toBe(0)
  world.clock.set('2026-11-25T01:00:00.000Z')
  await roles.b.ok(changeNoticeSettingsCall, { body: { ...DEFAULT_NOTICE_SETTINGS, channels: { ...DEFAULT_NOTICE_SETTINGS.channels, inquiry_received: { mail: true, push: false, page: true } } } })
  await sendTo(roles.a, [roles.b])
  expect(await push()).toBe(0)
  await roles.b.ok(changeNoticeSettingsCall, { body: DEFAULT_NOTICE_SETTINGS })
  await sendTo(roles.a, [roles.b])
  await superuser.query('update person set active = false where id = $1', [roles.b.personId])
  await push()
  await superuser.query('update person set active = true where id = $1', [roles.b.personId])
  await sendTo(roles.a, [roles.b])
  await world.runJob('deliver_notices')
  await superuser.query("update person set acts_until = '2026-11-24' where id = $1", [roles.b.personId])
  await push()
  await superuser.query('update person set acts_until = null where id = $1', [roles.b.personId])
  expect(pushed).toEqual([])
})

it('the database shows neither keys, subscriptions, e-mails nor others’ notices to anybody but the system', async () => {
  await subscribe(roles.b, '/b')
  await sendTo(roles.a, [roles.b])
  await world.runJob('deliver_notices')
  const app = new pg.Client({ connectionString: world.database.appUrl })
  await app.connect()
  try {
    for (const [kind, person] of [['member', roles.a], ['member', roles.d], ['officer', roles.p]] as const) {
      await app.query('begin')
      await app.query(`select set_config('app.actor_kind', $1, true), set_config('app.person_id', $2, true), set_config('app.hospital_id', $3, true)`, [kind, person.personId, person.hospitalId ?? ''])
      for (const table of ['push_key', 'push_subscription', 'mail', 'mail_item', 'notice_order', 'notice']) expect((await app.query(`select from ${table}`)).rowCount, `${table} as ${kind}`).toBe(0)
      expect((await app.query('update notice set read_at = now()')).rowCount).toBe(0)
      await app.query('rollback')
    }
  } finally {
    await app.end()
  }
})
