import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { PurgePiece } from '../purge/purge-pieces'
import { refuse } from '../refused'
import type { Transaction } from '../db/transaction'

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

/**
 * Runs the work once per key, in the work's own transaction. A second request with the same key waits on the first
 * one's row, then gets its answer; if the first was refused or failed, its row is gone and the second does the work.
 */
export const answerOnce = async <T>(tx: Transaction, request: RepeatableRequest, work: () => Promise<T>): Promise<T> => {
  const { personId, key, route, body } = request
  const bodyHash = hashOf(body)
  const claimed = await tx.db
    .insertInto('idempotent_answer')
    .values({ person_id: personId, key, route, body_hash: bodyHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) {
    const answer = await work()
    await tx.db
      .updateTable('idempotent_answer')
      .set({ status: 200, answer: JSON.stringify(answer ?? null) })
      .where('person_id', '=', personId)
      .where('key', '=', key)
      .execute()
    return answer
  }
  const stored = await tx.db
    .selectFrom('idempotent_answer')
    .select(['route', 'body_hash', 'answer'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (stored.route !== route || stored.body_hash !== bodyHash) refuse('idempotency_key_reused')
  return stored.answer as T
}

/** A field that is hidden is empty in every kept answer about the same thing, whatever stood there; run as the system. */
export const scrubKeptField = async (tx: Transaction, of: { id: string; path: readonly string[] }): Promise<void> => {
  await sql`update idempotent_answer set answer = jsonb_set(answer, ${[...of.path]}::text[], '""', false) where answer ->> 'id' = ${of.id}`.execute(tx.db)
}

const withoutWords = (value: unknown, words: ReadonlySet<string>): unknown => {
  if (typeof value === 'string') return words.has(value) ? '' : value
  if (Array.isArray(value)) return value.map((one) => withoutWords(one, words))
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutWords(one, words)])) : value
}

/** Words that are hidden stand in no kept answer that speaks of these things (a case's answer repeats its inquiries), nor in any of these people's, in whichever field, where they are the whole text of it; run as the system. */
export const scrubKeptWords = async (tx: Transaction, of: { ids: readonly string[]; personIds?: readonly string[]; words: readonly string[] }): Promise<void> => {
  const words = new Set(of.words)
  const kept = await tx.db
    .selectFrom('idempotent_answer')
    .select(['person_id', 'key', 'answer'])
    .where(sql<boolean>`(exists (select from unnest(${[...of.ids]}::text[]) as told (id) where position(told.id in answer::text) > 0) or person_id = any(${[...(of.personIds ?? [])]}::uuid[]))`)
    .execute()
  await sql`
    update idempotent_answer a set answer = scrubbed.answer
    from unnest(${kept.map((one) => one.person_id)}::uuid[], ${kept.map((one) => one.key)}::text[], ${kept.map((one) => JSON.stringify(withoutWords(one.answer, words)))}::jsonb[]) as scrubbed (person_id, key, answer)
    where a.person_id = scrubbed.person_id and a.key = scrubbed.key`.execute(tx.db)
}

/** Nobody repeats a request for longer; a kept answer may hold a patient's record. */
const KEPT_HOURS = 24

export const purgeAnswers = async (tx: Transaction): Promise<void> => {
  await sql`delete from idempotent_answer where created_at < now() - make_interval(hours => ${KEPT_HOURS})`.execute(tx.db)
}

/** Kept answers that speak of something that goes, in whichever field. */
export const answerPurge: PurgePiece = {
  erase: async (tx, subjects) => {
    await sql`delete from idempotent_answer a where exists (select from unnest(${subjects.map(({ id }) => id)}::text[]) as gone (id) where position(gone.id in a.answer::text) > 0)`.execute(tx.db)
  },
}
