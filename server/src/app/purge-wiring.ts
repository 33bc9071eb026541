import { documentPurge } from '../document/purge-documents'
import { namePurge } from '../names/purge-names'
import { noticePurge } from '../notice/purge-notices'
import { answerPurge } from '../platform/http/idempotency'
import { moderationPurge } from '../office/moderation/purge-moderation'
import { retentionPurge } from '../office/retention/purge-retention'
import type { PurgePiece } from '../platform/purge/purge-pieces'
import { roomPurge } from '../talk/purge-rooms'
import { casePurge } from '../transfer/purge-case'

/** What goes with a case, each by its own feature, in the order in which the tables' references let rows go: an inquiry before its room. */
export const PURGE_PIECES: readonly PurgePiece[] = [documentPurge, namePurge, noticePurge, answerPurge, retentionPurge, moderationPurge, casePurge, roomPurge]
