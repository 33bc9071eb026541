import { audit } from '../../platform/audit/write-audit'
import { type Database } from '../../platform/db/database'
import { type Transaction, withActor, withReader } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import type { Identity } from '../../platform/session/identity'
import type { SessionService } from '../../platform/session/session-service'
import { findHolderOfLogin } from './access-code.store'
import { findPersonOfLogin, type SignedInRow } from '../account.store'
import { announceIdentity } from './announce-identity'
import { actorOf } from '../resolve-actor'
import { findSeatEnd } from '../seat/seat-end'

/** Nobody is at the screen: open streams of this session end, its calls are refused (要綱22条). */
export const lockSessionCommand = async (tx: Transaction, sessions: SessionService, sessionId: string): Promise<void> => {
  const { actor } = tx
  if (!('personId' in actor)) return refuse('not_signed_in')
  await audit(tx, { act: 'session.locked', subjectKind: 'person', subjectId: actor.personId })
  announceIdentity(tx, { id: actor.personId, hospitalId: actor.kind === 'member' ? actor.hospitalId : null })
  tx.lastBeforeCommit(() => sessions.lockSession(sessionId))
}

type LockedPerson = { personId: string; displayName: string; loginId: string; hospitalName: string | null }

/** Whose the locked session of this browser is; null where it isn't locked, or its person may not act any more. */
export const findLockedPerson = async (database: Database, { locked }: Identity): Promise<LockedPerson | null> => {
  if (locked === undefined) return null
  const holder = await withReader(database, { kind: 'system', name: 'session' }, (tx) => findHolderOfLogin(tx, locked.authUserId))
  return holder?.acts !== true ? null : { personId: holder.id, displayName: holder.display_name, loginId: holder.login_id, hospitalName: holder.hospital_name }
}

/** The same session goes on, with its own absolute end. Wrong passwords are counted as at the sign-in, but of this session alone. */
export const unlockSession = async (database: Database, sessions: SessionService, from: { identity: Identity; password: string }): Promise<SignedInRow> => {
  const locked = from.identity.locked ?? refuse('not_signed_in')
  const system = { kind: 'system', name: 'session' } as const
  const { holder, person, actor, end } = await withReader(database, system, async (tx) => {
    const row = await findPersonOfLogin(tx, locked.authUserId)
    return { holder: await findHolderOfLogin(tx, locked.authUserId), person: row, actor: actorOf(row, tx.now), end: row && (await findSeatEnd(tx, row)) }
  })
  if (holder === undefined || person === undefined) return refuse('not_signed_in')
  await sessions.checkPasswordOf({ authUserId: locked.authUserId, sessionId: locked.sessionId, password: from.password })
  if (actor === undefined) return end === undefined ? refuse('not_signed_in') : refuse(end.code, end.details)
  await withActor(database, actor, async (tx) => {
    await audit(tx, { act: 'session.unlocked', subjectKind: 'person', subjectId: person.id })
    tx.lastBeforeCommit(() => sessions.unlockSession(locked.sessionId))
  })
  return person
}
