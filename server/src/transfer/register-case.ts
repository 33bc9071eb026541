import { asMember } from '@tasuki/domain/account/account.policy'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import type { CaseVisibility } from '@tasuki/domain/transfer/case-status'
import { lockUserHospitals } from '../account/hospital/find-hospitals'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { newCaseCode } from './case-code'
import { getTransferCase, insertTransferCase } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { checkRecord } from './check-record'

const CODE_TRIES = 20

/** 患者登録: a draft, seen by its own hospital only (要綱15条; rule 64). Returns its id. */
export const registerCaseCommand = async (tx: Transaction, { copiedFrom, ...input }: { record: CaseRecord; visibility: CaseVisibility; copiedFrom?: { code: string; record: CaseRecord } }): Promise<string> => {
  const actor = orRefuse(asMember(tx.actor))
  const destination = await checkRecord(tx, input.record, copiedFrom?.record)
  // A hospital that ends its use has no open cases (rule 81), not even one registered at that moment.
  if ((await lockUserHospitals(tx, [actor.hospitalId])).get(actor.hospitalId) !== 'active') refuse('hospital_not_active')
  for (let i = 0; i < CODE_TRIES; i++) {
    const id = await insertTransferCase(tx, { ...input, code: newCaseCode(tx.now), senderHospitalId: actor.hospitalId, destination, createdBy: actor.personId })
    if (id === undefined) continue
    const registered = await getTransferCase(tx, id)
    await logTransfer(tx, registered, { kind: 'registered', ...(copiedFrom !== undefined && { data: { copiedFrom: copiedFrom.code } }) })
    await announceCase(tx, registered)
    return id
  }
  throw new Error('no free case code for today')
}
