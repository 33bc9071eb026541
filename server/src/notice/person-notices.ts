import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findPeople } from '../account/colleagues'
import type { NoticeSubjects, SeenSubject } from './notice-subject'

/** A person's account as notices point at it: for whoever looks after accounts, and sees the person at all. */
export const personNotices: NoticeSubjects = {
  kind: 'person',
  seen: async (tx, ids) => {
    const { actor } = tx
    if (actor.kind !== 'officer' && !(actor.kind === 'member' && actor.role === 'representative')) return new Map()
    return new Map([...(await findPeople(tx, ids)).keys()].map((id): [string, SeenSubject] => [id, { path: noticePath.people(), caseCode: null, hospitalName: null }]))
  },
}
