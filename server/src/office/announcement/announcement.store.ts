import type { PageAsked } from '@tasuki/domain/base/page'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

const selectAll = (tx: Transaction) => tx.db.selectFrom('announcement').selectAll()

export type AnnouncementRow = Awaited<ReturnType<typeof selectAnnouncements>>[number]

/** Those that the actor sees, the newest first; `today`: what is over comes last. */
export const selectAnnouncements = (tx: Transaction, of: { today?: string; page: PageAsked }) =>
  selectAll(tx)
    .orderBy(sql`coalesce(last_day < ${of.today ?? null}::date, false)`)
    .orderBy('first_day', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(of.page.limit)
    .offset(of.page.offset)
    .execute()

export const countAnnouncements = async (tx: Transaction): Promise<number> => (await tx.db.selectFrom('announcement').select(sql<number>`count(*)::integer`.as('count')).executeTakeFirstOrThrow()).count

export const selectAnnouncementsOf = (tx: Transaction, ids: readonly string[]) => selectAll(tx).where('id', '=', sql<string>`any (${[...ids]}::uuid[])`).execute()

export const findAnnouncement = (tx: Transaction, id: string) => selectAll(tx).where('id', '=', id).executeTakeFirst()

/** Run as whoever may change it. */
export const lockAnnouncement = (tx: Transaction, id: string) => selectAll(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** Whose first day has come and of which nobody was told yet. */
export const lockAnnouncementsToTell = (tx: Transaction, today: string) =>
  selectAll(tx).where('notified_at', 'is', null).where('withdrawn_at', 'is', null).where('first_day', '<=', today).orderBy('id').forUpdate().execute()

export const insertAnnouncement = async (tx: Transaction, row: Insertable<DB['announcement']>): Promise<AnnouncementRow> => tx.db.insertInto('announcement').values(row).returningAll().executeTakeFirstOrThrow()

export const updateAnnouncement = async (tx: Transaction, id: string, change: Updateable<DB['announcement']>): Promise<AnnouncementRow> =>
  tx.db.updateTable('announcement').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const insertAnnouncementRevision = async (tx: Transaction, of: { row: AnnouncementRow; act: 'published' | 'changed' | 'withdrawn' }): Promise<void> => {
  const { id, revision, title, body, audience, area_name, hospital_ids, first_day, last_day, wants_acknowledgement } = of.row
  await tx.db
    .insertInto('announcement_revision')
    .values({
      announcement_id: id,
      revision,
      act: of.act,
      content: JSON.stringify({ title, body, audience, areaName: area_name, hospitalIds: hospital_ids, firstDay: first_day, lastDay: last_day, wantsAcknowledgement: wants_acknowledgement }),
      person_id: byWhom(tx),
      at: tx.now,
    })
    .execute()
}

export const selectAnnouncementRevisions = (tx: Transaction, announcementId: string) =>
  tx.db.selectFrom('announcement_revision').select(['revision', 'act', 'content', 'person_id', 'at']).where('announcement_id', '=', announcementId).orderBy('revision', 'desc').execute()

export type AcknowledgementRow = { announcement_id: string; hospital_id: string; person_id: string; at: Date }

/** One for each hospital and announcement: the first that still counts. */
export const selectAcknowledgements = async (tx: Transaction, announcementIds: readonly string[]): Promise<AcknowledgementRow[]> =>
  (
    await sql<AcknowledgementRow>`
      select distinct on (k.announcement_id, k.hospital_id) k.announcement_id, k.hospital_id, k.person_id, k.at
      from announcement_acknowledgement k join announcement a on a.id = k.announcement_id and k.revision >= a.acknowledged_from
      where k.announcement_id = any (${[...announcementIds]}::uuid[])
      order by k.announcement_id, k.hospital_id, k.revision`.execute(tx.db)
  ).rows

/** False where a colleague was quicker. */
export const insertAcknowledgement = async (tx: Transaction, row: Insertable<DB['announcement_acknowledgement']>): Promise<boolean> =>
  (await tx.db.insertInto('announcement_acknowledgement').values(row).onConflict((on) => on.doNothing()).returning('revision').executeTakeFirst()) !== undefined
