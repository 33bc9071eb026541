import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database'
import { openPool } from '../db/database'
import { createLog } from '../log'
import { createSessionService, type SessionService } from './session-service'

let database: TestDatabase
let pool: ReturnType<typeof openPool>
let service: SessionService
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool({ url: database.authUrl, size: 4, log: createLog('silent') })
  service = createSessionService({ pool, baseUrl: 'https://tasuki.example' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const putLogin = async (loginId: string, password: string, authUserId: string = randomUUID()): Promise<string> => {
  await service.putLogin({ authUserId, loginId, password })
  return authUserId
}
const attempt = (loginId: string, password: string, address = '192.0.2.1') => ({ loginId, password, address, cookieHeader: undefined })
const cookieOf = (setCookie: string) => setCookie.split(';')[0]

it('signs in by the issued id, gives a new session each time, ends it', async () => {
  const id = await putLogin('kita-001', 'correct horse battery')
  const first = await service.signInWithPassword(attempt('Kita-001 ', 'correct horse battery'))
  expect(first).toMatchObject({ authUserId: id })
  expect(first.setCookie).toMatch(/^__Host-tasuki=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  const cookie = cookieOf(first.setCookie)
  expect(await service.findSession(cookie)).toMatchObject({ authUserId: id })
  const second = await service.signInWithPassword({ ...attempt('kita-001', 'correct horse battery'), cookieHeader: cookie })
  expect(second.setCookie).not.toBe(first.setCookie)
  expect(await service.findSession(cookie)).toBeUndefined()
  expect(await service.endSession(cookieOf(second.setCookie))).toContain('Max-Age=0')
  expect(await service.findSession(cookieOf(second.setCookie))).toBeUndefined()
})

it('a session ends after 30 idle minutes and after 12 hours; use moves the first only', async () => {
  await putLogin('kita-002', 'correct horse battery')
  const cookie = cookieOf((await service.signInWithPassword(attempt('kita-002', 'correct horse battery'))).setCookie)
  const shift = (sql: string) => pool.query(`update auth."session" set ${sql}`)
  await shift(`"updatedAt" = now() - interval '29 minutes', "expiresAt" = now() + interval '1 minute'`)
  expect(await service.findSession(cookie, { touch: false })).toBeDefined()
  expect(await service.findSession(cookie)).toBeDefined()
  const { rows } = await pool.query<{ left: number }>(`select extract(epoch from "expiresAt" - now())::int as left from auth."session"`)
  expect(rows[0]?.left).toBeGreaterThan(1700)
  await shift(`"createdAt" = now() - interval '12 hours 1 second'`)
  expect(await service.findSession(cookie)).toBeUndefined()
  await shift(`"createdAt" = now(), "expiresAt" = now() - interval '1 second'`)
  expect(await service.findSession(cookie)).toBeUndefined()
})

it('answers unknown, impossible and known ids alike', async () => {
  await putLogin('kita-003', 'correct horse battery')
  const loginIds = ['kita-003', 'kita-999', '!', 'あ'.repeat(64)]
  const quickest = new Map<string, number>()
  // In turns, so that a busy moment of the machine slows all of them.
  for (let round = 0; round < 6; round++) {
    for (const loginId of loginIds) {
      const started = performance.now()
      await expect(service.signInWithPassword(attempt(loginId, 'wrong horse battery', `198.51.100.${round}`))).rejects.toMatchObject({ refusal: { code: 'sign_in_failed' } })
      // The first makes ready what all use.
      if (round > 0) quickest.set(loginId, Math.min(quickest.get(loginId) ?? Infinity, performance.now() - started))
    }
  }
  const times = [...quickest.values()]
  expect(times).toHaveLength(loginIds.length)
  expect(Math.max(...times) / Math.min(...times)).toBeLessThan(3)
})

it('slows guessing down, also in parallel, and never for somebody elsewhere', async () => {
  await putLogin('kita-004', 'correct horse battery')
  const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => service.signInWithPassword(attempt('kita-004', 'guess'))))
  const refusals = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as { refusal: { code: string } }).refusal.code : 'signed in'))
  expect(refusals.filter((code) => code === 'sign_in_failed').length).toBeLessThanOrEqual(5)
  expect(refusals).toContain('too_many_requests')
  await expect(service.signInWithPassword(attempt('kita-004', 'correct horse battery'))).rejects.toMatchObject({ refusal: { code: 'too_many_requests' } })
  await service.signInWithPassword(attempt('kita-004', 'correct horse battery', '2001:db8::1'))
  const { rows } = await pool.query<{ key: string }>('select key from auth.sign_in_failure')
  expect(JSON.stringify(rows)).not.toContain('kita')
})

it('a new password ends every session', async () => {
  const id = await putLogin('kita-005', 'correct horse battery')
  const cookie = cookieOf((await service.signInWithPassword(attempt('kita-005', 'correct horse battery'))).setCookie)
  await putLogin('kita-005', 'another horse battery', id)
  expect(await service.findSession(cookie)).toBeUndefined()
  await expect(service.signInWithPassword(attempt('kita-005', 'correct horse battery'))).rejects.toMatchObject({ refusal: { code: 'sign_in_failed' } })
  await service.signInWithPassword(attempt('kita-005', 'another horse battery'))
})

it('a login put twice is one login, and takes the place of a leftover under its id', async () => {
  const leftover = await putLogin('kita-006', 'leftover horse battery')
  const lost = cookieOf((await service.signInWithPassword(attempt('kita-006', 'leftover horse battery'))).setCookie)
  const id = await putLogin('kita-006', 'correct horse battery')
  for (let i = 0; i < 2; i++) await putLogin('kita-006', 'correct horse battery', id)
  expect(await service.findSession(lost)).toBeUndefined()
  expect(await service.signInWithPassword(attempt('ＫＩＴＡ-006 ', 'correct horse battery'))).toMatchObject({ authUserId: id })
  await expect(service.signInWithPassword(attempt('kita-006', 'leftover horse battery'))).rejects.toMatchObject({ refusal: { code: 'sign_in_failed' } })
  const { rows } = await pool.query(`select "id" from auth."user" where "username" = 'kita-006' or "id" = $1`, [leftover])
  expect(rows).toEqual([{ id }])
  expect((await pool.query(`select from auth."account" where "userId" in ($1, $2)`, [id, leftover])).rowCount).toBe(1)
})
