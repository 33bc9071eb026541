import type { Insertable, Selectable } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'

export type SavedViewRow = Selectable<DB['saved_view']>

/** Row security leaves the own ones and those of the own house. */
export const selectSavedViews = (tx: Transaction, page: string | undefined): Promise<SavedViewRow[]> =>
  tx.db
    .selectFrom('saved_view')
    .selectAll()
    .$if(page !== undefined, (query) => query.where('page', '=', page ?? ''))
    .orderBy('shared').orderBy('name').orderBy('id').execute()

export const findSavedView = (tx: Transaction, id: string): Promise<SavedViewRow | undefined> => tx.db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst()

export const lockSavedView = (tx: Transaction, id: string): Promise<SavedViewRow | undefined> =>
  tx.db.selectFrom('saved_view').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertSavedView = (tx: Transaction, view: Omit<Insertable<DB['saved_view']>, 'created_at' | 'updated_at'>): Promise<SavedViewRow> =>
  tx.db.insertInto('saved_view').values({ ...view, created_at: tx.now, updated_at: tx.now }).returningAll().executeTakeFirstOrThrow()

export const updateSavedView = async (tx: Transaction, id: string, to: { name: string; search: string; shared: boolean }): Promise<void> => {
  await tx.db.updateTable('saved_view').set({ ...to, updated_at: tx.now }).where('id', '=', id).execute()
}

export const removeSavedView = async (tx: Transaction, id: string): Promise<void> => {
  await tx.db.deleteFrom('saved_view').where('id', '=', id).execute()
}
