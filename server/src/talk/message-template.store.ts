import type { Selectable } from 'kysely'
import type { DB } from '../platform/db/schema.gen'
import type { Transaction } from '../platform/db/transaction'

export type MessageTemplateRow = Selectable<DB['message_template']>

export const selectMessageTemplates = (tx: Transaction): Promise<MessageTemplateRow[]> => tx.db.selectFrom('message_template').selectAll().orderBy('purpose').orderBy('name').orderBy('id').execute()

export const findMessageTemplate = (tx: Transaction, id: string): Promise<MessageTemplateRow | undefined> => tx.db.selectFrom('message_template').selectAll().where('id', '=', id).executeTakeFirst()

export const lockMessageTemplate = (tx: Transaction, id: string): Promise<MessageTemplateRow | undefined> => tx.db.selectFrom('message_template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertMessageTemplate = (tx: Transaction, given: { hospital_id: string; purpose: string; name: string; body: string; updated_by: string }): Promise<MessageTemplateRow> =>
  tx.db.insertInto('message_template').values({ ...given, created_at: tx.now, updated_at: tx.now }).returningAll().executeTakeFirstOrThrow()

export const updateMessageTemplate = (tx: Transaction, current: MessageTemplateRow, to: { purpose: string; name: string; body: string; updated_by: string }): Promise<MessageTemplateRow> =>
  tx.db.updateTable('message_template').set({ ...to, version: current.version + 1, updated_at: tx.now }).where('id', '=', current.id).returningAll().executeTakeFirstOrThrow()

export const removeMessageTemplate = async (tx: Transaction, id: string): Promise<void> => {
  await tx.db.deleteFrom('message_template').where('id', '=', id).execute()
}
