import { asMember } from '@tasuki/domain/account/account.policy'
import type { CaseSummary } from '@tasuki/domain/transfer/case-summary'
import { isSimilarDisease } from '@tasuki/domain/transfer/similar-case.rules'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { selectCases } from './case-list.store'
import { viewCaseLine } from './case.view'

/** More open cases than a hospital has. */
const ALL_OPEN = 500

/** 二重登録: open cases of the own hospital that may be the patient who is just being entered. A hint, never a reason to refuse. */
export const findSimilarCases = async (tx: Transaction, patient: { sex: string; age: number; mainDisease: string; exceptCaseId: string | null }): Promise<CaseSummary[]> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  const open = await selectCases(tx, { scope: 'own', status: 'open', text: undefined, limit: ALL_OPEN, offset: 0 })
  const hospitals = await findHospitalLabels(tx, [hospitalId])
  return open
    .filter(({ id, record }) => id !== patient.exceptCaseId && record.sex === patient.sex && record.age === patient.age && isSimilarDisease(record.mainDisease, patient.mainDisease))
    .map((row) => viewCaseLine(row, { relation: 'sender', hospitals }))
}
