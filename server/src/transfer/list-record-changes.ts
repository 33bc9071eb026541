import type { RecordChange } from '@tasuki/domain/transfer/record-change.contract'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { changedFields } from '@tasuki/domain/transfer/record-fields'
import type { Transaction } from '../platform/db/transaction'
import { getTransferCase } from './case.store'
import { recordFor, relationOfReader } from './case.view'
import { listInquiriesOfCase } from './inquiry.store'
import type { ReadCases } from './prefecture-reading'
import { listRecordChangeRows } from './record-change.store'

/** What changed since the case was sent, field by field, as the reader may see the fields (rules 76, 84). */
export const listRecordChanges = async (tx: Transaction, caseId: string): Promise<{ answer: { changes: RecordChange[] }; cases: ReadCases }> => {
  const of = await getTransferCase(tx, caseId)
  const asked = (await listInquiriesOfCase(tx, caseId)).some((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord)
  const relation = relationOfReader(tx.actor, of.sender_hospital_id, asked)
  const changes = (await listRecordChangeRows(tx, caseId)).flatMap((row): RecordChange[] => {
    const [before, after] = [recordFor(relation, row.before), recordFor(relation, row.after)]
    const fields = changedFields(before, after)
    return fields.length === 0 ? [] : [{ revision: row.revision, at: row.at.toISOString(), personName: row.personName, fields, before, after }]
  })
  return { answer: { changes }, cases: [{ id: of.id, senderHospitalId: of.sender_hospital_id }] }
}
