import { getMeCall } from '@tasuki/domain/account/account.contract'
import * as sessions from '@tasuki/domain/account/sign-in/session.contract'
import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { describe, expect, it } from 'vitest'
import { issueLogin, openCookieJar } from '../../test/worlds/cookie-jar'
import { setFactorStage } from '../../test/worlds/factor-stage'
import { TEST_PASSWORD } from '../../test/test-program'
import { setFactorPolicyCommand } from '../account/sign-in/set-factor-policy'

const stage = setFactorStage()
const { codeOf, enrolTotp, enrolled, atSecondStep, actsOf } = stage

describe('changing factors', () => {
  it('wants password and factor once more after ten minutes', async () => {
    const { jar, secret } = await enrolled()
    const [own] = (await jar.ok(calls.listFactorsCall)).factors
    stage.world.clock.advance(10 * 60_000)
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
    const other = await enrolled(await issueLogin(stage.world, { hospitalId: stage.hospitalId }))
    expect((await other.jar.send(calls.removeFactorCall, undefined, { factorId: own?.id ?? '' })).status).toBe(404)
    expect((await jar.ok(calls.listFactorsCall)).factors).toHaveLength(1)
  })
})

describe('a lost factor', () => {
  it('is reset by the own representative and by the prefecture; the person is told, every session ends', async () => {
    const chief = await enrolled(await issueLogin(stage.world, { hospitalId: stage.hospitalId, role: 'representative' }))
    const officer = await enrolled(await issueLogin(stage.world, { hospitalId: null, role: 'officer' }))
    for (const by of [chief, officer]) {
      const { jar } = await enrolled()
      await by.jar.ok(calls.resetFactorsCall, undefined, { personId: stage.person.personId })
      expect((await jar.send(getMeCall)).problem.code).toBe('not_signed_in')
      const again = openCookieJar(stage.world)
      expect((await again.signIn(stage.person.loginId)).body).toMatchObject({ step: 'enrol', kinds: [], hasRecoveryCodes: false })
      expect(await actsOf(stage.person.personId)).toContain('person.factors_reset')
      await stage.world.runJob('deliver_notices')
      await enrolTotp(again)
      expect((await again.ok(listNoticesCall)).notices[0]).toMatchObject({ kind: 'factors_reset', path: '/account/factors' })
      await by.jar.ok(calls.resetFactorsCall, undefined, { personId: stage.person.personId })
    }
  })

  it('of another hospital isn’t there, one’s own is no matter for oneself, and members reset nobody’s', async () => {
    const elsewhere = await issueLogin(stage.world, { hospitalId: await stage.world.addHospital({ name: '別の病院' }) })
    const chiefLogin = await issueLogin(stage.world, { hospitalId: stage.hospitalId, role: 'representative' })
    const { jar: chief } = await enrolled(chiefLogin)
    expect(await chief.send(calls.resetFactorsCall, undefined, { personId: elsewhere.personId })).toMatchObject({ status: 404 })
    expect(await chief.send(calls.resetFactorsCall, undefined, { personId: chiefLogin.personId })).toMatchObject({ status: 403, problem: { code: 'own_factor' } })
    const { people } = await chief.ok(calls.listFactorHoldersCall)
    expect(people.map(({ personId }) => personId)).not.toContain(elsewhere.personId)
    expect(people.find(({ personId }) => personId === chiefLogin.personId)).toMatchObject({ kinds: ['totp'] })
    const other = await issueLogin(stage.world, { hospitalId: stage.hospitalId, role: 'representative' })
    await enrolled(other)
    expect(await chief.send(calls.resetFactorsCall, undefined, { personId: other.personId })).toMatchObject({ status: 403, problem: { code: 'not_permitted' } })
    const looksAfter = new Map((await chief.ok(calls.listFactorHoldersCall)).people.map(({ personId, isLookedAfter }) => [personId, isLookedAfter]))
    expect([stage.person.personId, other.personId, chiefLogin.personId].map((id) => looksAfter.get(id))).toEqual([true, false, false])
    const { jar: member } = await enrolled()
    expect((await member.send(calls.resetFactorsCall, undefined, { personId: chiefLogin.personId })).status).toBe(403)
  })
})

describe('the prefecture’s policy (要綱22条)', () => {
  const actsSince = async (...acts: string[]): Promise<number> => (await stage.superuser.query('select from audit_entry where act = any($1) and at >= $2', [acts, stage.world.clock()])).rowCount ?? 0

  it('voluntary lets a password of 13 characters in alone; who has a factor is still asked', async () => {
    const { jar: officer } = await enrolled(await issueLogin(stage.world, { hospitalId: null, role: 'officer' }))
    await enrolled()
    const bare = await issueLogin(stage.world, { hospitalId: stage.hospitalId })
    try {
      expect(await officer.ok(calls.setFactorPolicyCall, { policy: 'voluntary' })).toMatchObject({ policy: 'voluntary', minPasswordLength: 13 })
      const jar = openCookieJar(stage.world)
      expect((await jar.signIn(bare.loginId)).body).toMatchObject({ personId: bare.personId })
      await atSecondStep()
    } finally {
      expect(await officer.ok(calls.setFactorPolicyCall, { policy: 'required' })).toMatchObject({ policy: 'required', minPasswordLength: 8 })
    }
    expect((await openCookieJar(stage.world).signIn(bare.loginId)).body).toMatchObject({ step: 'enrol' })
  })

  it('a sign-in setting changes only for an officer who has just shown password and factor; the refused change changes nothing', async () => {
    const { jar: officer, secret } = await enrolled(await issueLogin(stage.world, { hospitalId: null, role: 'officer' }))
    const before = await officer.ok(sessions.getSessionPolicyCall)
    const idleMinutes = before.idleMinutes === 45 ? 46 : 45
    const change = () => Promise.all([officer.send(calls.setFactorPolicyCall, { policy: 'voluntary' }), officer.send(sessions.setSessionPolicyCall, { ...before, idleMinutes })])
    stage.world.clock.advance(10 * 60_000)
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
      await stage.world.asSystem((tx) => setFactorPolicyCommand(tx, 'required'))
      await stage.world.program.sessions.writePolicy(before)
    }
  })
})
