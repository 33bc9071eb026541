import type { Actor } from '@tasuki/domain/account/actor'
import type { Database } from '../platform/db/database'
import { withReader } from '../platform/db/transaction'
import { findSignedIn, type SignedInRow } from './account.store'

/** Undefined for nobody, somebody who has left, and a person of a hospital that doesn't use the system (rules 36, 48). */
export const actorOf = (row: SignedInRow | undefined): Exclude<Actor, { kind: 'anonymous' | 'system' }> | undefined => {
  if (!row?.active) return undefined
  if (row.role === 'officer') return { kind: 'officer', personId: row.id }
  if (row.hospital_id === null || row.use !== 'active') return undefined
  return { kind: 'member', personId: row.id, hospitalId: row.hospital_id, role: row.role === 'representative' ? 'representative' : 'member' }
}

/**
 * Who a login's requests act as, asked anew by each of them: one statement by two unique indexes. A cache would have to
 * be told of every revocation on every process, and one missed notice would leave a door open.
 */
export const resolveActor = async (database: Database, authUserId: string): Promise<Actor | undefined> =>
  actorOf(await withReader(database, { kind: 'system', name: 'session' }, (tx) => findSignedIn(tx, authUserId)))
