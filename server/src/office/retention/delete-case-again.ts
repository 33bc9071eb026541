import { type Database } from '../../platform/db/database'
import { withActor } from '../../platform/db/transaction'
import type { PurgePiece } from '../../platform/purge/purge-pieces'
import { lockAgedCase } from '../../transfer/case-age'
import { purgeAgedCase } from './delete-due-cases'
import { openRun, shareHolds } from './retention.store'

/**
 * A case that had been deleted when a back-up with it was restored (要綱25条): it goes again without being decided again, in a run that the
 * next deletion ends. False where it isn't there.
 */
export const deleteCaseAgain = (database: Database, pieces: readonly PurgePiece[], caseId: string): Promise<boolean> =>
  withActor(database, { kind: 'system', name: 'restore' }, async (tx) => {
    await shareHolds(tx)
    const aged = await lockAgedCase(tx, caseId)
    if (aged === undefined) return false
    await purgeAgedCase(tx, { runId: await openRun(tx, null), aged, pieces })
    return true
  })
