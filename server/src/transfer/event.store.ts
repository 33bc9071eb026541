import type { CaseEvent } from '@tasuki/domain/transfer/case.contract'
import { PREFECTURE_READ_ACTS, type PrefectureRead } from '@tasuki/domain/transfer/prefecture-read.rules'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** What happened to a case. Append-only: history, statistics and subsidies are read from it. */
export type TransferEventKind =
  | 'registered'
  | 'sent'
  | 'record_changed'
  | 'visibility_changed'
  | 'assigned'
  | 'side_assigned'
  | 'passed_on'
  | 'name_reported'
  | 'name_decided'
  | 'inquiry_sent'
  | 'reverse_offer'
  | 'inquiry_read'
  | 'answered'
  | 'chosen'
  | 'confirmed'
  | 'hold_released'
  | 'taken_back'
  | 'withdrawn'
  | 'inquiry_ended'
  | 'completed'
  | 'ended'
  | 'reopened'
  | 'handed_over'
  | 'confirm_overdue'
  | 'transfer_overdue'
  | 'draft_notice'
  | 'document_added'
  | 'document_deleted'
  | 'document_restored'
  | 'document_hidden'

export type NewTransferEvent = {
  caseId: string
  senderHospitalId: string
  kind: TransferEventKind
  /** The other hospital it concerns; left out = the case alone. */
  hospitalId?: string
  data?: Record<string, unknown>
  /** Nobody's hospital is named as the actor's. */
  unnamed?: boolean
  /** Whose act it was, where the program finishes it later. */
  by?: { hospitalId: string; personName: string }
}

/** Cases that were made from this one, directly or from a copy of it (「この内容で新しく登録」), by whichever hospital they have been handed over to since (rule 81). */
export const selectCopiesOf = async (tx: Transaction, code: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive made as (
      select e.case_id as id, e.data ->> 'copiedFrom' as code from transfer_event e
      where e.kind = 'registered' and e.data ? 'copiedFrom'
    ), copy as (
      select id from made where code = ${code}
      union select m.id from copy join transfer_case c on c.id = copy.id join made m on m.code = c.code
    ) select id from copy order by id`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export const recordTransferEvent = async (tx: Transaction, event: NewTransferEvent & { personName: string }): Promise<void> => {
  await tx.db
    .insertInto('transfer_event')
    .values({
      case_id: event.caseId,
      sender_hospital_id: event.senderHospitalId,
      hospital_id: event.hospitalId ?? null,
      at: tx.now,
      kind: event.kind,
      actor_hospital_id: event.by?.hospitalId ?? (tx.actor.kind === 'member' && event.unnamed !== true ? tx.actor.hospitalId : null),
      person_name: event.by?.personName ?? event.personName,
      data: JSON.stringify(event.data ?? {}),
    })
    .execute()
}

export const listTransferEvents = async (tx: Transaction, caseId: string): Promise<CaseEvent[]> => {
  const rows = await tx.db
    .selectFrom('transfer_event as e')
    .leftJoin('hospital as h', 'h.id', 'e.actor_hospital_id')
    .leftJoin('hospital as c', 'c.id', 'e.hospital_id')
    .select(['e.id', 'e.at', 'e.kind', 'e.person_name', 'e.data', 'h.id as hospitalId', 'h.name', 'h.short_name', 'c.id as concernsId', 'c.name as concernsName', 'c.short_name as concernsShortName'])
    .where('e.case_id', '=', caseId)
    .orderBy('e.position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    hospital: row.hospitalId === null ? null : { id: row.hospitalId, name: row.name ?? '', shortName: row.short_name ?? '' },
    concerns: row.concernsId === null ? null : { id: row.concernsId, name: row.concernsName ?? '', shortName: row.concernsShortName ?? '' },
    personName: row.person_name === '' ? null : row.person_name,
    data: row.data as Record<string, unknown>,
  }))
}

/** Who of other hospitals and of the prefecture has opened a case, from the audit; as the system. */
export const listCaseOpenings = async (tx: Transaction, caseId: string): Promise<{ personId: string; at: string | null }[]> => {
  const { rows } = await sql<{ personId: string; at: Date }>`
    select person_id as "personId", max(at) as at from audit_entry where subject_kind = 'case' and subject_id = ${caseId}::uuid and act = 'case.opened' and person_id is not null
    group by person_id order by 2`.execute(tx.db)
  return rows.map((row) => ({ personId: row.personId, at: row.at.toISOString() }))
}

type ReadsOf = { caseId: string; registeredAt: Date; roomIds: readonly string[] }

/**
 * Each arm goes by the index of kind, subject and time: `@>` and `?` use none under row security. A list has no one case for
 * a subject, and a document may be gone by now: those arms run over their kind's entries since the case was registered.
 */
export const prefectureReadsStatement = (of: ReadsOf): RawBuilder<PrefectureRead> => {
  const subjects = [of.caseId, ...of.roomIds]
  return sql<PrefectureRead>`
    with read as (
      select id, person_id, act, subject_id, at from audit_entry where subject_kind = 'case' and subject_id = ${of.caseId}::uuid and actor_kind in ('officer', 'coordinator')
      union all
      select id, person_id, act, subject_id, at from audit_entry where subject_kind = 'room' and subject_id = any(${[...of.roomIds]}::uuid[]) and actor_kind in ('officer', 'coordinator')
      union all
      select id, person_id, act, subject_id, at from audit_entry where subject_kind = 'case' and subject_id is null and at >= ${of.registeredAt}::timestamptz and actor_kind in ('officer', 'coordinator')
        and data -> 'caseIds' ? ${of.caseId}
      union all
      select id, person_id, act, subject_id, at from audit_entry where subject_kind = 'document' and at >= ${of.registeredAt}::timestamptz and actor_kind in ('officer', 'coordinator')
        and data ->> 'ofId' = any(${subjects}::text[])
    )
    select id, person_id as "personId", act, subject_id as "subjectId", at from read where act = any(${[...PREFECTURE_READ_ACTS]}::text[]) order by at`
}

/** What officers and the desk read of a case: itself, among others in a list, its rooms and documents; as the system. */
export const listPrefectureReads = async (tx: Transaction, of: ReadsOf): Promise<PrefectureRead[]> => (await prefectureReadsStatement(of).execute(tx.db)).rows
