import { type CaseRecord, caseRecord } from '@tasuki/domain/transfer/case-record'
import type { Selectable } from 'kysely'
import type { DB } from '../platform/db/schema.gen'
import type { Transaction } from '../platform/db/transaction'

type Row = Selectable<DB['record_template']>
export type RecordTemplateRow = Omit<Row, 'record'> & { record: CaseRecord }

const asTemplate = (row: Row): RecordTemplateRow => ({ ...row, record: caseRecord.parse(row.record) })

export const selectRecordTemplates = async (tx: Transaction): Promise<RecordTemplateRow[]> =>
  (await tx.db.selectFrom('record_template').selectAll().orderBy('name').orderBy('id').execute()).map(asTemplate)

export const findRecordTemplate = async (tx: Transaction, id: string): Promise<RecordTemplateRow | undefined> => {
  const row = await tx.db.selectFrom('record_template').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asTemplate(row)
}

export const lockRecordTemplate = async (tx: Transaction, id: string): Promise<RecordTemplateRow | undefined> => {
  const row = await tx.db.selectFrom('record_template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asTemplate(row)
}

export const insertRecordTemplate = async (tx: Transaction, given: { hospital_id: string; name: string; record: CaseRecord; updated_by: string }): Promise<RecordTemplateRow> =>
  asTemplate(
    await tx.db.insertInto('record_template').values({ ...given, record: JSON.stringify(given.record), created_at: tx.now, updated_at: tx.now }).returningAll().executeTakeFirstOrThrow(),
  )

export const countTemplateUse = async (tx: Transaction, current: RecordTemplateRow, by: string): Promise<void> => {
  await tx.db.updateTable('record_template').set({ used_count: current.used_count + 1, last_used_at: tx.now, last_used_by: by }).where('id', '=', current.id).execute()
}

export const updateRecordTemplate = async (tx: Transaction, current: RecordTemplateRow, to: { name: string; record: CaseRecord; updated_by: string }): Promise<RecordTemplateRow> =>
  asTemplate(await tx.db.updateTable('record_template').set({ ...to, record: JSON.stringify(to.record), version: current.version + 1, updated_at: tx.now }).where('id', '=', current.id).returningAll().executeTakeFirstOrThrow())

export const removeRecordTemplate = async (tx: Transaction, id: string): Promise<void> => {
  await tx.db.deleteFrom('record_template').where('id', '=', id).execute()
}
