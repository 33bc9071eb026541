import type { NoticeView } from '@tasuki/domain/notice/notice.contract'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { announceOwnNotices } from './announce-notices'
import { ownPersonId, viewNotices } from './list-notices'
import { countUnread, findNotice, updateAllRead, updateOpened, updateRead } from './notice.store'
import type { NoticeSubjects } from './notice-subject'

/** Reading one's own notices is no act upon anything of others: it has no audit entry, as a read mark in a talk has none. */
export const markNoticesCommand = async (tx: Transaction, input: { ids: readonly string[]; read: boolean } | { allUntil: string }): Promise<{ unread: number }> => {
  const personId = ownPersonId(tx)
  const changed = 'ids' in input ? await updateRead(tx, { ...input, personId }) : await updateAllRead(tx, { personId, until: new Date(input.allUntil) })
  if (changed) announceOwnNotices(tx)
  return { unread: await countUnread(tx, personId) }
}

/** Where its subject is. One of somebody else, of long ago or of what is hidden by now isn't there. */
export const getNotice = async (tx: Transaction, subjects: readonly NoticeSubjects[], noticeId: string): Promise<NoticeView> => {
  const row = (await findNotice(tx, { personId: ownPersonId(tx), noticeId })) ?? refuse('not_found')
  const [view] = await viewNotices(tx, subjects, [row])
  return view ?? refuse('not_found')
}

/** Reads it, if what it tells of is still there. */
export const openNoticeCommand = async (tx: Transaction, subjects: readonly NoticeSubjects[], noticeId: string): Promise<void> => {
  const personId = ownPersonId(tx)
  await updateOpened(tx, { personId, noticeId })
  await getNotice(tx, subjects, noticeId)
  announceOwnNotices(tx)
}
