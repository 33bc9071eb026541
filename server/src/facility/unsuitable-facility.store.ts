import { type AcceptanceTable, acceptanceTable } from '@tasuki/domain/facility/care-need'
import { type FacilityRecord, facilityRecord } from '@tasuki/domain/facility/facility.contract'
import type { FacilityPart, FieldChange } from '@tasuki/domain/facility/facility-history.contract'
import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** All run as the system: nobody else changes what a hospital says of itself. */

export const lockFacilityTexts = async (tx: Transaction, hospitalId: string) => {
  const row = await tx.db.selectFrom('facility_record').select(['hospital_id', 'version', 'record', 'acceptance', 'deleted_texts']).where('hospital_id', '=', hospitalId).forUpdate().executeTakeFirst()
  return row && { hospitalId: row.hospital_id, version: row.version, record: facilityRecord.parse(row.record), acceptance: acceptanceTable.parse(row.acceptance), marks: row.deleted_texts as Record<string, string> }
}

export const updateFacilityTexts = async (tx: Transaction, standing: { hospitalId: string; version: number }, to: { record: FacilityRecord; acceptance: AcceptanceTable; marks: Record<string, string> }): Promise<void> => {
  await tx.db
    .updateTable('facility_record')
    .set({ record: JSON.stringify(to.record), acceptance: JSON.stringify(to.acceptance), deleted_texts: JSON.stringify(to.marks), version: standing.version + 1 })
    .where('hospital_id', '=', standing.hospitalId)
    .execute()
}

export const updateVacancyNote = async (tx: Transaction, of: { hospitalId: string; bedKind: string; mark: DeletionMark }): Promise<void> => {
  await sql`update bed_availability set note = '', note_deleted = ${of.mark}, version = version + 1 where hospital_id = ${of.hospitalId}::uuid and bed_kind = ${of.bedKind}`.execute(tx.db)
}

/** What exactly changed in the hospital's history, in one part of its information. */
export const selectChangesOf = async (tx: Transaction, hospitalId: string, part: FacilityPart): Promise<{ changeId: string; changes: FieldChange[] }[]> => {
  const { rows } = await sql<{ changeId: string; changes: FieldChange[] }>`
    select d.change_id as "changeId", d.changes from facility_change_detail d join facility_change c on c.id = d.change_id where d.hospital_id = ${hospitalId}::uuid and c.part = ${part}`.execute(tx.db)
  return rows
}

export const updateChanges = async (tx: Transaction, changeId: string, changes: readonly FieldChange[]): Promise<void> => {
  await sql`update facility_change_detail set changes = ${JSON.stringify(changes)}::jsonb where change_id = ${changeId}::uuid`.execute(tx.db)
}
