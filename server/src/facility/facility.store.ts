import { type AcceptanceTable, type CareNeed, careNeed } from '@tasuki/domain/facility/care-need'
import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import type { Transaction } from '../platform/db/transaction'

export const selectCareNeeds = async (tx: Transaction): Promise<CareNeed[]> => {
  const rows = await tx.db.selectFrom('care_need').selectAll().orderBy('position').orderBy('code').execute()
  return rows.map((row) =>
    careNeed.parse({
      code: row.code,
      group: row.care_group,
      label: row.label,
      labelEn: row.label_en,
      quantityUnit: row.quantity_unit,
      detailHint: row.detail_hint,
      position: row.position,
      retired: row.retired,
    }),
  )
}

export const findFacilityRecord = (tx: Transaction, hospitalId: string) =>
  tx.db.selectFrom('facility_record').selectAll().where('hospital_id', '=', hospitalId).executeTakeFirst()

export const findFacilityRecords = async (tx: Transaction, hospitalIds: readonly string[]) =>
  hospitalIds.length === 0 ? [] : tx.db.selectFrom('facility_record').select(['hospital_id', 'record']).where('hospital_id', 'in', [...new Set(hospitalIds)]).execute()

export const lockFacilityRecord = (tx: Transaction, hospitalId: string) =>
  tx.db.selectFrom('facility_record').select(['hospital_id', 'version', 'record', 'acceptance', 'deleted_texts']).where('hospital_id', '=', hospitalId).forUpdate().executeTakeFirst()

/** False where somebody else was first. */
export const insertFacilityRecord = async (
  tx: Transaction,
  given: { hospitalId: string; record: FacilityRecord; acceptance: AcceptanceTable; by: string },
): Promise<boolean> => {
  const row = await tx.db
    .insertInto('facility_record')
    .values({
      hospital_id: given.hospitalId,
      record: JSON.stringify(given.record),
      acceptance: JSON.stringify(given.acceptance),
      updated_at: tx.now,
      updated_by: given.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return row !== undefined
}

/** Of a row that this transaction has locked. */
export const updateFacilityRow = async (
  tx: Transaction,
  standing: { hospital_id: string; version: number },
  to: { record: FacilityRecord | undefined; acceptance: AcceptanceTable | undefined; deletedTexts: Record<string, string>; by: string },
): Promise<true> => {
  await tx.db
    .updateTable('facility_record')
    .set({
      ...(to.record && { record: JSON.stringify(to.record) }),
      ...(to.acceptance && { acceptance: JSON.stringify(to.acceptance) }),
      deleted_texts: JSON.stringify(to.deletedTexts),
      version: standing.version + 1,
      updated_at: tx.now,
      updated_by: to.by,
    })
    .where('hospital_id', '=', standing.hospital_id)
    .execute()
  return true
}

/** Three reads instead of one wide join: 8,200 hospitals with their beds, for the matching snapshot. */
export const selectActiveFacilities = async (tx: Transaction, ids?: readonly string[]) => {
  const active = tx.db
    .selectFrom('hospital')
    .select('id')
    .where('use', '=', 'active')
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
  return {
    hospitals: await tx.db
      .selectFrom('hospital')
      .select(['id', 'name', 'short_name', 'municipality_code', 'latitude', 'longitude'])
      .where('id', 'in', active)
      .orderBy('id')
      .execute(),
    records: await tx.db.selectFrom('facility_record').select(['hospital_id', 'record', 'acceptance']).where('hospital_id', 'in', active).execute(),
    beds: await tx.db.selectFrom('bed_availability').selectAll().where('hospital_id', 'in', active).execute(),
  }
}

export const findOldestVacancy = async (tx: Transaction, hospitalId: string): Promise<Date | undefined> => {
  const row = await tx.db.selectFrom('bed_availability').select('updated_at').where('hospital_id', '=', hospitalId).orderBy('updated_at').limit(1).executeTakeFirst()
  return row?.updated_at
}

/** Hospitals in use that keep a vacancy. */
export const selectHospitalsWithVacancy = async (tx: Transaction): Promise<string[]> => {
  const rows = await tx.db
    .selectFrom('hospital')
    .select('id')
    .where('use', '=', 'active')
    .where('id', 'in', tx.db.selectFrom('bed_availability').select('hospital_id'))
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
