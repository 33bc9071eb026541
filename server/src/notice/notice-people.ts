import { noticePath } from '@tasuki/domain/notice/notice-path'
import { personIdOf } from '../platform/session/identity'
import type { NoticeSubjects } from './notice-subject'

/** What was done to one's own account: nobody else reads of it. */
export const personNotices: NoticeSubjects = {
  kind: 'person',
  seen: async (tx, ids) => new Map(ids.filter((id) => id === personIdOf(tx.actor)).map((id) => [id, { path: noticePath.ownFactors(), caseCode: null, hospitalName: null }])),
}
