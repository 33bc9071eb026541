import { audit } from '../../platform/audit/write-audit'
import type { Database } from '../../platform/db/database'
import { type Transaction, withActor, withReader } from '../../platform/db/transaction'
import { Refused, refuse } from '../../platform/refused'
import { dropPushOfSession } from '../../platform/push/push-subscriptions'
import type { Identity } from '../../platform/session/identity'
import { readLoginId } from '../../platform/session/login-id'
import type { SecondFactors } from '../../platform/session/second-factor'
import type { SessionService } from '../../platform/session/session-service'
import type { SecondStepAnswer } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { findPersonOfLogin, type SignedInRow } from '../account.store'
import { announceIdentity } from './announce-identity'
import { noteSignIn } from './note-sign-in'
import { actorOf } from '../resolve-actor'
import { findSeatEnd } from '../seat/seat-end'
import { decideSecondStep } from './second-step'

/** `replaced` is who the browser was signed in as until now: that session ends with the sign-in. */
type Attempt = Omit<Parameters<SessionService['signInWithPassword']>[0], 'seenAt'> & { replaced: Identity }
/** `next`: what is still asked for before the session acts. */
export type SignedIn = { person: SignedInRow; setCookies: string[]; next: SecondStepAnswer | undefined }
type SignInHouse = { database: Database; sessions: SessionService; factors: SecondFactors }

/** The browser is no longer that person's: open streams ask anew, and it is sent no push. */
const leaveSession = async (tx: Transaction, { actor, sessionId, locked }: Identity): Promise<void> => {
  const left = sessionId ?? locked?.sessionId
  if (left !== undefined) await dropPushOfSession(tx, left)
  if ('personId' in actor) announceIdentity(tx, { id: actor.personId, hospitalId: actor.kind === 'member' ? actor.hospitalId : null })
}

/** Never with what was typed: people type passwords into the wrong field. */
const auditRefused = (database: Database, data: { code: string; personId?: string; ended?: Identity }): Promise<void> =>
  withActor(database, { kind: 'anonymous' }, async (tx) => {
    await audit(tx, { act: 'session.refused', subjectKind: 'person', ...(data.personId !== undefined && { subjectId: data.personId }), data: { code: data.code } })
    if (data.ended) await leaveSession(tx, data.ended)
  })

const checkPassword = async ({ database, sessions, factors }: SignInHouse, attempt: Attempt) => {
  try {
    return await sessions.signInWithPassword({ ...attempt, seenAt: factors.placeOf(readLoginId(attempt.loginId) ?? '', attempt.cookieHeader) })
  } catch (error) {
    // Refused for its frequency, an attempt isn't written down: the trail must not be filled at will.
    if (error instanceof Refused && error.refusal.code === 'sign_in_failed') await auditRefused(database, { code: 'sign_in_failed' })
    throw error
  }
}

/**
 * The answer to a wrong password and an unknown id is one and the same. Only who knows the password learns that the
 * hospital doesn't use the system, or that the person's seat has ended, since when and why (rule 36).
 */
export const signIn = async (house: SignInHouse, attempt: Attempt): Promise<SignedIn> => {
  const { database, sessions } = house
  const { authUserId, sessionId, setCookie } = await checkPassword(house, attempt)
  const { person, actor, end } = await withReader(database, { kind: 'system', name: 'session' }, async (tx) => {
    const row = await findPersonOfLogin(tx, authUserId)
    return { person: row, actor: actorOf(row, tx.now), end: row && (await findSeatEnd(tx, row)) }
  })
  if (person && actor) {
    const next = await decideSecondStep(house, { authUserId, sessionId, password: attempt.password, cookieHeader: attempt.cookieHeader })
    await withActor(database, actor, async (tx) => {
      await audit(tx, { act: next === undefined ? 'session.started' : 'session.password_accepted', subjectKind: 'person', subjectId: person.id })
      await leaveSession(tx, attempt.replaced)
      if (next === undefined) await noteSignIn(tx, sessions, { personId: person.id, hospitalId: person.hospital_id, role: person.role, authUserId, sessionId, address: attempt.address, userAgent: attempt.userAgent ?? '' })
    })
    return { person, setCookies: [setCookie, house.factors.noteSeen(readLoginId(attempt.loginId) ?? '', attempt.cookieHeader)], next }
  }
  await sessions.endSessionOf(authUserId, sessionId)
  const code = end === undefined ? 'sign_in_failed' : end.details?.cause === 'hospital' ? 'hospital_not_active' : end.code
  await auditRefused(database, { code, ...(person && { personId: person.id }), ended: attempt.replaced })
  return refuse(code, code === end?.code ? end.details : undefined)
}

/** Who leaves: behind a locked screen nobody acts, and yet it is its person's session that ends. */
const whoLeaves = async (database: Database, { actor, locked }: Identity): Promise<Identity['actor'] | undefined> =>
  locked === undefined ? actor : withReader(database, { kind: 'system', name: 'session' }, async (tx) => actorOf(await findPersonOfLogin(tx, locked.authUserId), tx.now))

/** Returns the header that takes the cookie away. */
export const signOut = async (database: Database, sessions: SessionService, from: { identity: Identity; cookieHeader: string | undefined }): Promise<string> => {
  const takeCookie = await sessions.endSession(from.cookieHeader)
  const actor = await whoLeaves(database, from.identity)
  if (actor !== undefined && 'personId' in actor)
    await withActor(database, actor, async (tx) => {
      await audit(tx, { act: 'session.ended', subjectKind: 'person', subjectId: actor.personId })
      await leaveSession(tx, from.identity)
    })
  return takeCookie
}
