import { hasReader, mayDo, readyToSend } from '@tasuki/domain/transfer/transfer.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { askCandidates } from './ask-candidates'
import { changeCase } from './change-case'
import { lockOwnCase } from './own-case'

/** 下書き → 募集中, to all chosen hospitals at once (rules 55, 65, 66). */
export const sendCaseCommand = async (tx: Transaction, input: { caseId: string; version: number; hospitalIds: readonly string[]; message: string }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  orRefuse(mayDo('send', current.status))
  orRefuse(readyToSend(current.record))
  orRefuse(hasReader(current.visibility, input.hospitalIds.length))
  await askCandidates(tx, current, input)
  await changeCase(tx, current, { change: { status: 'recruiting', sent_at: tx.now }, event: { kind: 'sent', data: { candidates: input.hospitalIds.length } } })
}
