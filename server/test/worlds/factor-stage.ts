import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { setFactorPolicyCommand } from '../../src/account/sign-in/set-factor-policy'
import { startTestProgram, type TestProgram } from '../test-program'
import { type CookieJar, issueLogin, type LoginPerson, openCookieJar } from './cookie-jar'

/** An authenticator app's code is another one after this. */
export const STEP_MS = 30_000

export const totp = (code: string, remember = false) => ({ shown: { kind: 'totp' as const, code }, remember })

/** A house in which a second factor is required, and for each test a person who has none yet. */
export const setFactorStage = () => {
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
  return {
    get world() {
      return world
    },
    get superuser() {
      return superuser
    },
    get hospitalId() {
      return hospitalId
    },
    get person() {
      return person
    },
    codeOf,
    enrolTotp,
    /** Signs in for the first time and has an authenticator app from then on; its next code is of a later step. */
    enrolled: async (of: LoginPerson = person) => {
      const jar = openCookieJar(world)
      await jar.signIn(of.loginId)
      const factor = await enrolTotp(jar)
      world.clock.advance(STEP_MS)
      return { jar, ...factor }
    },
    atSecondStep: async (address?: string): Promise<CookieJar> => {
      const jar = openCookieJar(world, address)
      expect((await jar.signIn(person.loginId)).body).toMatchObject({ step: 'check' })
      return jar
    },
    actsOf: async (personId: string): Promise<string[]> => (await superuser.query<{ act: string }>('select act from audit_entry where subject_id = $1', [personId])).rows.map(({ act }) => act),
  }
}
