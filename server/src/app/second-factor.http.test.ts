import { getMeCall } from '@tasuki/domain/account/account.contract'
import * as sessions from '@tasuki/domain/account/sign-in/session.contract'
import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CookieJar, issueLogin, type LoginPerson, openCookieJar } from '../../test/worlds/cookie-jar'
import { createAuthenticator } from '../../test/worlds/virtual-authenticator'
import { startTestProgram, TEST_PASSWORD, type TestProgram } from '../../test/test-program'
import { setFactorPolicyCommand } from '../account/sign-in/set-factor-policy'

const ORIGIN = 'http://localhost:3000'
const STEP_MS = 30_000

let world: TestProgram
let superuser: pg.Client
let hospitalId: string
let person: LoginPerson
beforeAll(async () => {
  world = await startTestProgram()
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
  await world.asSystem((tx) => setFactorPolicyCommand(tx, 'required'))
  hospitalId = await world.addHospital()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})
beforeEach(async () => {
  person = await issueLogin(world, { hospitalId })
})

const codeOf = (secret: string, at: Date = world.clock()): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
const enrolTotp = async (jar: CookieJar) => {
  const { secret } = await jar.ok(calls.startTotpCall)
  const { recoveryCodes } = await jar.ok(calls.enrolTotpCall, { code: codeOf(secret), label: '病棟の端末' })
  return { secret, recoveryCodes: recoveryCodes ?? [] }
}
/** Signs in for the first time and has an authenticator app from then on; its next code is of a later step. */
const enrolled = async (of: LoginPerson = person) => {
  const jar = openCookieJar(world)
  await jar.signIn(of.loginId)
  const factor = await enrolTotp(jar)
  world.clock.advance(STEP_MS)
  return { jar, ...factor }
}
const atSecondStep = async (address?: string): Promise<CookieJar> => {
  const jar = openCookieJar(world, address)
  expect((await jar.signIn(person.loginId)).body).toMatchObject({ step: 'check' })
  return jar
}
const totp = (code: string, remember = false) => ({ shown: { kind: 'totp' as const, code }, remember })
const actsOf = async (personId: string): Promise<string[]> => (await superuser.query<{ act: string }>('select act from audit_entry where subject_id = $1', [personId])).rows.map(({ act }) => act)

