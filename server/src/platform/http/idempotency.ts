import { createHash } from 'node:crypto'
import type { Call } from '@tasuki/domain/base/call'
import { sql } from 'kysely'
import type { PurgePiece } from '../purge/purge-pieces'
import { refuse } from '../refused'
import type { Transaction } from '../db/transaction'
import { answersWithWords, isWordless } from './worded-answer'

/** A request that its sender may repeat until it hears the answer (rule 63). */
export type RepeatableRequest = { personId: string; key: string; route: string; body: unknown }

const KEY = /^[\x21-\x7e]{1,64}$/

/** The header's value, checked; refuses one that is no key. */
export const idempotencyKeyOf = (header: string | string[] | undefined): string | undefined => {
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !KEY.test(header)) return refuse('malformed_request', { fields: ['Idempotency-Key'] })
  return header
}

const hashOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body ?? null)).digest('base64url')

/** The act was done, and what it left has been taken away: nothing runs again, and there is nothing to view. */
const GONE = 410

/** Words are somebody's: they may be hidden, deleted, withdrawn or taken back by the time the request is repeated (rules 60, 85). */
const expectWordless = (outcome: unknown): void => {
  if (!isWordless(outcome)) throw new Error('what an act leaves for a repeated request holds words')
}

/** An answer may be kept as it is where its contract lets no words stand in it; every other one is viewed anew, by `runAndView`. */
export const expectKeepable = (call: Call): void => {
  if (answersWithWords(call)) throw new Error(`the answer to ${call.method} ${call.path} may hold words: it is to be viewed, not kept`)
}

/**
 * Runs the act once per key, in the act's own transaction, and answers with what it left: ids, codes, numbers. A second
 * request with the same key waits on the first one's row, then gets the same; what is shown of it is viewed anew, under
 * the rights of that moment. If the first was refused or failed, its row is gone and the second does the work.
 */
export const actOnce = async <T>(tx: Transaction, request: RepeatableRequest, act: () => Promise<T>): Promise<T> => {
  const { personId, key, route, body } = request
  const bodyHash = hashOf(body)
  const claimed = await tx.db
    .insertInto('idempotent_answer')
    .values({ person_id: personId, key, route, body_hash: bodyHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) {
    const outcome = await act()
    expectWordless(outcome)
    await tx.db
      .updateTable('idempotent_answer')
      .set({ status: 200, outcome: JSON.stringify(outcome ?? null) })
      .where('person_id', '=', personId)
      .where('key', '=', key)
      .execute()
    return outcome
  }
  const stored = await tx.db
    .selectFrom('idempotent_answer')
    .select(['route', 'body_hash', 'status', 'outcome'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (stored.route !== route || stored.body_hash !== bodyHash) refuse('idempotency_key_reused')
  if (stored.status === GONE) refuse('not_found')
  return stored.outcome as T
}

/** Nobody repeats a request for longer. */
const KEPT_HOURS = 24

export const purgeAnswers = async (tx: Transaction): Promise<void> => {
  await sql`delete from idempotent_answer where created_at < now() - make_interval(hours => ${KEPT_HOURS})`.execute(tx.db)
}

/** Outcomes that name something that goes, in whichever field; the row stays, so that nothing runs twice. */
export const answerPurge: PurgePiece = {
  erase: async (tx, subjects) => {
    await sql`
      update idempotent_answer a set status = ${GONE}, outcome = null
      where exists (select from unnest(${subjects.map(({ id }) => id)}::text[]) as gone (id) where position(gone.id in a.outcome::text) > 0)`.execute(tx.db)
  },
}
