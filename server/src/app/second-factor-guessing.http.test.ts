import { getMeCall } from '@tasuki/domain/account/account.contract'
import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { describe, expect, it } from 'vitest'
import { issueLogin, openCookieJar } from '../../test/worlds/cookie-jar'
import { setFactorStage, STEP_MS, totp } from '../../test/worlds/factor-stage'
import { TEST_PASSWORD } from '../../test/test-program'

const stage = setFactorStage()
const { codeOf, enrolled, atSecondStep } = stage

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
    const { rows } = await stage.superuser.query<{ key: string }>('select key from auth.sign_in_failure')
    expect(JSON.stringify(rows)).not.toContain(stage.person.loginId)
  })

  it('ends the sign-in after five tries, from however many addresses, and the person is told', async () => {
    const { secret } = await enrolled()
    const guesser = await atSecondStep('203.0.113.100')
    const answers: string[] = []
    for (let at = 0; at < 6; at++) {
      const there = openCookieJar(stage.world, `203.0.113.${101 + at}`)
      for (const [name, value] of guesser.cookies) there.cookies.set(name, value)
      answers.push(String((await there.send(calls.passSecondStepCall, totp('123 456 x'))).problem.code))
    }
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'factor_wrong'), 'factor_guesses_over', 'not_signed_in'])
    expect(await guesser.ok(calls.getSecondStepCall)).toEqual({ next: null })
    const { rows } = await stage.superuser.query<{ person_ids: string[]; except_person_ids: string[] }>(`select person_ids, except_person_ids from notice_order where kind = 'factor_guessed' and subject_id = $1`, [stage.person.personId])
    expect(rows).toEqual([{ person_ids: [stage.person.personId], except_person_ids: [] }])
    stage.world.clock.advance(STEP_MS)
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
      return (await stage.superuser.query(`select except_person_ids from notice_order where kind = 'factor_guessed' and subject_id = $1`, [stage.person.personId])).rows
    }
    expect(await guess(1)).toEqual([])
    expect(await guess(2)).toEqual([{ except_person_ids: [] }])
    stage.world.clock.advance(25 * 3_600_000)
    expect(await guess(1)).toHaveLength(2)
  })

  it('with the password, from ever new addresses, is slowed down together, and the stage.person is told', async () => {
    await enrolled()
    const answers: string[] = []
    for (let at = 0; at < 24; at++) answers.push(String((await (await atSecondStep(`198.51.100.${100 + at}`)).send(calls.passSecondStepCall, totp('123 456 x'))).problem.code))
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'factor_wrong'))
    expect(answers).toContain('too_many_requests')
    expect((await stage.superuser.query(`select from notice_order where kind = 'factor_guessed' and subject_id = $1`, [stage.person.personId])).rowCount).toBe(1)
  })

  it('learns nothing of who has a factor before the password is right', async () => {
    await enrolled()
    const other = await issueLogin(stage.world, { hospitalId: stage.hospitalId })
    const answers = await Promise.all([stage.person.loginId, other.loginId, 'nobody-1'].map((loginId) => openCookieJar(stage.world, '203.0.113.77').signIn(loginId, 'a wrong horse battery')))
    const texts = answers.map(({ status, problem: { requestId: _requestId, ...rest } }) => JSON.stringify({ status, rest }))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('sign_in_failed')
  })
})

describe('guessing at what is asked once more', () => {
  it('is slowed down too, password and code alike, and signs nobody out', async () => {
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
    expect(await jar.ok(getMeCall)).toMatchObject({ personId: stage.person.personId })
  })
})
