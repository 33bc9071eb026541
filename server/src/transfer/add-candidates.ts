import { mayDo } from '@tasuki/domain/transfer/transfer.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { askCandidates } from './ask-candidates'
import { announceCase } from './change-case'
import { lockOwnCase } from './own-case'

/** Asks further hospitals while 募集中; a held case must be released first (rule 67). */
export const addCandidatesCommand = async (tx: Transaction, input: { caseId: string; hospitalIds: readonly string[]; message: string }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId)
  orRefuse(mayDo('addCandidates', current.status))
  await askCandidates(tx, current, input)
  await announceCase(tx, current)
}
