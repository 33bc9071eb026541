import { copyOfRecord } from '@tasuki/domain/transfer/record-fields'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { getTransferCase } from './case.store'
import { registerCaseCommand } from './register-case'

/** 「この内容で新しく登録」: a draft from an own case in whatever state. The case it comes from stays as it is. Returns the draft's id. */
export const copyCaseCommand = async (tx: Transaction, input: { caseId: string; withSensitive: boolean }): Promise<string> => {
  const of = await getTransferCase(tx, input.caseId)
  if (tx.actor.kind !== 'member' || of.sender_hospital_id !== tx.actor.hospitalId) refuse('not_permitted')
  return registerCaseCommand(tx, { record: copyOfRecord(of.record, input), visibility: of.visibility, copiedFrom: of })
}
