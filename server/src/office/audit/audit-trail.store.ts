import { PREFECTURE_ROLES } from '@tasuki/domain/account/actor'
import type { TRAIL_ACTORS, TrailKind } from '@tasuki/domain/office/audit/audit-trail.contract'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'

export type TrailRow = { id: string; at: Date; act: string; actor_kind: (typeof TRAIL_ACTORS)[number]; person_id: string | null; hospital_id: string | null; subject_kind: string; subject_id: string | null; cases: number }

export type TrailSearch = {
  kind: TrailKind
  /** Undefined: not sought. */
  people: readonly string[] | undefined
  caseIds: readonly string[]
  hospitalId: string | undefined
  from: Date | undefined
  until: Date | undefined
  limit: number
  offset: number
}

const READS = sql`e.act ~ '[._](read|listed|printed|exported|opened)$'`
const SESSIONS = sql`e.act like 'session.%'`
const NAMES = sql`e.act ~ '^name(_release|_report)?[.]'`
/** 病院・人・設定: hospitals and who works there, their seats and forms, and what the prefecture has set. */
const ACCOUNTS = sql`e.act ~ '^(person|hospital|application|absence|seat|seat_(terms|budget|form|renewal)|invoice_terms|sign_in|session_policy|office|terms)[.]'`
/** Whoever of the prefecture it was, its desk too. */
const OF_PREFECTURE = sql`e.actor_kind = any (${[...PREFECTURE_ROLES]}::text[])`

const OF_KIND: Readonly<Record<TrailKind, RawBuilder<unknown>>> = {
  all: sql`true`,
  reads: READS,
  prefecture: sql`(${READS} and ${OF_PREFECTURE})`,
  sessions: SESSIONS,
  names: NAMES,
  accounts: ACCOUNTS,
  changes: sql`not (${READS} or ${SESSIONS} or ${NAMES} or ${ACCOUNTS})`,
}

/** Who is sought, or the case: its own entries and those of lists in which it was read. */
const soughtOf = ({ people, caseIds }: TrailSearch): RawBuilder<unknown> =>
  people === undefined
    ? sql`true`
    : sql`(e.person_id = any (${[...people]}::uuid[]) or e.subject_id = any (${[...caseIds]}::uuid[]) or (${caseIds.length > 0} and e.data -> 'caseIds' ?| ${[...caseIds]}::text[]))`

/** The newest first, of what row security lets the actor see: all for the prefecture, what concerns it for a hospital. */
export const selectTrail = async (tx: Transaction, search: TrailSearch): Promise<TrailRow[]> =>
  (
    await sql<TrailRow>`
      select e.id, e.at, e.act, e.actor_kind, e.person_id, e.hospital_id, e.subject_kind, e.subject_id,
        case when jsonb_typeof(e.data -> 'caseIds') = 'array' then jsonb_array_length(e.data -> 'caseIds') else 0 end as cases
      from audit_entry e
      where ${OF_KIND[search.kind]} and ${soughtOf(search)}
        and (${search.hospitalId ?? null}::uuid is null or e.hospital_id = ${search.hospitalId ?? null}::uuid or e.concerns_hospital_ids @> array[${search.hospitalId ?? null}::uuid])
        and (${search.from ?? null}::timestamptz is null or e.at >= ${search.from ?? null}::timestamptz)
        and (${search.until ?? null}::timestamptz is null or e.at < ${search.until ?? null}::timestamptz)
      order by e.at desc, e.id limit ${search.limit} offset ${search.offset}`.execute(tx.db)
  ).rows
