import { type Actor, prefectureRoleOf } from '@tasuki/domain/account/actor'
import { mayActOn } from '@tasuki/domain/account/seat/seat.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Database } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'
import type { FactorKeeper } from '../platform/session/factor-keeper'
import type { Identify } from '../platform/session/identity'
import type { SessionService } from '../platform/session/session-service'
import { findPersonOfLogin, type SignedInRow } from './account.store'
import { findSeatEnd } from './seat/seat-end'

/**
 * Undefined for nobody, somebody who has left or whose seat has ended at midnight in Japan, and a person of a hospital that
 * doesn't use the system (rules 36, 48).
 */
export const actorOf = (row: SignedInRow | undefined, now: Date): Exclude<Actor, { kind: 'anonymous' | 'system' }> | undefined => {
  if (!row?.active || !mayActOn(row.acts_until, japanDay(now))) return undefined
  const ofPrefecture = prefectureRoleOf(row.role)
  if (ofPrefecture !== undefined) return { kind: ofPrefecture, personId: row.id }
  if (row.hospital_id === null || row.use !== 'active') return undefined
  return { kind: 'member', personId: row.id, hospitalId: row.hospital_id, role: row.role === 'representative' ? 'representative' : 'member' }
}

/**
 * Who a request's cookie acts as, asked anew by each request: the session and the person, each one statement by a unique
 * index. A cache would have to be told of every revocation on every process, and one missed notice would leave a door
 * open. A session whose second step isn't done acts as nobody; one whose person's seat has ended is told so until it runs out.
 */
export const createIdentify =
  (database: Database, sessions: SessionService, factors: Pick<FactorKeeper, 'list'>): Identify =>
  async (cookieHeader, options) => {
    const session = await sessions.findSession(cookieHeader, options)
    if (session === undefined) return { actor: { kind: 'anonymous' } }
    const { sessionId, authUserId, checkedAt } = session
    if (session.isLocked) return { actor: { kind: 'anonymous' }, locked: { sessionId, authUserId } }
    const { actor, owesTerms, ended } = await withReader(database, { kind: 'system', name: 'session' }, async (tx) => {
      const person = await findPersonOfLogin(tx, authUserId)
      const found = actorOf(person, tx.now)
      return { actor: found, owesTerms: typeof person?.terms_owed === 'number', ended: found === undefined && person !== undefined ? await findSeatEnd(tx, person) : undefined }
    })
    if (actor === undefined) return { actor: { kind: 'anonymous' }, ...(ended && { ended }) }
    const login = { authUserId, sessionId, checkedAt }
    if (session.passed) return { actor, sessionId, login, owesTerms }
    const step = (await factors.list(authUserId)).length > 0 ? 'check' : 'enrol'
    return { actor: { kind: 'anonymous' }, waiting: { step, actor, login } }
  }
