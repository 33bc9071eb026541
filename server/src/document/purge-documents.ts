import type { Transaction } from '../platform/db/transaction'
import { idsOf, type PurgePiece } from '../platform/purge/purge-pieces'
import { orderFileRemoval } from './document-files'
import { deleteReleasesOf, selectDocumentsOf, selectNewestDocuments } from './document-purge.store'
import { deleteTombstonesOf } from './document-tombstone.store'
import { deleteDocumentsOf } from './document.store'

const OWNERS = ['case', 'room'] as const

/** Documents go with what they belong to, and with what was said of releasing them; their files once that is committed. */
export const documentPurge: PurgePiece = {
  collect: async (tx, subjects) => (await selectDocumentsOf(tx, subjects.map(({ id }) => id))).map((id) => ({ kind: 'document', id })),
  erase: async (tx, subjects) => {
    await deleteReleasesOf(tx, subjects.map(({ id }) => id))
    await deleteTombstonesOf(tx, subjects.map(({ id }) => id))
    for (const kind of OWNERS) for (const id of idsOf(subjects, kind)) await orderFileRemoval(tx, await deleteDocumentsOf(tx, { kind, id }))
  },
}

/** When a document was last added to each of these. As the system. */
export const findNewestDocuments = (tx: Transaction, subjectIds: readonly string[]): Promise<Map<string, Date>> => selectNewestDocuments(tx, subjectIds)
