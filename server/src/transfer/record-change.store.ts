import { type CaseRecord, caseRecord } from '@tasuki/domain/transfer/case-record'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type RecordChangeRow = { revision: number; at: Date; personName: string; before: CaseRecord; after: CaseRecord }

export const insertRecordChange = async (
  tx: Transaction,
  of: { caseId: string; senderHospitalId: string; revision: number; personName: string; before: CaseRecord; after: CaseRecord },
): Promise<void> => {
  await tx.db
    .insertInto('record_change')
    .values({
      case_id: of.caseId,
      sender_hospital_id: of.senderHospitalId,
      revision: of.revision,
      at: tx.now,
      person_name: of.personName,
      record_before: JSON.stringify(of.before),
      record_after: JSON.stringify(of.after),
    })
    .execute()
}

/** A text that is hidden stands in no earlier version either; run as the system. */
export const scrubRecordChanges = async (tx: Transaction, of: { caseId: string; path: readonly string[]; text: string }): Promise<void> => {
  const path = [...of.path]
  await sql`update record_change set
      record_before = case when record_before #>> ${path}::text[] = ${of.text} then jsonb_set(record_before, ${path}::text[], '""') else record_before end,
      record_after = case when record_after #>> ${path}::text[] = ${of.text} then jsonb_set(record_after, ${path}::text[], '""') else record_after end
    where case_id = ${of.caseId}::uuid`.execute(tx.db)
}

/** Whatever stood at the path in any version; answers the words that went. */
export const eraseRecordChanges = async (tx: Transaction, of: { caseId: string; path: readonly string[] }): Promise<string[]> => {
  const path = [...of.path]
  const { rows } = await sql<{ text: string }>`
    select distinct stood.text from record_change, lateral (values (record_before #>> ${path}::text[]), (record_after #>> ${path}::text[])) as stood (text)
    where case_id = ${of.caseId}::uuid and stood.text is not null`.execute(tx.db)
  await sql`update record_change set record_before = jsonb_set(record_before, ${path}::text[], '""', false), record_after = jsonb_set(record_after, ${path}::text[], '""', false) where case_id = ${of.caseId}::uuid`.execute(tx.db)
  return rows.map(({ text }) => text)
}

const SHOWN = 50

/** Row security leaves a candidate those since it was asked; newest first. */
export const listRecordChangeRows = async (tx: Transaction, caseId: string): Promise<RecordChangeRow[]> => {
  const rows = await tx.db.selectFrom('record_change').select(['revision', 'at', 'person_name', 'record_before', 'record_after']).where('case_id', '=', caseId).orderBy('revision', 'desc').limit(SHOWN).execute()
  return rows.map((row) => ({ revision: row.revision, at: row.at, personName: row.person_name, before: caseRecord.parse(row.record_before), after: caseRecord.parse(row.record_after) }))
}
