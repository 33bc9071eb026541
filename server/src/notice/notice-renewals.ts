import { noticePath } from '@tasuki/domain/notice/notice-path'
import type { NoticeSubjects } from './notice-subject'

/** A hospital's answer about its hospital-funded seats, as notices point at it: its own people alone (要綱10条5項). */
export const renewalNotices: NoticeSubjects = {
  kind: 'renewal',
  seen: async ({ actor }, ids) => new Map(ids.filter((id) => actor.kind === 'member' && id === actor.hospitalId).map((id) => [id, { path: noticePath.renewal(), caseCode: null, hospitalName: null }])),
}
