import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { acceptanceTable } from '@tasuki/domain/facility/care-need'
import { facilityRecord, sexAvailability } from '@tasuki/domain/facility/facility.contract'
import type { Transaction } from '../platform/db/transaction'
import { selectActiveFacilities } from './facility.store'
import { servedPrefecture } from './served-prefecture'

const groupByHospital = <Row extends { hospital_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.hospital_id)
    if (group) group.push(row)
    else groups.set(row.hospital_id, [row])
  }
  return groups
}

/** Every user hospital, or those of `ids`, as matching needs it: conditions, bed kinds, vacancies and where it lies. */
export const listMatchingFacilities = async (tx: Transaction, ids?: readonly string[]) => {
  const municipalityNames = new Map(servedPrefecture().municipalities.map((row) => [row.code, row.fullName]))
  const { hospitals, records, beds } = await selectActiveFacilities(tx, ids)
  const recordOf = new Map(records.map((row) => [row.hospital_id, row]))
  const bedsOf = groupByHospital(beds)
  return hospitals.map((hospital) => {
    const row = recordOf.get(hospital.id)
    const record = row ? facilityRecord.parse(row.record) : undefined
    const availability = (bedsOf.get(hospital.id) ?? []).flatMap((bed) => {
      const kind = BED_KINDS.find((known) => known === bed.bed_kind)
      return kind ? [{ bedKind: kind, sex: sexAvailability.parse(bed.sex), vacant: bed.vacant, acceptable: bed.acceptable, opensOn: bed.opens_on, updatedAt: bed.updated_at }] : []
    })
    return {
      id: hospital.id,
      name: hospital.name,
      shortName: hospital.short_name === '' ? hospital.name : hospital.short_name,
      municipalityCode: hospital.municipality_code,
      municipalityName: municipalityNames.get(hospital.municipality_code) ?? '',
      latitude: hospital.latitude,
      longitude: hospital.longitude,
      bedKinds: availability.map((bed) => bed.bedKind),
      availability,
      acceptance: row ? acceptanceTable.parse(row.acceptance) : {},
      ageFrom: record?.ageFrom ?? null,
      ageTo: record?.ageTo ?? null,
      guarantor: record?.guarantor ?? ('negotiable' as const),
      answerWithinHours: record?.answerWithinHours ?? null,
    }
  })
}
