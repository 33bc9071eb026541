import { type Selectable, sql } from 'kysely'
import type { DB } from '../platform/db/schema.gen'
import type { Transaction } from '../platform/db/transaction'

export type NameReleaseRow = Omit<Selectable<DB['name_release']>, 'kind'> & { kind: 'released' | 'dismissed' }

const asRelease = (row: Selectable<DB['name_release']>): NameReleaseRow => ({ ...row, kind: row.kind as NameReleaseRow['kind'] })

type NewRelease = Pick<NameReleaseRow, 'kind' | 'word' | 'word_key' | 'field' | 'subject_id' | 'reason' | 'note' | 'person_id' | 'hospital_id'>

export const insertNameRelease = async (tx: Transaction, release: NewRelease): Promise<string> =>
  (await tx.db.insertInto('name_release').values({ ...release, at: tx.now }).returning('id').executeTakeFirstOrThrow()).id

/** Of one person, those that were not taken back: released since one instant, dismissed since another. */
export const selectOwnReleases = async (tx: Transaction, of: { personId: string; releasedSince: Date; dismissedSince: Date }): Promise<NameReleaseRow[]> => {
  const rows = await tx.db
    .selectFrom('name_release')
    .selectAll()
    .where('person_id', '=', of.personId)
    .where('withdrawn_at', 'is', null)
    .where(({ eb, and, or }) => or([and([eb('kind', '=', 'released'), eb('at', '>', of.releasedSince)]), and([eb('kind', '=', 'dismissed'), eb('at', '>', of.dismissedSince)])]))
    .orderBy('at', 'desc')
    .limit(1000)
    .execute()
  return rows.map(asRelease)
}

export const countReleasesSince = async (tx: Transaction, personId: string, since: Date): Promise<{ released: number; dismissed: number }> => {
  const { rows } = await sql<{ released: number; dismissed: number }>`
    select count(*) filter (where kind = 'released')::integer as released, count(*) filter (where kind = 'dismissed')::integer as dismissed
    from name_release where person_id = ${personId}::uuid and at > ${since}`.execute(tx.db)
  return rows[0] ?? { released: 0, dismissed: 0 }
}

/** Row security: all for the prefecture, the own hospital's for its representative. */
export const selectNameReleases = async (tx: Transaction, page: { kind: 'released' | 'dismissed' | undefined; limit: number; offset: number }): Promise<NameReleaseRow[]> => {
  const { kind, limit, offset } = page
  const rows = await tx.db
    .selectFrom('name_release')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(asRelease)
}

export const lockNameRelease = async (tx: Transaction, id: string): Promise<NameReleaseRow | undefined> => {
  const row = await tx.db.selectFrom('name_release').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asRelease(row)
}

/** False where somebody was faster. */
export const eraseNameRelease = async (tx: Transaction, id: string, personId: string): Promise<boolean> => {
  const changed = await tx.db
    .updateTable('name_release')
    .set({ word: '', word_key: '', note: '', withdrawn_at: tx.now, withdrawn_by: personId })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export const deleteReleasesBefore = async (tx: Transaction, before: Date): Promise<number> => Number((await tx.db.deleteFrom('name_release').where('at', '<', before).executeTakeFirst()).numDeletedRows)

/** The names of the actor's own house, as row security leaves them. */
export const selectHouseNames = async (tx: Transaction, hospitalId: string): Promise<string[]> =>
  (await tx.db.selectFrom('person').select('display_name').where('hospital_id', '=', hospitalId).where(sql<boolean>`acts_today(active, acts_until)`).execute()).map((row) => row.display_name)