describe('without a factor yet', () => {
  it('a right password leads to enrolling and to nothing else', async () => {
    const jar = openCookieJar(world)
    expect((await jar.signIn(person.loginId)).body).toEqual({ step: 'enrol', kinds: [], hasRecoveryCodes: false })
    for (const call of [getMeCall, listNoticesCall, calls.renewRecoveryCodesCall, calls.askPasskeyCall]) expect(await jar.send(call)).toMatchObject({ status: 401, problem: { code: 'factor_needed' } })
    expect(await jar.ok(calls.getSecondStepCall)).toMatchObject({ next: { step: 'enrol' } })
    const before = jar.cookies.get('tasuki')
    const { recoveryCodes } = await enrolTotp(jar)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await jar.ok(getMeCall)).toMatchObject({ personId: person.personId })
    expect(jar.cookies.get('tasuki')).not.toBe(before)
    expect((await actsOf(person.personId)).sort()).toEqual(['person.created', 'person.factor_enrolled', 'session.password_accepted', 'session.started'])
  })

  it('nobody without a session can enrol, nor with a wrong code', async () => {
    expect(await openCookieJar(world).send(calls.startTotpCall)).toMatchObject({ status: 401, problem: { code: 'not_signed_in' } })
    const jar = openCookieJar(world)
    await jar.signIn(person.loginId)
    expect(await jar.send(calls.enrolTotpCall, { code: '000000', label: '' })).toMatchObject({ status: 409, problem: { code: 'enrolment_over' } })
    const { secret } = await jar.ok(calls.startTotpCall)
    expect(await jar.send(calls.enrolTotpCall, { code: codeOf(secret), label: '氏名：山田太郎' })).toMatchObject({ status: 422, problem: { code: 'personal_name', fields: ['label'] } })
    expect(await jar.send(calls.enrolTotpCall, { code: 'abcdef', label: '' })).toMatchObject({ status: 403, problem: { code: 'factor_wrong' } })
    await jar.ok(calls.enrolTotpCall, { code: ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)} `, label: '' })
  })
})

describe('the authenticator app', () => {
  it('is asked for after the password; the session gets a new id by it', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    expect(await jar.send(getMeCall)).toMatchObject({ status: 401, problem: { code: 'second_step_needed' } })
    expect(await jar.send(calls.startTotpCall)).toMatchObject({ status: 401, problem: { code: 'second_step_needed' } })
    const before = jar.cookies.get('tasuki')
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret)))
    expect(jar.cookies.get('tasuki')).not.toBe(before)
    expect(await jar.ok(getMeCall)).toMatchObject({ personId: person.personId })
    const stale = openCookieJar(world)
    stale.cookies.set('tasuki', before ?? '')
    expect((await stale.send(getMeCall)).status).toBe(401)
  })

  it('takes no code twice, also in parallel and at another browser, nor an earlier one', async () => {
    const { secret } = await enrolled()
    const jars = await Promise.all(Array.from({ length: 4 }, () => atSecondStep()))
    const answers = await Promise.all(jars.map((jar) => jar.send(calls.passSecondStepCall, totp(codeOf(secret)))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403])
    const later = await atSecondStep('192.0.2.7')
    expect((await later.send(calls.passSecondStepCall, totp(codeOf(secret)))).problem.code).toBe('factor_wrong')
    expect((await later.send(calls.passSecondStepCall, totp(codeOf(secret, new Date(world.clock().getTime() - STEP_MS))))).problem.code).toBe('factor_wrong')
    world.clock.advance(STEP_MS)
    await later.ok(calls.passSecondStepCall, totp(codeOf(secret)))
  })

  it('is set up once, whatever comes at the same moment: one secret, one set of recovery codes', async () => {
    const jar = openCookieJar(world)
    await jar.signIn(person.loginId)
    const { secret } = await jar.ok(calls.startTotpCall)
    const [answers, codes] = [await Promise.all(Array.from({ length: 3 }, () => jar.send(calls.enrolTotpCall, { code: codeOf(secret), label: '' }))), codeOf(secret)]
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, problem } of answers) if (status !== 200) expect(problem.code).toMatch(/^(enrolment_over|factor_needed|not_signed_in)$/)
    const { rows } = await superuser.query<{ kind: string; held: number }>('select f.kind, count(*)::int as held from auth.factor f join person p on p.auth_user_id = f.user_id where p.id = $1 group by f.kind order by f.kind', [person.personId])
    expect(rows).toEqual([{ kind: 'recovery', held: 1 }, { kind: 'totp', held: 1 }])
    expect((await (await atSecondStep('192.0.2.8')).send(calls.passSecondStepCall, totp(codes))).problem.code).toBe('factor_wrong')
  })

  it('keeps its secret sealed', async () => {
    const { jar, secret } = await enrolled()
    await jar.ok(calls.startTotpCall)
    const { rows } = await superuser.query<{ all: string }>(`select (select json_agg(f) from auth.factor f)::text || (select json_agg(t) from auth.factor_task t)::text as all`)
    expect(rows[0]?.all).not.toContain(secret)
    expect(rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'))
  })
})

describe('the installation’s key', () => {
  it('must be the one that the secrets were sealed with: the server doesn’t start with another', async () => {
    await enrolled()
    await expect(startTestProgram({ database: world.database, env: { SECRET_KEY: Buffer.alloc(32, 7).toString('base64') } })).rejects.toThrow('second-factor discard')
  })
})

describe('guessing', () => {
  it('is slowed down per person and address, and locks nobody out elsewhere', async () => {
    const { secret } = await enrolled()
    for (let round = 0; round < 2; round++) {
      const guesser = await atSecondStep('203.0.113.9')
      for (let at = 0; at < 4; at++) await guesser.send(calls.passSecondStepCall, totp('123 456 x'))
    }
    // A new sign-in from there begins no new count.
    expect((await (await atSecondStep('203.0.113.9')).send(calls.passSecondStepCall, totp(codeOf(secret)))).problem.code).toBe('too_many_requests')
    await (await atSecondStep('192.0.2.20')).ok(calls.passSecondStepCall, totp(codeOf(secret)))
    const { rows } = await superuser.query<{ key: string }>('select key from auth.sign_in_failure')
    expect(JSON.stringify(rows)).not.toContain(person.loginId)
  })

  it('ends the sign-in after five tries, from however many addresses, and the person is told', async () => {
    const { secret } = await enrolled()
    const guesser = await atSecondStep('203.0.113.100')
    const answers: string[] = []
    for (let at = 0; at < 6; at++) {
      const there = openCookieJar(world, `203.0.113.${101 + at}`)
      for (const [name, value] of guesser.cookies) there.cookies.set(name, value)
      answers.push(String((await there.send(calls.passSecondStepCall, totp('123 456 x'))).problem.code))
    }
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'factor_wrong'), 'factor_guesses_over', 'not_signed_in'])
    expect(await guesser.ok(calls.getSecondStepCall)).toEqual({ next: null })
    const { rows } = await superuser.query<{ person_ids: string[]; except_person_ids: string[] }>(`select person_ids, except_person_ids from notice_order where kind = 'factor_guessed' and subject_id = $1`, [person.personId])
    expect(rows).toEqual([{ person_ids: [person.personId], except_person_ids: [] }])
    world.clock.advance(STEP_MS)
    await (await atSecondStep('192.0.2.21')).ok(calls.passSecondStepCall, totp(codeOf(secret)))
  })

  it('spread over several sign-ins is told too, once a day', async () => {
    await enrolled()
    let address = 20
    const guess = async (sessions: number) => {
      for (let session = 0; session < sessions; session++) {
        const jar = await atSecondStep(`198.51.100.${address++}`)
        for (let at = 0; at < 4; at++) await jar.send(calls.passSecondStepCall, totp('123 456 x'))
      }
      return (await superuser.query(`select except_person_ids from notice_order where kind = 'factor_guessed' and subject_id = $1`, [person.personId])).rows
    }
    expect(await guess(1)).toEqual([])
    expect(await guess(2)).toEqual([{ except_person_ids: [] }])
    world.clock.advance(25 * 3_600_000)
    expect(await guess(1)).toHaveLength(2)
  })

  it('with the password, from ever new addresses, is slowed down together, and the person is told', async () => {
    await enrolled()
    const answers: string[] = []
    for (let at = 0; at < 24; at++) answers.push(String((await (await atSecondStep(`198.51.100.${100 + at}`)).send(calls.passSecondStepCall, totp('123 456 x'))).problem.code))
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'factor_wrong'))
    expect(answers).toContain('too_many_requests')
    expect((await superuser.query(`select from notice_order where kind = 'factor_guessed' and subject_id = $1`, [person.personId])).rowCount).toBe(1)
  })

  it('learns nothing of who has a factor before the password is right', async () => {
    await enrolled()
    const other = await issueLogin(world, { hospitalId })
    const answers = await Promise.all([person.loginId, other.loginId, 'nobody-1'].map((loginId) => openCookieJar(world, '203.0.113.77').signIn(loginId, 'a wrong horse battery')))
    const texts = answers.map(({ status, problem: { requestId: _requestId, ...rest } }) => JSON.stringify({ status, rest }))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('sign_in_failed')
  })
})

describe('the device', () => {
  it('is asked once in 12 hours, for this person alone', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    expect(jar.given.find((header) => header.startsWith('tasuki-device='))).toMatch(/^tasuki-device=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await jar.signIn(person.loginId)).body).toMatchObject({ personId: person.personId })
    const { rows } = await superuser.query<{ all: string }>(`select json_agg(d)::text as all from auth.known_device d`)
    expect(rows[0]?.all).not.toContain(jar.cookies.get('tasuki-device'))

    const colleague = await issueLogin(world, { hospitalId })
    const { secret: hers } = await enrolled(colleague)
    expect((await jar.signIn(colleague.loginId)).body).toMatchObject({ step: 'check' })
    const device = jar.cookies.get('tasuki-device')
    await jar.ok(calls.passSecondStepCall, totp(codeOf(hers), true))
    expect(jar.cookies.get('tasuki-device')).not.toBe(device)
    for (const { loginId, personId } of [person, colleague]) expect((await jar.signIn(loginId)).body).toMatchObject({ personId })

    world.clock.advance(12 * 3_600_000)
    expect((await jar.signIn(person.loginId)).body).toMatchObject({ step: 'check' })
  })

  it('is never the one that somebody put there, nor is a copy of an earlier one good for anything', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    const planted = 'A'.repeat(43)
    jar.cookies.set('tasuki-device', planted)
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    const before = jar.cookies.get('tasuki-device') ?? ''
    expect(before).not.toBe(planted)
    world.clock.advance(STEP_MS)
    await jar.ok(calls.forgetDevicesCall)
    await jar.signIn(person.loginId)
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    for (const token of [planted, before]) {
      const copy = openCookieJar(world)
      copy.cookies.set('tasuki-device', token)
      expect((await copy.signIn(person.loginId)).body).toMatchObject({ step: 'check' })
    }
  })

  it('is forgotten with a new password, with a factor, and when its person says so', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    expect((await jar.ok(calls.forgetDevicesCall)).knownDevices).toBe(0)
    expect((await jar.signIn(person.loginId)).body).toMatchObject({ step: 'check' })
  })

  it('has a cookie that no neighbour can set where the address is secure', async () => {
    const secure = await startTestProgram({ env: { BASE_URL: 'https://tasuki.example' } })
    try {
      await secure.asSystem((tx) => setFactorPolicyCommand(tx, 'required'))
      const own = await issueLogin(secure, { hospitalId: await secure.addHospital() })
      const jar = openCookieJar(secure)
      await jar.signIn(own.loginId)
      const { secret } = await jar.ok(calls.startTotpCall)
      await jar.ok(calls.enrolTotpCall, { code: codeOf(secret, secure.clock()), label: '' })
      secure.clock.advance(STEP_MS)
      await jar.signIn(own.loginId)
      await jar.ok(calls.passSecondStepCall, totp(codeOf(secret, secure.clock()), true))
      // The session’s, before and after each step, and the browser’s.
      expect(jar.given.length).toBeGreaterThanOrEqual(4)
      for (const header of jar.given) expect(header).toMatch(/^__Host-tasuki(-device|-seen)?=[^;]+;( Max-Age=\d+;)? Path=\/; HttpOnly; SameSite=Lax; Secure$/)
      expect(jar.given.at(-1)).toMatch(/^__Host-tasuki-device=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    } finally {
      await secure.close()
    }
  })
})

describe('the printed list', () => {
  it('is thirty codes that are each good once, kept as hashes', async () => {
    const jar = openCookieJar(world)
    await jar.signIn(person.loginId)
    const { codes } = await jar.ok(calls.startCodeListCall)
    expect(codes).toHaveLength(30)
    for (const code of codes) expect(code).toMatch(/^\d{4} \d{4}$/)
    expect((await jar.send(calls.enrolCodeListCall, { code: '0000 000x' })).problem.code).toBe('factor_wrong')
    await jar.ok(calls.enrolCodeListCall, { code: codes[0] ?? '' })
    expect((await jar.ok(calls.listFactorsCall)).factors).toMatchObject([{ kind: 'list', codesLeft: 29 }])
    const show = async (code: string | undefined) => (await (await atSecondStep()).send(calls.passSecondStepCall, { shown: { kind: 'list', code: code ?? '' }, remember: false })).status
    expect(await show(codes[0])).toBe(403)
    expect(await show(codes[7]?.replace(' ', '').normalize('NFKC'))).toBe(200)
    expect(await show(codes[7])).toBe(403)
    const { rows } = await superuser.query<{ all: string }>(`select json_agg(c)::text as all from auth.factor_code c`)
    for (const code of codes) expect(rows[0]?.all).not.toContain(code.replace(' ', ''))
  })

  it('takes the place of an earlier one', async () => {
    const { jar } = await enrolled()
    const first = (await jar.ok(calls.startCodeListCall)).codes
    await jar.ok(calls.enrolCodeListCall, { code: first[0] ?? '' })
    const second = (await jar.ok(calls.startCodeListCall)).codes
    await jar.ok(calls.enrolCodeListCall, { code: second[0] ?? '' })
    const other = await atSecondStep()
    expect((await other.send(calls.passSecondStepCall, { shown: { kind: 'list', code: first[1] ?? '' }, remember: false })).status).toBe(403)
    await other.ok(calls.passSecondStepCall, { shown: { kind: 'list', code: second[1] ?? '' }, remember: false })
  })
})

describe('a passkey', () => {
  const withPasskey = async () => {
    const { jar } = await enrolled()
    const key = createAuthenticator(ORIGIN)
    const { options } = await jar.ok(calls.startPasskeyCall)
    await jar.ok(calls.enrolPasskeyCall, { response: key.create(options), label: 'ナースステーション' })
    return { jar, key }
  }
  const sign = async (jar: CookieJar, key: ReturnType<typeof createAuthenticator>) => key.get((await jar.ok(calls.askPasskeyCall)).options)
  const show = (jar: CookieJar, response: Record<string, unknown>) => jar.send(calls.passSecondStepCall, { shown: { kind: 'passkey', response }, remember: false })

  it('is a second step; each challenge is answered once', async () => {
    const { key } = await withPasskey()
    const jar = await atSecondStep()
    const response = await sign(jar, key)
    expect((await show(jar, response)).status).toBe(200)
    const again = await atSecondStep()
    expect((await show(again, response)).problem.code).toBe('factor_wrong')
    await again.ok(calls.askPasskeyCall)
    expect((await show(again, response)).problem.code).toBe('factor_wrong')
  })

  it('of another address, of another person, or a copy is none', async () => {
    const { key } = await withPasskey()
    const jar = await atSecondStep()
    expect((await show(jar, await sign(jar, createAuthenticator(ORIGIN)))).problem.code).toBe('factor_wrong')
    expect((await show(jar, { ...(await sign(jar, createAuthenticator('https://elsewhere.example'))), id: 'x' })).problem.code).toBe('factor_wrong')
    expect((await show(jar, await sign(jar, key))).status).toBe(200)
    key.rewind()
    const copy = await atSecondStep()
    expect((await show(copy, await sign(copy, key))).problem.code).toBe('factor_wrong')
  })

  it('is made for its own challenge only', async () => {
    const { jar } = await enrolled()
    await jar.ok(calls.startPasskeyCall)
    expect((await jar.send(calls.enrolPasskeyCall, { response: createAuthenticator(ORIGIN).create({ challenge: 'AAAA' }), label: '' })).problem.code).toBe('factor_wrong')
    expect((await jar.ok(calls.listFactorsCall)).factors).toHaveLength(1)
  })
})

describe('recovery codes', () => {
  it('let in once each, and never make a device known', async () => {
    const { recoveryCodes } = await enrolled()
    const use = async (code: string | undefined) => {
      const jar = await atSecondStep()
      return { jar, answer: await jar.send(calls.passSecondStepCall, { shown: { kind: 'recovery', code: code ?? '' }, remember: true }) }
    }
    const { jar, answer } = await use(recoveryCodes[0]?.toUpperCase())
    expect(answer.status).toBe(200)
    expect(jar.cookies.has('tasuki-device')).toBe(false)
    expect((await jar.ok(calls.listFactorsCall)).recoveryCodesLeft).toBe(9)
    expect((await use(recoveryCodes[0])).answer.status).toBe(403)
    const { codes } = await jar.ok(calls.renewRecoveryCodesCall)
    expect((await use(recoveryCodes[1])).answer.status).toBe(403)
    expect((await use(codes[0])).answer.status).toBe(200)
  })
})

describe('at the same moment', () => {
  const setUp = async () => {
    const jar = openCookieJar(world)
    await jar.signIn(person.loginId)
    const [{ secret }, { codes }] = [await jar.ok(calls.startTotpCall), await jar.ok(calls.startCodeListCall)]
    return { jar, secret, codes }
  }
  const recoveryHeld = async (): Promise<number> => (await superuser.query(`select from auth.factor f join person p on p.auth_user_id = f.user_id where p.id = $1 and f.kind = 'recovery'`, [person.personId])).rowCount ?? 0

  it('app and list are set up: one of them comes with recovery codes, which are good', async () => {
    const { jar, secret, codes } = await setUp()
    const answers = await Promise.all([jar.send(calls.enrolTotpCall, { code: codeOf(secret), label: '' }), jar.send(calls.enrolCodeListCall, { code: codes[0] ?? '' })])
    expect(answers.map(({ status }) => status)).not.toContain(500)
    const shown = answers.flatMap(({ status, body }) => (status === 200 && body.recoveryCodes !== null ? [body.recoveryCodes] : []))
    expect([shown.length, await recoveryHeld()]).toEqual([1, 1])
    await (await atSecondStep()).ok(calls.passSecondStepCall, { shown: { kind: 'recovery', code: shown[0]?.[0] ?? '' }, remember: false })
  })

  it('new recovery codes are asked for: those that were shown last are good', async () => {
    const { jar } = await enrolled()
    const answers = await Promise.all(Array.from({ length: 3 }, () => jar.send(calls.renewRecoveryCodesCall)))
    const shown = answers.flatMap(({ status, body }) => (status === 200 ? [body.codes] : []))
    for (const { status, problem } of answers) if (status !== 200) expect(problem.code).toBe('version_conflict')
    expect([await recoveryHeld(), shown.length > 0]).toEqual([1, true])
    await (await atSecondStep()).ok(calls.passSecondStepCall, { shown: { kind: 'recovery', code: shown.at(-1)?.[0] ?? '' }, remember: false })
  })
})

describe('changing factors', () => {
  it('wants password and factor once more after ten minutes', async () => {
    const { jar, secret } = await enrolled()
    const [own] = (await jar.ok(calls.listFactorsCall)).factors
    world.clock.advance(10 * 60_000)
    expect((await jar.ok(calls.listFactorsCall)).isFresh).toBe(false)
    const changes = [
      jar.send(calls.startTotpCall),
      jar.send(calls.startPasskeyCall),
      jar.send(calls.startCodeListCall),
      jar.send(calls.enrolTotpCall, { code: '000000', label: '' }),
      jar.send(calls.enrolPasskeyCall, { response: {}, label: '' }),
      jar.send(calls.enrolCodeListCall, { code: '000000' }),
      jar.send(calls.renewRecoveryCodesCall),
      jar.send(calls.removeFactorCall, undefined, { factorId: own?.id ?? '' }),
    ]
    for (const answer of await Promise.all(changes)) expect(answer).toMatchObject({ status: 403, problem: { code: 'confirmation_needed' } })
    const shown = { kind: 'totp' as const, code: codeOf(secret) }
    expect((await jar.send(calls.confirmIdentityCall, { password: 'wrong', shown })).problem.code).toBe('password_wrong')
    expect((await jar.send(calls.confirmIdentityCall, { password: TEST_PASSWORD, shown: null })).problem.code).toBe('factor_wrong')
    await jar.ok(calls.confirmIdentityCall, { password: TEST_PASSWORD, shown })
    await jar.ok(calls.startTotpCall)
  })

  it('guessing at that is slowed down too, password and code alike, and signs nobody out', async () => {
    const { jar, secret } = await enrolled()
    const shown = { kind: 'totp' as const, code: 'abcdef' }
    const tries = async (password: string) => {
      const codes: (string | undefined)[] = []
      for (let at = 0; at < 7; at++) codes.push((await jar.send(calls.confirmIdentityCall, { password, shown })).problem.code)
      return codes
    }
    expect(await tries(TEST_PASSWORD)).toEqual([...Array.from({ length: 5 }, () => 'factor_wrong'), 'too_many_requests', 'too_many_requests'])
    expect((await tries('wrong')).slice(-2)).toEqual(['too_many_requests', 'too_many_requests'])
    expect((await jar.send(calls.confirmIdentityCall, { password: TEST_PASSWORD, shown: { kind: 'totp', code: codeOf(secret) } })).problem.code).toBe('too_many_requests')
    expect(await jar.ok(getMeCall)).toMatchObject({ personId: person.personId })
  })

  it('never takes the last one while one is required', async () => {
    const { jar } = await enrolled()
    const [own] = (await jar.ok(calls.listFactorsCall)).factors
    const remove = () => jar.send(calls.removeFactorCall, undefined, { factorId: own?.id ?? '' })
    expect(await remove()).toMatchObject({ status: 409, problem: { code: 'last_factor' } })
    await enrolTotp(jar)
    expect((await remove()).status).toBe(200)
    expect((await jar.ok(calls.listFactorsCall)).factors).toHaveLength(1)
  })

  it('never takes the last two at once while one is required', async () => {
    const { jar } = await enrolled()
    await enrolTotp(jar)
    const { factors } = await jar.ok(calls.listFactorsCall)
    const answers = await Promise.all(factors.map(({ id }) => jar.send(calls.removeFactorCall, undefined, { factorId: id })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await jar.ok(calls.listFactorsCall)).factors).toHaveLength(1)
  })

  it('is nobody else’s affair', async () => {
    const { jar } = await enrolled()
    const [own] = (await jar.ok(calls.listFactorsCall)).factors
    const other = await enrolled(await issueLogin(world, { hospitalId }))
    expect((await other.jar.send(calls.removeFactorCall, undefined, { factorId: own?.id ?? '' })).status).toBe(404)
    expect((await jar.ok(calls.listFactorsCall)).factors).toHaveLength(1)
  })
})

describe('a lost factor', () => {
  it('is reset by the own representative and by the prefecture; the person is told, every session ends', async () => {
    const chief = await enrolled(await issueLogin(world, { hospitalId, role: 'representative' }))
    const officer = await enrolled(await issueLogin(world, { hospitalId: null, role: 'officer' }))
    for (const by of [chief, officer]) {
      const { jar } = await enrolled()
      await by.jar.ok(calls.resetFactorsCall, undefined, { personId: person.personId })
      expect((await jar.send(getMeCall)).problem.code).toBe('not_signed_in')
      const again = openCookieJar(world)
      expect((await again.signIn(person.loginId)).body).toMatchObject({ step: 'enrol', kinds: [], hasRecoveryCodes: false })
      expect(await actsOf(person.personId)).toContain('person.factors_reset')
      await world.runJob('deliver_notices')
      await enrolTotp(again)
      expect((await again.ok(listNoticesCall)).notices[0]).toMatchObject({ kind: 'factors_reset', path: '/account/factors' })
      await by.jar.ok(calls.resetFactorsCall, undefined, { personId: person.personId })
    }
  })

  it('of another hospital isn’t there, one’s own is no matter for oneself, and members reset nobody’s', async () => {
    const elsewhere = await issueLogin(world, { hospitalId: await world.addHospital({ name: '別の病院' }) })
    const chiefLogin = await issueLogin(world, { hospitalId, role: 'representative' })
    const { jar: chief } = await enrolled(chiefLogin)
    expect(await chief.send(calls.resetFactorsCall, undefined, { personId: elsewhere.personId })).toMatchObject({ status: 404 })
    expect(await chief.send(calls.resetFactorsCall, undefined, { personId: chiefLogin.personId })).toMatchObject({ status: 403, problem: { code: 'own_factor' } })
    const { people } = await chief.ok(calls.listFactorHoldersCall)
    expect(people.map(({ personId }) => personId)).not.toContain(elsewhere.personId)
    expect(people.find(({ personId }) => personId === chiefLogin.personId)).toMatchObject({ kinds: ['totp'] })
    const other = await issueLogin(world, { hospitalId, role: 'representative' })
    await enrolled(other)
    expect(await chief.send(calls.resetFactorsCall, undefined, { personId: other.personId })).toMatchObject({ status: 403, problem: { code: 'not_permitted' } })
    const looksAfter = new Map((await chief.ok(calls.listFactorHoldersCall)).people.map(({ personId, isLookedAfter }) => [personId, isLookedAfter]))
    expect([person.personId, other.personId, chiefLogin.personId].map((id) => looksAfter.get(id))).toEqual([true, false, false])
    const { jar: member } = await enrolled()
    expect((await member.send(calls.resetFactorsCall, undefined, { personId: chiefLogin.personId })).status).toBe(403)
  })
})

describe('the prefecture’s policy (要綱22条)', () => {
  const actsSince = async (...acts: string[]): Promise<number> => (await superuser.query('select from audit_entry where act = any($1) and at >= $2', [acts, world.clock()])).rowCount ?? 0

  it('voluntary lets a password of 13 characters in alone; who has a factor is still asked', async () => {
    const { jar: officer } = await enrolled(await issueLogin(world, { hospitalId: null, role: 'officer' }))
    await enrolled()
    const bare = await issueLogin(world, { hospitalId })
    try {
      expect(await officer.ok(calls.setFactorPolicyCall, { policy: 'voluntary' })).toMatchObject({ policy: 'voluntary', minPasswordLength: 13 })
      const jar = openCookieJar(world)
      expect((await jar.signIn(bare.loginId)).body).toMatchObject({ personId: bare.personId })
      await atSecondStep()
    } finally {
      expect(await officer.ok(calls.setFactorPolicyCall, { policy: 'required' })).toMatchObject({ policy: 'required', minPasswordLength: 8 })
    }
    expect((await openCookieJar(world).signIn(bare.loginId)).body).toMatchObject({ step: 'enrol' })
  })

  it('a sign-in setting changes only for an officer who has just shown password and factor; the refused change changes nothing', async () => {
    const { jar: officer, secret } = await enrolled(await issueLogin(world, { hospitalId: null, role: 'officer' }))
    const before = await officer.ok(sessions.getSessionPolicyCall)
    const idleMinutes = before.idleMinutes === 45 ? 46 : 45
    const change = () => Promise.all([officer.send(calls.setFactorPolicyCall, { policy: 'voluntary' }), officer.send(sessions.setSessionPolicyCall, { ...before, idleMinutes })])
    world.clock.advance(10 * 60_000)
    for (const answer of await change()) expect(answer).toMatchObject({ status: 403, problem: { code: 'confirmation_needed' } })
    expect([(await officer.ok(calls.getSignInSettingsCall)).policy, await officer.ok(sessions.getSessionPolicyCall)]).toEqual(['required', before])
    expect(await actsSince('sign_in.policy_set', 'session_policy.changed')).toBe(0)
    // Who has the password alone doesn’t get through.
    expect((await officer.send(calls.confirmIdentityCall, { password: TEST_PASSWORD, shown: null })).problem.code).toBe('factor_wrong')
    expect((await change()).map(({ status }) => status)).toEqual([403, 403])
    try {
      await officer.ok(calls.confirmIdentityCall, { password: TEST_PASSWORD, shown: { kind: 'totp', code: codeOf(secret) } })
      expect((await change()).map(({ status }) => status)).toEqual([200, 200])
      expect(await actsSince('sign_in.policy_set', 'session_policy.changed')).toBe(2)
      expect([(await officer.ok(calls.getSignInSettingsCall)).policy, (await officer.ok(sessions.getSessionPolicyCall)).idleMinutes]).toEqual(['voluntary', idleMinutes])
    } finally {
      await world.asSystem((tx) => setFactorPolicyCommand(tx, 'required'))
      await world.program.sessions.writePolicy(before)
    }
  })
})
