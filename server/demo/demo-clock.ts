import type { Actor } from '@tasuki/domain/account/actor'
import { sql } from 'kysely'
import type { Database } from '../src/platform/db/database'
import { type Transaction, withActor } from '../src/platform/db/transaction'

/**
 * Runs a part at an instant of the past, by the same clock that every command asks. Its commit doesn't wait for the
 * disk: nobody is told of it before the filling's last transaction, whose commit waits for all of them.
 */
export const withActorAt = <T>(database: Database, at: { actor: Actor; when: Date }, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  withActor({ ...database, clock: () => at.when }, at.actor, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx.db)
    return work(tx)
  })
