import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findPeople } from '../account/people/colleagues'
import { personIdOf } from '../platform/session/identity'
import type { NoticeSubjects, SeenSubject } from './notice-subject'

/** A person's account as notices point at it: one's own, and for whoever looks after accounts those of the people they see. */
export const personNotices: NoticeSubjects = {
  kind: 'person',
  seen: async (tx, ids) => {
    const { actor } = tx
    const own = personIdOf(actor)
    const looksAfter = actor.kind === 'officer' || (actor.kind === 'member' && actor.role === 'representative')
    const shown = looksAfter ? [...(await findPeople(tx, ids)).keys()] : ids.filter((id) => id === own)
    return new Map(shown.map((id): [string, SeenSubject] => [id, { path: id === own ? noticePath.ownFactors() : noticePath.people(), caseCode: null, hospitalName: null }]))
  },
}
