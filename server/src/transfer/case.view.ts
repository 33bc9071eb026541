import type { Actor } from '@tasuki/domain/account/actor'
import type { CaseLineRecord, CaseRecord } from '@tasuki/domain/transfer/case-record'
import { AGE_SHOWN_UP_TO, lineForArea, recordForArea, recordForOthers } from '@tasuki/domain/transfer/record-readers'
import type { CaseStatus, CaseVisibility } from '@tasuki/domain/transfer/case-status'
import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import type { CaseSummary } from '@tasuki/domain/transfer/case-summary'
import type { MatchingQuery } from '@tasuki/domain/transfer/matching.contract'
import type { CaseRelation } from '@tasuki/domain/transfer/transfer.policy'
import type { TransferCase } from './case.store'
import { labelOf } from './inquiry.view'

/** What a line of a list needs of a case. */
export type CaseLine = {
  id: string
  code: string
  status: CaseStatus
  visibility: CaseVisibility
  sender_hospital_id: string
  destination_label: string
  created_at: Date
  sent_at: Date | null
  updated_at: Date
  closed_at: Date | null
}

/** How the actor stands to a case that row security has shown it. */
export const relationOfReader = (actor: Actor, senderHospitalId: string, asked: boolean): CaseRelation => {
  if (actor.kind !== 'member') return 'prefecture'
  if (actor.hospitalId === senderHospitalId) return 'sender'
  return asked ? 'candidate' : 'area'
}

export const presentNeedsOf = (record: CaseLineRecord): string[] =>
  Object.entries(record.needs).flatMap(([code, need]) => (need.presence === 'present' ? [code] : []))

export const patientOf = (record: CaseLineRecord): MatchingQuery => ({
  needs: record.needs,
  age: record.age,
  sex: record.sex,
  guarantor: record.guarantor,
  bedKinds: record.bedKinds,
  destination: record.destination,
})

/** A line of a list as its reader may see it (rule 84). */
export const lineFor = <R extends CaseLineRecord>(relation: CaseRelation, record: R): R => {
  if (relation === 'sender') return record
  return relation === 'area' ? lineForArea(record) : recordForOthers(record)
}

/** The whole record as its reader may see it (rule 84). */
export const recordFor = (relation: CaseRelation, record: CaseRecord): CaseRecord => (relation === 'area' ? recordForArea(record) : lineFor(relation, record))

export const viewCaseLine = (row: CaseLine & { record: CaseLineRecord }, shown: { relation: CaseRelation; hospitals: ReadonlyMap<string, HospitalLabel> }): CaseSummary => {
  const record = lineFor(shown.relation, row.record)
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    visibility: row.visibility,
    relation: shown.relation,
    senderHospital: labelOf(shown.hospitals, row.sender_hospital_id),
    sex: record.sex,
    age: record.age,
    ageOrOlder: shown.relation !== 'sender' && record.age !== null && record.age >= AGE_SHOWN_UP_TO,
    mainDisease: record.mainDisease,
    purpose: record.purpose,
    transferableFrom: record.transferableFrom,
    destinationLabel: row.destination_label,
    presentNeeds: presentNeedsOf(record),
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    // The area isn't told of changes it may not read (rule 84), so it reads no time of any.
    updatedAt: (shown.relation === 'area' ? (row.sent_at ?? row.created_at) : row.updated_at).toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}

/** What a closed case says of its end; only its sender, the prefecture and the destination read it. */
export const viewClosing = (of: TransferCase, hospitals: ReadonlyMap<string, HospitalLabel>) =>
  of.closed_at === null || (of.status !== 'completed' && of.status !== 'ended')
    ? null
    : {
        kind: of.status,
        at: of.closed_at.toISOString(),
        transferDate: of.transfer_date,
        destinationHospital: of.destination_hospital_id === null ? null : labelOf(hospitals, of.destination_hospital_id),
        destinationText: of.destination_text,
        endReason: of.end_reason,
        note: of.close_note,
      }
