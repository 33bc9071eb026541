import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { expectVersion, lockTransferCase, type TransferCase } from './case.store'

/**
 * Locks a case of the actor's own hospital. One it doesn't see is not found; one it sees as a candidate or in its area
 * is its sender's to change. `version`: the one that was on the screen, where the act depends on what was seen.
 */
export const lockOwnCase = async (tx: Transaction, caseId: string, version?: number): Promise<TransferCase> => {
  const found = await lockTransferCase(tx, caseId)
  if (tx.actor.kind !== 'member' || found.sender_hospital_id !== tx.actor.hospitalId) refuse('not_permitted')
  if (version !== undefined) expectVersion(found, version)
  return found
}
