import type { PurgePiece } from '../platform/purge/purge-pieces'
import { deleteNoticesAbout } from './notice-purge.store'

/** Notices, and lines of e-mails that wait, about what goes. */
export const noticePurge: PurgePiece = { erase: (tx, subjects) => deleteNoticesAbout(tx, subjects.map(({ id }) => id)) }
