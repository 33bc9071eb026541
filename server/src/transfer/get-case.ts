import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { isSensitive } from '@tasuki/domain/transfer/record-readers'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { findPeople } from '../account/people/colleagues'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { receptionTimesOf } from '../facility/reception'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { findRoomDigests } from '../talk/room-digest'
import { getTransferCase, type TransferCase } from './case.store'
import { patientOf, recordFor, relationOfReader, viewCaseLine, viewClosing } from './case.view'
import { judgeOwnFacility, type Snapshots } from './facility-snapshots'
import { hiddenFieldsOf } from './hidden-fields'
import { nameInCharge, readInquiriesInCharge } from './in-charge'
import { type InquiryRow, listInquiriesOfCase } from './inquiry.store'
import { labelOf, viewInquiry } from './inquiry.view'

const holdOf = (of: TransferCase, inquiries: readonly InquiryRow[], hospitals: Parameters<typeof labelOf>[0]): CaseDetail['hold'] => {
  const held = inquiries.find((inquiry) => inquiry.state === 'chosen' || (inquiry.state === 'confirmed' && of.status === 'held'))
  if (of.status !== 'held' || !held || of.transfer_date === null || of.confirm_due_at === null) return null
  return {
    inquiryId: held.id,
    hospital: labelOf(hospitals, held.hospital_id),
    transferDate: of.transfer_date,
    confirmDueAt: of.confirm_due_at.toISOString(),
    confirmedAt: of.confirmed_at?.toISOString() ?? null,
  }
}

/** One case as far as its reader may see it: row security has chosen the rows, this chooses the fields. */
export const viewCase = async (tx: Transaction, snapshots: Snapshots, caseId: string): Promise<CaseDetail> => {
  const of = await getTransferCase(tx, caseId)
  const inquiries = await listInquiriesOfCase(tx, of.id)
  const asked = inquiries.some((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord)
  const relation = relationOfReader(tx.actor, of.sender_hospital_id, asked)
  const hospitals = await findHospitalLabels(tx, [
    of.sender_hospital_id,
    ...inquiries.map((inquiry) => inquiry.hospital_id),
    ...(of.destination_hospital_id === null ? [] : [of.destination_hospital_id]),
  ])
  const inCharge = await readInquiriesInCharge(tx, inquiries)
  const digests = await findRoomDigests(tx, inquiries.map((inquiry) => inquiry.room_id))
  const receptions = await receptionTimesOf(tx, { hospitalIds: [...new Set(inquiries.map((inquiry) => inquiry.hospital_id))], since: inquiries[0]?.sent_at ?? tx.now })
  const isOwn = relation === 'sender'
  const people = isOwn ? await findPeople(tx, [of.person_in_charge_id, of.deputy_id].filter((id) => id !== null)) : new Map()
  const record = recordFor(relation, of.record)
  return {
    ...viewCaseLine(of, { relation, hospitals }),
    // Counts of changes would tell the area of those it may not read (rule 84); it changes nothing of a case.
    version: relation === 'area' ? 0 : of.version,
    revision: relation === 'area' ? 0 : of.revision,
    record,
    hiddenFields: Object.fromEntries(Object.entries(hiddenFieldsOf(of)).filter(([field]) => relation !== 'area' || !isSensitive(field))),
    personInCharge: people.get(of.person_in_charge_id ?? '') ?? null,
    deputy: people.get(of.deputy_id ?? '') ?? null,
    inChargeName: relation === 'area' ? null : (people.get(of.person_in_charge_id ?? '')?.displayName ?? (await nameInCharge(tx, of.person_in_charge_id))),
    inquiries: inquiries.map((inquiry) => viewInquiry(inquiry, { hospitals, digests, revision: of.revision, inCharge, now: tx.now })),
    receptions: [...receptions].map(([hospitalId, reception]) => ({ hospitalId, reception })),
    hold: holdOf(of, inquiries, hospitals),
    closing: relation === 'area' ? null : viewClosing(of, hospitals),
    judgement: isOwn ? null : judgeOwnFacility(snapshots, tx.actor, patientOf(record)),
  }
}

/** Opening a case of another hospital is written down: who read what (要綱24条, 26条). Not found leaves no trace. */
export const openCase = async (tx: Transaction, snapshots: Snapshots, caseId: string): Promise<CaseDetail> => {
  const detail = await viewCase(tx, snapshots, caseId)
  if (detail.relation !== 'sender') await audit(tx, { act: 'case.opened', subjectKind: 'case', subjectId: caseId, concerns: [detail.senderHospital.id], data: { caseCode: detail.code, as: detail.relation } })
  return detail
}
