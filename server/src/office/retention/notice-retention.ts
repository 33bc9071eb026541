import { noticePath } from '@tasuki/domain/notice/notice-path'
import type { NoticeSubjects } from '../../notice/notice-subject'

/** What is going to be deleted, as notices point at it: known by the hospital that it is of (要綱25条2項). */
export const retentionNotices: NoticeSubjects = {
  kind: 'retention',
  seen: async ({ actor }, ids) => {
    const isOwn = (id: string): boolean => actor.kind === 'officer' || (actor.kind === 'member' && actor.hospitalId === id)
    const path = actor.kind === 'officer' ? noticePath.officeRetention() : noticePath.retention()
    return Promise.resolve(new Map(ids.filter(isOwn).map((id) => [id, { path, caseCode: null, hospitalName: null }])))
  },
}
