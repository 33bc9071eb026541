import type { CaseVisibility } from '@tasuki/domain/transfer/case-status'
import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { hasReader, mayDo } from '@tasuki/domain/transfer/transfer.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { changeCase } from './change-case'
import { lockInquiries } from './inquiry.store'
import { lockOwnCase } from './own-case'

/** S1 ⇄ S2 (要綱17条1項). Narrowing ends the access of non-candidates at once; who offered keeps its room and the case (rule 46). */
export const changeVisibilityCommand = async (tx: Transaction, input: { caseId: string; version: number; visibility: CaseVisibility }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  orRefuse(mayDo('changeVisibility', current.status))
  if (CASE_STATUS[current.status].open) {
    const readers = (await lockInquiries(tx, current.id)).filter((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord)
    orRefuse(hasReader(input.visibility, readers.length))
  }
  await changeCase(tx, current, { change: { visibility: input.visibility }, event: { kind: 'visibility_changed', data: { visibility: input.visibility } } })
}
