import { getMeCall } from '@tasuki/domain/account/account.contract'
import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { describe, expect, it } from 'vitest'
import { type CookieJar, issueLogin, openCookieJar } from '../../test/worlds/cookie-jar'
import { setFactorStage, STEP_MS, totp } from '../../test/worlds/factor-stage'
import { createAuthenticator } from '../../test/worlds/virtual-authenticator'
import { startTestProgram } from '../../test/test-program'
import { setFactorPolicyCommand } from '../account/sign-in/set-factor-policy'

const ORIGIN = 'http://localhost:3000'

const stage = setFactorStage()
const { codeOf, enrolTotp, enrolled, atSecondStep, actsOf } = stage

describe('without a factor yet', () => {
  it('a right password leads to enrolling and to nothing else', async () => {
    const jar = openCookieJar(stage.world)
    expect((await jar.signIn(stage.person.loginId)).body).toEqual({ step: 'enrol', kinds: [], hasRecoveryCodes: false })
    for (const call of [getMeCall, listNoticesCall, calls.renewRecoveryCodesCall, calls.askPasskeyCall]) expect(await jar.send(call)).toMatchObject({ status: 401, problem: { code: 'factor_needed' } })
    expect(await jar.ok(calls.getSecondStepCall)).toMatchObject({ next: { step: 'enrol' } })
    const before = jar.cookies.get('tasuki')
    const { recoveryCodes } = await enrolTotp(jar)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await jar.ok(getMeCall)).toMatchObject({ personId: stage.person.personId })
    expect(jar.cookies.get('tasuki')).not.toBe(before)
    expect((await actsOf(stage.person.personId)).sort()).toEqual(['person.created', 'person.factor_enrolled', 'session.password_accepted', 'session.started'])
  })

  it('nobody without a session can enrol, nor with a wrong code', async () => {
    expect(await openCookieJar(stage.world).send(calls.startTotpCall)).toMatchObject({ status: 401, problem: { code: 'not_signed_in' } })
    const jar = openCookieJar(stage.world)
    await jar.signIn(stage.person.loginId)
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
    expect(await jar.ok(getMeCall)).toMatchObject({ personId: stage.person.personId })
    const stale = openCookieJar(stage.world)
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
    expect((await later.send(calls.passSecondStepCall, totp(codeOf(secret, new Date(stage.world.clock().getTime() - STEP_MS))))).problem.code).toBe('factor_wrong')
    stage.world.clock.advance(STEP_MS)
    await later.ok(calls.passSecondStepCall, totp(codeOf(secret)))
  })

  it('is set up once, whatever comes at the same moment: one secret, one set of recovery codes', async () => {
    const jar = openCookieJar(stage.world)
    await jar.signIn(stage.person.loginId)
    const { secret } = await jar.ok(calls.startTotpCall)
    const [answers, codes] = [await Promise.all(Array.from({ length: 3 }, () => jar.send(calls.enrolTotpCall, { code: codeOf(secret), label: '' }))), codeOf(secret)]
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, problem } of answers) if (status !== 200) expect(problem.code).toMatch(/^(enrolment_over|factor_needed|not_signed_in)$/)
    const { rows } = await stage.superuser.query<{ kind: string; held: number }>('select f.kind, count(*)::int as held from auth.factor f join person p on p.auth_user_id = f.user_id where p.id = $1 group by f.kind order by f.kind', [stage.person.personId])
    expect(rows).toEqual([{ kind: 'recovery', held: 1 }, { kind: 'totp', held: 1 }])
    expect((await (await atSecondStep('192.0.2.8')).send(calls.passSecondStepCall, totp(codes))).problem.code).toBe('factor_wrong')
  })

  it('keeps its secret sealed', async () => {
    const { jar, secret } = await enrolled()
    await jar.ok(calls.startTotpCall)
    const { rows } = await stage.superuser.query<{ all: string }>(`select (select json_agg(f) from auth.factor f)::text || (select json_agg(t) from auth.factor_task t)::text as all`)
    expect(rows[0]?.all).not.toContain(secret)
    expect(rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'))
  })
})

describe('the installation’s key', () => {
  it('must be the one that the secrets were sealed with: the server doesn’t start with another', async () => {
    await enrolled()
    await expect(startTestProgram({ database: stage.world.database, env: { SECRET_KEY: Buffer.alloc(32, 7).toString('base64') } })).rejects.toThrow('second-factor discard')
  })
})

describe('the device', () => {
  it('is asked once in 12 hours, for this person alone', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    expect(jar.given.find((header) => header.startsWith('tasuki-device='))).toMatch(/^tasuki-device=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await jar.signIn(stage.person.loginId)).body).toMatchObject({ personId: stage.person.personId })
    const { rows } = await stage.superuser.query<{ all: string }>(`select json_agg(d)::text as all from auth.known_device d`)
    expect(rows[0]?.all).not.toContain(jar.cookies.get('tasuki-device'))

    const colleague = await issueLogin(stage.world, { hospitalId: stage.hospitalId })
    const { secret: hers } = await enrolled(colleague)
    expect((await jar.signIn(colleague.loginId)).body).toMatchObject({ step: 'check' })
    const device = jar.cookies.get('tasuki-device')
    await jar.ok(calls.passSecondStepCall, totp(codeOf(hers), true))
    expect(jar.cookies.get('tasuki-device')).not.toBe(device)
    for (const { loginId, personId } of [stage.person, colleague]) expect((await jar.signIn(loginId)).body).toMatchObject({ personId })

    stage.world.clock.advance(12 * 3_600_000)
    expect((await jar.signIn(stage.person.loginId)).body).toMatchObject({ step: 'check' })
  })

  it('is never the one that somebody put there, nor is a copy of an earlier one good for anything', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    const planted = 'A'.repeat(43)
    jar.cookies.set('tasuki-device', planted)
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    const before = jar.cookies.get('tasuki-device') ?? ''
    expect(before).not.toBe(planted)
    stage.world.clock.advance(STEP_MS)
    await jar.ok(calls.forgetDevicesCall)
    await jar.signIn(stage.person.loginId)
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    for (const token of [planted, before]) {
      const copy = openCookieJar(stage.world)
      copy.cookies.set('tasuki-device', token)
      expect((await copy.signIn(stage.person.loginId)).body).toMatchObject({ step: 'check' })
    }
  })

  it('is forgotten with a new password, with a factor, and when its person says so', async () => {
    const { secret } = await enrolled()
    const jar = await atSecondStep()
    await jar.ok(calls.passSecondStepCall, totp(codeOf(secret), true))
    expect((await jar.ok(calls.forgetDevicesCall)).knownDevices).toBe(0)
    expect((await jar.signIn(stage.person.loginId)).body).toMatchObject({ step: 'check' })
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
    const jar = openCookieJar(stage.world)
    await jar.signIn(stage.person.loginId)
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
    const { rows } = await stage.superuser.query<{ all: string }>(`select json_agg(c)::text as all from auth.factor_code c`)
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

  it('of another address, of another stage.person, or a copy is none', async () => {
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
    const jar = openCookieJar(stage.world)
    await jar.signIn(stage.person.loginId)
    const [{ secret }, { codes }] = [await jar.ok(calls.startTotpCall), await jar.ok(calls.startCodeListCall)]
    return { jar, secret, codes }
  }
  const recoveryHeld = async (): Promise<number> => (await stage.superuser.query(`select from auth.factor f join person p on p.auth_user_id = f.user_id where p.id = $1 and f.kind = 'recovery'`, [stage.person.personId])).rowCount ?? 0

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
