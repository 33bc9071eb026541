import { acceptanceTable } from '@tasuki/domain/facility/care-need'
import { deletedTexts, facilityRecord, type HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { selectAvailability } from './availability.store'
import { findDirectoryHospital } from './directory.store'
import { findFacilityRecord } from './facility.store'
import { viewAvailability, viewHospital } from './hospital.view'
import { expectFacilityReader } from './list-hospitals'

/** By the path of what stood there: record, conditions and the notes of the vacancy (rule 60). */
const deletedTextsOf = (stated: Awaited<ReturnType<typeof findFacilityRecord>>, beds: Awaited<ReturnType<typeof selectAvailability>>): HospitalDetail['deletedTexts'] =>
  deletedTexts.parse({ ...(stated?.deleted_texts as object | undefined), ...Object.fromEntries(beds.flatMap((row) => (row.note_deleted === null ? [] : [[`${row.bed_kind}.note`, row.note_deleted]]))) })

/** One hospital with what it states; a hospital that doesn't use the system states nothing (要綱13条, 14条). */
export const getHospital = async (tx: Transaction, hospitalId: string): Promise<HospitalDetail> => {
  await expectFacilityReader(tx)
  const row = (await findDirectoryHospital(tx, hospitalId)) ?? refuse('not_found')
  const user = row.use === 'active'
  const beds = user ? await selectAvailability(tx, [hospitalId]) : []
  const stated = user ? await findFacilityRecord(tx, hospitalId) : undefined
  return {
    ...viewHospital(row, beds),
    postalCode: row.postalCode,
    latitude: row.latitude,
    longitude: row.longitude,
    naviiId: row.naviiId,
    record: stated ? facilityRecord.parse(stated.record) : null,
    recordVersion: stated?.version ?? 0,
    recordUpdatedAt: stated?.updated_at.toISOString() ?? null,
    recordUpdatedBy: stated?.updated_by ?? null,
    acceptance: stated ? acceptanceTable.parse(stated.acceptance) : {},
    availability: viewAvailability(beds),
    deletedTexts: deletedTextsOf(stated, beds),
  }
}
