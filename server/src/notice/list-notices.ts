import { noticeKind } from '@tasuki/domain/account/notice-kind'
import { NOTICES_PAGE, type NoticeView } from '@tasuki/domain/notice/notice.contract'
import { readNoticeSettings } from '@tasuki/domain/notice/notice-settings'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { personIdOf } from '../platform/session/identity'
import { countUnread, type NoticeRow, selectNotices } from './notice.store'
import { findNoticeSettings } from './notice-setting.store'
import { findSeenSubjects, type NoticeSubjects } from './notice-subject'

export const ownPersonId = (tx: Transaction): string => personIdOf(tx.actor) ?? refuse('not_signed_in')

/** With where its subject is; without those whose subject the reader doesn't see, whatever row security said. */
export const viewNotices = async (tx: Transaction, subjects: readonly NoticeSubjects[], rows: readonly NoticeRow[]): Promise<NoticeView[]> => {
  const seen = await findSeenSubjects(tx, subjects, rows)
  return rows.flatMap((row) => {
    const subject = seen(row)
    const kind = noticeKind.safeParse(row.kind)
    if (subject === undefined || !kind.success) return []
    return [{ id: row.id, kind: kind.data, at: row.at.toISOString(), readAt: row.readAt?.toISOString() ?? null, ...subject }]
  })
}

/** お知らせ: one's own, newest first. */
export const listNotices = async (tx: Transaction, subjects: readonly NoticeSubjects[], page: { unreadOnly: boolean; limit?: number | undefined; offset: number }): Promise<{ notices: NoticeView[]; more: boolean }> => {
  const limit = page.limit ?? NOTICES_PAGE
  const rows = await selectNotices(tx, ownPersonId(tx), { ...page, limit: limit + 1 })
  return { notices: await viewNotices(tx, subjects, rows.slice(0, limit)), more: rows.length > limit }
}

export const countNotices = async (tx: Transaction): Promise<{ unread: number; sound: boolean }> => {
  const personId = ownPersonId(tx)
  return { unread: await countUnread(tx, personId), sound: readNoticeSettings(await findNoticeSettings(tx, personId)).sound }
}
