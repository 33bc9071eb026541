import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { redeemAccessCodeCommand } from '../account/sign-in/redeem-access-code'
import { sealAllAuditEntries } from '../platform/audit/seal-audit'
import { openDatabase, openPool } from '../platform/db/database'
import { withActor } from '../platform/db/transaction'
import { createLog } from '../platform/log'
import { createSessionService } from '../platform/session/session-service'
import { runCli } from './run-cli'

const PASSWORD = 'らくだ はしご 鐘は3時に鳴る'
const OTHER_PASSWORD = '二本目の 傘と 黒い河馬の'
let testDatabase: TestDatabase
let folder: string
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'tasuki-cli-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await testDatabase.drop()
})

const run = async (args: string[], env: Record<string, string> = {}) => {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, {
    env: { DATABASE_URL: testDatabase.appUrl, DATABASE_OWNER_URL: testDatabase.ownerUrl, DATABASE_AUTH_URL: testDatabase.authUrl, DATA_DIR: folder, ...env },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    clock: () => new Date(),
  })
  return { code, out, err }
}
const runJson = async <T>(args: string[]): Promise<T> => {
  const { code, out, err } = await run([...args, '--json'])
  expect(err.filter((line) => line.startsWith('tasuki:'))).toEqual([])
  expect(code).toBeLessThan(2)
  expect(out).toHaveLength(1)
  return JSON.parse(out[0] ?? '') as T
}
const signIn = async (loginId: string, password: string): Promise<boolean> => {
  const pool = openPool({ url: testDatabase.authUrl, size: 1, log: createLog('silent') })
  const sessions = createSessionService({ pool, baseUrl: 'http://tasuki.example' })
  try {
    await sessions.signInWithPassword({ loginId, password, address: `192.0.2.${Math.floor(Math.random() * 250)}`, cookieHeader: undefined })
    return true
  } catch {
    return false
  } finally {
    await pool.end()
  }
}

/** As the person does with the code that the operator hands them. */
const setPassword = async (code: string, password: string): Promise<boolean> => {
  const log = createLog('silent')
  const [database, pool] = [openDatabase({ url: testDatabase.appUrl, size: 1, log, clock: () => new Date() }), openPool({ url: testDatabase.authUrl, size: 1, log })]
  try {
    await withActor(database, { kind: 'anonymous' }, (tx) => redeemAccessCodeCommand(tx, createSessionService({ pool, baseUrl: 'http://tasuki.example' }), { code, password }))
    return true
  } catch {
    return false
  } finally {
    await database.close()
    await pool.end()
  }
}

