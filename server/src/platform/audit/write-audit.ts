import type { Transaction } from '../db/transaction'

export type AuditEntry = {
  /** `subject.verb` in the past: `case.completed`. */
  act: string
  subjectKind: string
  subjectId?: string
  /** Hospitals that are shown the entry besides the actor's own: those whose case or talk was read. */
  concerns?: readonly string[]
  /** Ids and codes only, never content: an entry outlives what it speaks of. */
  data?: Readonly<Record<string, unknown>>
}

/** Writes who did what, in the same transaction: if the entry can't be written, the act doesn't happen (要綱24条, 26条). */
export const audit = async (tx: Transaction, entry: AuditEntry): Promise<void> => {
  await tx.db
    .insertInto('audit_entry')
    .values({
      at: tx.now,
      actor_kind: tx.actor.kind,
      person_id: 'personId' in tx.actor ? tx.actor.personId : null,
      hospital_id: 'hospitalId' in tx.actor ? tx.actor.hospitalId : null,
      act: entry.act,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId ?? null,
      concerns_hospital_ids: [...(entry.concerns ?? [])],
      data: JSON.stringify(tx.actor.kind === 'system' ? { ...entry.data, system: tx.actor.name } : (entry.data ?? {})),
    })
    .execute()
}
