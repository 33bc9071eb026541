import type { Transaction } from '../platform/db/transaction'
import type { PurgePiece } from '../platform/purge/purge-pieces'
import { deleteNameTraces, deleteReleasesIn, selectReportsAbout } from './name-purge.store'

/** Reports of names, the words they hid, and words said to be no names, of what goes. */
export const namePurge: PurgePiece = {
  collect: async (tx, subjects) => (await selectReportsAbout(tx, subjects.map(({ id }) => id))).map((id) => ({ kind: 'report', id })),
  erase: (tx, subjects) => deleteNameTraces(tx, subjects.map(({ id }) => id)),
}

/** What is deleted as unsuitable isn't left among the words that somebody said to be no names (rule 60). As the system. */
export const forgetReleasedWords = (tx: Transaction, of: Parameters<typeof deleteReleasesIn>[1]): Promise<void> => deleteReleasesIn(tx, of)
