import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/** The chain of the prefecture's people and of the system; each hospital has one of its own id. */
export const PREFECTURE_CHAIN = '00000000-0000-0000-0000-000000000000'

/** Before the first seal. */
export const NO_HASH: Buffer = Buffer.alloc(32)

/** Of an entry that was gone before it could be sealed. */
export const NO_DIGEST: Buffer = Buffer.alloc(32)

/**
 * SHA-256 of everything an entry `e` says, as one JSON array: nothing can be moved from one column to the next. Written
 * out here and not kept in the database, where whoever alters an entry could alter it too.
 */
export const digestOfEntry: RawBuilder<Buffer> = sql<Buffer>`sha256(convert_to(jsonb_build_array(
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.person_id, e.hospital_id, e.act,
  e.subject_kind, e.subject_id, to_jsonb(e.concerns_hospital_ids), e.data)::text, 'UTF8'))`

/** Of a seal: it hangs on the one before. */
export const linkHash = (before: Buffer, digest: Buffer): Buffer => createHash('sha256').update(before).update(digest).digest()