describe('the command line', () => {
  it('explains itself without a database', async () => {
    const { code, out } = await run(['help'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(code).toBe(0)
    for (const words of ['migrate', 'doctor', 'officer add', 'hospital end', 'user code', 'import hospitals', 'audit verify']) expect(out.join('\n')).toContain(words)
  })

  it.each([
    [['fly'], 'unknown command: fly'],
    [['officer', 'add'], '--name is missing'],
    [['officer', 'add', '--nme', 'x'], "Unknown option '--nme'"],
    [['hospital', 'start'], 'usage: hospital start HOSPITAL'],
    [['hospital', 'start', 'どこにもない病院'], 'no hospital is called どこにもない病院'],
    [['user', 'deactivate', 'nobody-1'], 'there is no such hospital or person'],
    [['import', 'hospitals', '/nowhere.csv'], 'there is no file /nowhere.csv'],
  ])('refuses %j in one line with exit code 2', async (args, sentence) => {
    const { code, out, err } = await run(args)
    expect([code, out, err.length]).toEqual([2, [], 1])
    expect(err[0]).toContain(sentence)
  })

  it('says that the database does not answer', async () => {
    const { code, err } = await run(['user', 'list'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect([code, err.length]).toEqual([2, 1])
  })

  it('migrate has nothing to do on a migrated database', async () => expect(await runJson(['migrate'])).toEqual({ applied: [] }))

  it('doctor misses an officer, then is content', async () => {
    const before = await run(['doctor'])
    expect(before.code).toBe(1)
    expect(before.out.filter((line) => line.startsWith('✗'))).toEqual([expect.stringContaining('officer')])
    const officer = await runJson<{ loginId: string; code: string; expiresAt: string }>(['officer', 'add', '--name', '県 担当', '--email', 'shared@example.jp'])
    expect(Math.round((new Date(officer.expiresAt).getTime() - Date.now()) / 3_600_000)).toBe(72)
    expect([await setPassword(officer.code, PASSWORD), await setPassword(officer.code, PASSWORD)]).toEqual([true, false])
    expect(await signIn(officer.loginId, PASSWORD)).toBe(true)
    const content = await run(['doctor'])
    expect(content.code).toBe(0)
    expect(content.out.find((line) => line.includes('documents'))).toContain('0 waiting to be looked through')
  })

  it('adds a hospital and its people, and lets them go', async () => {
    const hospital = await runJson<{ id: string; use: string }>(['hospital', 'add', '--name', '試験ヶ丘病院', '--municipality', '14103', '--start'])
    expect(hospital.use).toBe('active')
    const add = ['user', 'add', '--hospital', '試験ケ丘', '--name', '試験 一', '--role', 'representative', '--department', '地域連携室']
    expect(await run(add)).toMatchObject({ code: 2, err: [expect.stringContaining('raise it (seat-budget)')] })
    expect((await run(['seat-budget', 'many'])).err).toEqual([expect.stringContaining('SEATS is a whole number')])
    expect(await runJson(['seat-budget', '2'])).toEqual({ seats: 2 })
    const user = await runJson<{ loginId: string; code: string }>(add)
    expect([await setPassword(user.code, PASSWORD), await signIn(user.loginId, PASSWORD)]).toEqual([true, true])
    expect((await run(['user', 'add', '--hospital', hospital.id, '--name', '試験一'])).err).toEqual([expect.stringContaining('entered already')])
    const { people } = await runJson<{ people: { loginId: string; role: string }[] }>(['user', 'list', '--hospital', hospital.id])
    expect(people).toMatchObject([{ loginId: user.loginId, role: 'representative', department: '地域連携室', active: true }])
    const { code } = await runJson<{ code: string }>(['user', 'code', user.loginId.toUpperCase()])
    expect([await signIn(user.loginId, PASSWORD), await setPassword(code, OTHER_PASSWORD), await signIn(user.loginId, PASSWORD), await signIn(user.loginId, OTHER_PASSWORD)]).toEqual([true, true, false, true])
    expect((await run(['user', 'deactivate', user.loginId])).err).toEqual([expect.stringContaining('no representative left')])
    await runJson(['user', 'add', '--hospital', hospital.id, '--name', '試験 二', '--role', 'representative'])
    await runJson(['user', 'deactivate', user.loginId])
    expect((await runJson<{ people: { active: boolean }[] }>(['user', 'list', '--hospital', hospital.id])).people.map(({ active }) => active).sort()).toEqual([false, true])
    expect(await runJson(['hospital', 'end', hospital.id])).toEqual({ id: hospital.id, use: 'ended' })
    expect((await run(['hospital', 'list', '--search', '試験'])).out.join('\n')).toContain('ended')
  })

  it('sets whether a second factor is required, and helps who has lost theirs', async () => {
    expect(await runJson(['second-factor', 'policy', 'required'])).toEqual({ policy: 'required' })
    expect((await run(['second-factor', 'policy', 'sometimes'])).err).toEqual([expect.stringContaining('required or voluntary')])
    const { loginId } = await runJson<{ loginId: string }>(['officer', 'add', '--name', '県 次郎'])
    const superuser = openPool({ url: testDatabase.superuserUrl, size: 1, log: createLog('silent') })
    const factors = async (): Promise<number> => (await superuser.query('select from auth.factor')).rowCount ?? 0
    const enrol = () => superuser.query(`insert into auth.factor (user_id, kind, created_at) select auth_user_id, 'list', now() from person where login_id = $1`, [loginId])
    try {
      await enrol()
      expect(await runJson(['user', 'reset-factor', loginId])).toEqual({ loginId, reset: true })
      expect(await factors()).toBe(0)
      await enrol()
      expect(await runJson(['second-factor', 'discard'])).toEqual({ people: 1 })
      expect(await factors()).toBe(0)
      expect((await run(['user', 'reset-factor', 'nobody-1'])).err).toEqual([expect.stringContaining('no such')])
      const { rows } = await superuser.query<{ act: string }>(`select act from audit_entry where act ~ '^sign_in|factors_reset' order by at, act`)
      expect(rows.map(({ act }) => act).sort()).toEqual(['person.factors_reset', 'sign_in.factors_discarded', 'sign_in.policy_set'])
    } finally {
      await superuser.end()
    }
  })

  it('verifies the audit trail, against the ends noted elsewhere too', async () => {
    const database = openDatabase({ url: testDatabase.appUrl, size: 1, log: createLog('silent'), clock: () => new Date() })
    await sealAllAuditEntries(database)
    const noted = path.join(folder, 'heads.json')
    const heads = await runJson<{ heads: { length: number }[] }>(['audit', 'heads'])
    expect(heads.heads.length).toBeGreaterThan(0)
    writeFileSync(noted, JSON.stringify(heads))
    expect(await run(['audit', 'verify', '--heads', noted])).toMatchObject({ code: 0, out: [expect.stringMatching(/None was changed\.$/)] })
    const intruder = openPool({ url: testDatabase.superuserUrl, size: 1, log: createLog('silent') })
    await intruder.query(`update audit_entry set act = 'person.other' where id = (select entry_id from audit_seal order by chain, seq limit 1)`)
    await intruder.end()
    const { code, out } = await run(['audit', 'verify'])
    expect([code, out[1]]).toEqual([1, expect.stringMatching(/^an entry was altered: .* at 1 \(entry /)])
    expect((await run(['audit', 'verify', '--heads', path.join(folder, 'none.json')])).code).toBe(2)
    await database.close()
  })

  it('names the hospitals that a name could mean', async () => {
    for (const name of ['双子東病院', '双子西病院']) await runJson(['hospital', 'add', '--name', name, '--municipality', '14103'])
    const { code, err } = await run(['hospital', 'start', '双子'])
    expect(code).toBe(2)
    expect(err[0]).toMatch(/^tasuki: 2 hospitals answer to 双子; give the id: 双子/)
  })

  it('imports a list and says what it left out and why', async () => {
    const header = 'name,name_kana,short_name,institution_code,navii_id,code5,postal_code,address,tel,url,lat,lng,beds_general,beds_longterm_care,beds_psychiatric,beds_tuberculosis,beds_infectious'
    const file = path.join(folder, 'list.csv')
    writeFileSync(file, [header, '表一病院,,,,,14103,,神奈川県横浜市西区表町1,,,,,100,0,0,0,0', '表二病院,,,,,1410,,神奈川県横浜市西区表町2,,,,,100,0,0,0,0', '表三病院,,,,,13101,,東京都千代田区表町3,,,,,,,,,'].join('\n'))
    const { out } = await run(['import', 'hospitals', file, '--prefecture', '14'])
    expect(out).toEqual(['read 3, added 1, changed 0, unchanged 0, skipped 1, of other prefectures 1', 'line 3: bad municipality code (code5)'])
  })
})
