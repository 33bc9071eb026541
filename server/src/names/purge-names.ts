import type { PurgePiece } from '../platform/purge/purge-pieces'
import { deleteNameTraces, selectReportsAbout } from './name-purge.store'

/** Reports of names, the words they hid, and words said to be no names, of what goes. */
export const namePurge: PurgePiece = {
  collect: async (tx, subjects) => (await selectReportsAbout(tx, subjects.map(({ id }) => id))).map((id) => ({ kind: 'report', id })),
  erase: (tx, subjects) => deleteNameTraces(tx, subjects.map(({ id }) => id)),
}
