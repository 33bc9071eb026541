import { UNREAD_LIMIT } from '@tasuki/domain/notice/notice.contract'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type NoticeRow = { id: string; kind: string; subjectKind: string; subjectId: string; at: Date; readAt: Date | null }

const COLUMNS = ['id', 'kind', 'subject_kind as subjectKind', 'subject_id as subjectId', 'at', 'read_at as readAt'] as const

/** Row security gives the reader's own ones, of what the reader sees; the person is named for the index. */
export const selectNotices = (tx: Transaction, personId: string, page: { unreadOnly: boolean; limit: number; offset: number }): Promise<NoticeRow[]> =>
  tx.db
    .selectFrom('notice')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .where('in_page', '=', true)
    .$if(page.unreadOnly, (query) => query.where('read_at', 'is', null))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export const countUnread = async (tx: Transaction, personId: string): Promise<number> => {
  const { rows } = await sql<{ unread: number }>`select count(*)::integer as unread from (
    select 1 from notice where person_id = ${personId}::uuid and in_page and read_at is null limit ${UNREAD_LIMIT}) as few`.execute(tx.db)
  return rows[0]?.unread ?? 0
}

export const findNotice = (tx: Transaction, of: { personId: string; noticeId: string }): Promise<NoticeRow | undefined> =>
  tx.db.selectFrom('notice').select(COLUMNS).where('id', '=', of.noticeId).where('person_id', '=', of.personId).executeTakeFirst()

export const updateOpened = async (tx: Transaction, of: { personId: string; noticeId: string }): Promise<void> => {
  await tx.db.updateTable('notice').set({ read_at: tx.now }).where('id', '=', of.noticeId).where('person_id', '=', of.personId).where('read_at', 'is', null).execute()
}

/** Whether anything changed. */
export const updateRead = async (tx: Transaction, of: { personId: string; ids: readonly string[]; read: boolean }): Promise<boolean> => {
  const { numUpdatedRows } = await tx.db
    .updateTable('notice')
    .set({ read_at: of.read ? tx.now : null })
    .where('person_id', '=', of.personId)
    .where('id', 'in', [...of.ids])
    .where('read_at', of.read ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const updateAllRead = async (tx: Transaction, of: { personId: string; until: Date }): Promise<boolean> => {
  const { numUpdatedRows } = await tx.db.updateTable('notice').set({ read_at: tx.now }).where('person_id', '=', of.personId).where('at', '<=', of.until).where('read_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}
