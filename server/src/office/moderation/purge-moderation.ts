import type { PurgePiece } from '../../platform/purge/purge-pieces'
import { deleteModerationsOf } from './moderation.store'

/** What was asked about a case's texts goes with it, and what was said about them (要綱25条). */
export const moderationPurge: PurgePiece = { erase: (tx, subjects) => deleteModerationsOf(tx, subjects.map(({ id }) => id)) }
