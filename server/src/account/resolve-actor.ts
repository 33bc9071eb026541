import type { Actor } from '@tasuki/domain/account/actor'
import type { Database } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'
import type { Identify } from '../platform/session/identity'
import type { SessionService } from '../platform/session/session-service'
import { findPersonOfLogin, type SignedInRow } from './account.store'

/** Undefined for nobody, somebody who has left, and a person of a hospital that doesn't use the system (rules 36, 48). */
export const actorOf = (row: SignedInRow | undefined): Exclude<Actor, { kind: 'anonymous' | 'system' }> | undefined => {
  if (!row?.active) return undefined
  if (row.role === 'officer') return { kind: 'officer', personId: row.id }
  if (row.hospital_id === null || row.use !== 'active') return undefined
  return { kind: 'member', personId: row.id, hospitalId: row.hospital_id, role: row.role === 'representative' ? 'representative' : 'member' }
}

/**
 * Who a request's cookie acts as, asked anew by each request: the session and the person, each one statement by a unique
 * index. A cache would have to be told of every revocation on every process, and one missed notice would leave a door
 * open.
 */
export const createIdentify =
  (database: Database, sessions: SessionService): Identify =>
  async (cookieHeader, options) => {
    const session = await sessions.findSession(cookieHeader, options)
    if (session === undefined) return { actor: { kind: 'anonymous' } }
    const person = await withReader(database, { kind: 'system', name: 'session' }, (tx) => findPersonOfLogin(tx, session.authUserId))
    const actor = actorOf(person)
    return actor === undefined ? { actor: { kind: 'anonymous' } } : { actor, sessionId: session.sessionId, owesTerms: typeof person?.terms_owed === 'number' }
  }
