import type { NoticeSubjectKind } from '@tasuki/domain/account/notice-kind'
import type { Transaction } from '../platform/db/transaction'

/** What may be told of a subject to whoever sees it: where it is, its case's code, the other hospital's short name. */
export type SeenSubject = { path: string; caseCode: string | null; hospitalName: string | null }

/**
 * A later feature's part in notices: of these subjects, those that the transaction's actor may see, seen by the feature's
 * own reads under row security. What isn't in the answer isn't there for this reader.
 */
export type NoticeSubjects = {
  readonly kind: NoticeSubjectKind
  readonly seen: (tx: Transaction, ids: readonly string[]) => Promise<ReadonlyMap<string, SeenSubject>>
}

type Pointed = { subjectKind: string; subjectId: string }

const keyOf = ({ subjectKind, subjectId }: Pointed): string => `${subjectKind} ${subjectId}`

/** Asks each feature once. */
export const findSeenSubjects = async (tx: Transaction, subjects: readonly NoticeSubjects[], pointed: readonly Pointed[]): Promise<(of: Pointed) => SeenSubject | undefined> => {
  const found = new Map<string, SeenSubject>()
  for (const { kind, seen } of subjects) {
    const ids = [...new Set(pointed.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId))]
    if (ids.length === 0) continue
    for (const [id, subject] of await seen(tx, ids)) found.set(keyOf({ subjectKind: kind, subjectId: id }), subject)
  }
  return (of) => found.get(keyOf(of))
}
