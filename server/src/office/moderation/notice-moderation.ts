import { noticePath } from '@tasuki/domain/notice/notice-path'
import type { NoticeSubjects } from '../../notice/notice-subject'
import { findSeenModerations } from './moderation.store'

/** Matters about unsuitable content as notices point at them: the prefecture at its page, the representative at the hospital's (要綱24条). */
export const moderationNotices: NoticeSubjects = {
  kind: 'moderation',
  seen: async (tx, ids) => {
    const path = tx.actor.kind === 'officer' ? noticePath.officeModeration : noticePath.moderation
    return new Map((await findSeenModerations(tx, ids)).map((id) => [id, { path: path(id), caseCode: null, hospitalName: null }]))
  },
}
