import type { Transaction } from '../db/transaction'

/** Something that goes, known as a kind and an id. */
export type PurgedSubject = { kind: string; id: string }

/**
 * A feature's part in a deletion for good (要綱25条): what of its own hangs on the subjects, and how all of it goes. Both
 * run as the system, in the transaction of the deletion.
 */
export type PurgePiece = {
  readonly collect?: (tx: Transaction, subjects: readonly PurgedSubject[]) => Promise<readonly PurgedSubject[]>
  readonly erase: (tx: Transaction, subjects: readonly PurgedSubject[]) => Promise<void>
}

export const idsOf = (subjects: readonly PurgedSubject[], kind: string): string[] => subjects.filter((subject) => subject.kind === kind).map(({ id }) => id)

const keyOf = ({ kind, id }: PurgedSubject): string => `${kind} ${id}`

/** All that hangs on a subject, over all features, until none finds more. */
const collectAll = async (tx: Transaction, pieces: readonly PurgePiece[], first: PurgedSubject): Promise<PurgedSubject[]> => {
  const found = new Map([[keyOf(first), first]])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const { collect } of pieces) for (const subject of (await collect?.(tx, [...found.values()])) ?? []) found.set(keyOf(subject), subject)
  }
  return [...found.values()]
}

/** Takes a subject away with everything that hangs on it; answers what went. The pieces in the order in which rows may go. */
export const purgeWhole = async (tx: Transaction, pieces: readonly PurgePiece[], first: PurgedSubject): Promise<PurgedSubject[]> => {
  const subjects = await collectAll(tx, pieces, first)
  for (const { erase } of pieces) await erase(tx, subjects)
  return subjects
}
