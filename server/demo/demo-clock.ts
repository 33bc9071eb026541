import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@tasuki/domain/account/actor'
import { sql } from 'kysely'
import type { Database } from '../src/platform/db/database'
import { type Transaction, withActor } from '../src/platform/db/transaction'
import { Refused } from '../src/platform/refused'

const MAX_TRIES = 5

/**
 * Runs a part at an instant of the past, by the same clock that every command asks. Its commit doesn't wait for the
 * disk: nobody is told of it before the filling's last transaction, whose commit waits for all of them.
 */
export const withActorAt = async <T>(database: Database, at: { actor: Actor; when: Date }, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withActor({ ...database, clock: () => at.when }, at.actor, async (tx) => {
        await sql`set local synchronous_commit = off`.execute(tx.db)
        return work(tx)
      })
    } catch (error) {
      // On a busy machine a lock or a connection lets wait longer than a person would: nobody waits here, so it is tried again.
      if (attempt >= MAX_TRIES || !(error instanceof Refused) || error.refusal.code !== 'database_unavailable') throw error
      await sleep(attempt * 1000)
    }
  }
}
