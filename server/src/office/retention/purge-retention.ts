import { idsOf, type PurgePiece } from '../../platform/purge/purge-pieces'
import { deleteTold } from './retention.store'

/** That hospitals were told of a case's deletion goes with it; its holds, with their reasons, by the table's reference. */
export const retentionPurge: PurgePiece = { erase: (tx, subjects) => deleteTold(tx, idsOf(subjects, 'case')) }
