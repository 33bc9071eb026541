import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../db/transaction'

type AuditPart = {
  act: string
  subjectKind: string
  subjectId: RawBuilder<unknown>
  /** jsonb with ids and codes only, as in every entry. */
  data: RawBuilder<unknown>
  /** What stands after FROM: each of its rows is an entry. */
  from: RawBuilder<unknown>
}

/** The actor's audit entry as a part of a statement that runs often: `with …, audited as (…)` saves a round trip. */
export const auditPart = (tx: Transaction, entry: AuditPart): RawBuilder<unknown> => sql`
  insert into audit_entry (at, actor_kind, person_id, hospital_id, act, subject_kind, subject_id, data)
  select ${tx.now}::timestamptz, ${tx.actor.kind}, ${'personId' in tx.actor ? tx.actor.personId : null}::uuid, ${'hospitalId' in tx.actor ? tx.actor.hospitalId : null}::uuid,
         ${entry.act}, ${entry.subjectKind}, ${entry.subjectId}, ${entry.data}
  from ${entry.from}`
