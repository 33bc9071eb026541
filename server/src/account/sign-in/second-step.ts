import type { SecondStepAnswer } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { passwordLength, secondStepOf } from '@tasuki/domain/account/sign-in/second-factor.rules'
import { FACTOR_KINDS, type ShownFactor } from '@tasuki/domain/base/second-factor'
import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { withActor, withReader } from '../../platform/db/transaction'
import { queueNotice } from '../../platform/notices/queue-notice'
import { Refused, refuse } from '../../platform/refused'
import type { Identity } from '../../platform/session/identity'
import type { SecondFactors } from '../../platform/session/second-factor'
import type { SessionService } from '../../platform/session/session-service'
import { readFactorPolicy } from './factor-policy'
import { wasToldOfGuesses } from './factor.store'
import { noteSignIn } from './note-sign-in'

type Waiting = NonNullable<Identity['waiting']>
type StepHouse = { database: Database; sessions: SessionService; factors: SecondFactors }

/** What is still asked for; also told to a page that is opened anew between the two steps. */
export const describeStep = async (factors: SecondFactors, of: { step: 'check' | 'enrol'; authUserId: string }): Promise<SecondStepAnswer> => {
  const held = new Set((await factors.list(of.authUserId)).map(({ kind }) => kind))
  return { step: of.step, kinds: FACTOR_KINDS.filter((kind) => held.has(kind)), hasRecoveryCodes: (await factors.countRecoveryCodes(of.authUserId)) > 0 }
}

/** Undefined where nothing is asked for any more: the session acts from here on. */
export const decideSecondStep = async (
  house: { database: Database; factors: SecondFactors },
  of: { authUserId: string; sessionId: string; password: string; cookieHeader: string | undefined },
): Promise<SecondStepAnswer | undefined> => {
  const { factors } = house
  const policy = await withReader(house.database, { kind: 'system', name: 'session' }, readFactorPolicy)
  const hasFactor = (await factors.list(of.authUserId)).length > 0
  const isDeviceKnown = hasFactor && (await factors.isDeviceKnown(of.authUserId, of.cookieHeader))
  const step = secondStepOf({ policy, hasFactor, isDeviceKnown, passwordLength: passwordLength(of.password) })
  if (step !== 'none') return describeStep(factors, { step, authUserId: of.authUserId })
  // The password is everything that somebody without a factor can show.
  await factors.pass(of.sessionId, { isFresh: !hasFactor, renew: false })
  return undefined
}

/** Shows the factor after the password. Returns the cookies: the session's new one, and the browser's where it is to be remembered. */
export const passSecondStep = async (
  house: StepHouse,
  waiting: Waiting,
  of: { shown: ShownFactor; remember: boolean; address: string; userAgent: string | undefined; cookieHeader: string | undefined },
): Promise<string[]> => {
  const { factors } = house
  const { login, actor } = waiting
  const kind = await showAudited(house, { waiting, shown: of.shown, address: of.address })
  const cookies: string[] = []
  await withActor(house.database, actor, async (tx) => {
    await audit(tx, { act: 'session.started', subjectKind: 'person', subjectId: actor.personId, data: { factor: kind } })
    const place = actor.kind === 'member' ? { hospitalId: actor.hospitalId, role: actor.role } : { hospitalId: null, role: actor.kind }
    await noteSignIn(tx, house.sessions, { personId: actor.personId, ...place, ...login, address: of.address, userAgent: of.userAgent ?? '' })
    tx.lastBeforeCommit(async () => {
      const renewed = await factors.pass(login.sessionId, { isFresh: true, renew: true })
      const known = of.remember && kind !== 'recovery' ? await factors.rememberDevice(login.authUserId, of.cookieHeader) : undefined
      cookies.splice(0, cookies.length, ...[renewed, known].filter((cookie) => cookie !== undefined))
    })
  })
  return cookies
}

const TOLD_AGAIN_AFTER_MS = 86_400_000

/**
 * Whoever has the password and guesses at the factor has a few tries, then needs the password again. The person is told of that,
 * and once a day of as many tries spread over several sign-ins. Of those it isn't said that they were theirs.
 */
const refuseGuess = async (house: StepHouse, { login, actor }: Waiting, factor: ShownFactor['kind']): Promise<void> => {
  const { isOver, isGuessedAt } = await house.factors.noteWrong(login)
  await withActor(house.database, isOver || isGuessedAt ? { kind: 'system', name: 'session' } : actor, async (tx) => {
    await audit(tx, { act: 'session.factor_refused', subjectKind: 'person', subjectId: actor.personId, data: { factor, ended: isOver } })
    if (isOver || (isGuessedAt && !(await wasToldOfGuesses(tx, { personId: actor.personId, since: new Date(tx.now.getTime() - TOLD_AGAIN_AFTER_MS) }))))
      queueNotice(tx, { kind: 'factor_guessed', personIds: [actor.personId], subject: { kind: 'person', id: actor.personId } })
    if (!isOver) return
    tx.lastBeforeCommit(async () => void (await house.sessions.endSessionOf(login.authUserId, login.sessionId)))
  })
  if (isOver) refuse('factor_guesses_over')
}

const showAudited = async (house: StepHouse, of: { waiting: Waiting; shown: ShownFactor; address: string }) => {
  const { login } = of.waiting
  try {
    return await house.factors.show({ ...login, address: of.address }, of.shown)
  } catch (error) {
    // Refused for its frequency, a guess isn't written down: the trail must not be filled at will.
    if (error instanceof Refused && error.refusal.code === 'factor_wrong') await refuseGuess(house, of.waiting, of.shown.kind)
    throw error
  }
}

/** Password and factor once more, by who is signed in; who has no factor shows the password alone. */
export const confirmIdentity = async (factors: SecondFactors, identity: Identity, of: { password: string; shown: ShownFactor | null; address: string }): Promise<void> => {
  const { login } = identity
  if (login === undefined) return refuse('not_signed_in')
  const shower = { ...login, address: of.address }
  await factors.checkPassword(shower, of.password)
  if ((await factors.list(login.authUserId)).length > 0) {
    if (of.shown === null) refuse('factor_wrong', { fields: ['code'] })
    else await factors.show(shower, of.shown)
  }
  await factors.noteChecked(login.sessionId)
}
