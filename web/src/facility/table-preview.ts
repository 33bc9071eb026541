import { readAcceptanceTable } from '@tasuki/domain/facility/acceptance-table.rules'
import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { acceptanceChanges, recordChanges, vacancyChanges } from '@tasuki/domain/facility/facility-change.rules'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import type { FacilityPart, FieldChange } from '@tasuki/domain/facility/facility-history.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import type { TableFault, LineReading, TableRow } from '@tasuki/domain/facility/facility-table'
import { readRecordTable } from '@tasuki/domain/facility/record-table.rules'
import { readVacancyTable } from '@tasuki/domain/facility/vacancy-table.rules'
import { inputOf } from './vacancy-draft'

type Said = { changes: FieldChange[]; lines: readonly LineReading[]; faults: readonly TableFault[] }

/** What a file would change of what stands, and what it would send. */
export type TablePreview = Said &
  (
    | { part: 'record'; value: ReturnType<typeof readRecordTable>['value'] }
    | { part: 'acceptance'; value: ReturnType<typeof readAcceptanceTable>['value'] }
    | { part: 'vacancy'; value: ReturnType<typeof readVacancyTable>['value'] }
  )

/** Looked at anew whenever what stands changes: a file is never compared with what somebody has overtaken. */
export const tablePreview = (file: { part: FacilityPart; rows: readonly TableRow[] }, hospital: HospitalDetail, of: { catalogue: readonly CareNeed[]; /** Keys of words that the reader has released as no names. */ released: ReadonlySet<string> }): TablePreview => {
  const { part, rows } = file
  const { catalogue, released } = of
  if (part === 'record') {
    const standing = hospital.record ?? EMPTY_FACILITY_RECORD
    const read = readRecordTable(rows, { hospitalId: hospital.id, record: standing, released })
    return { part, ...read, changes: recordChanges(standing, read.value) }
  }
  if (part === 'acceptance') {
    const read = readAcceptanceTable(rows, { hospitalId: hospital.id, acceptance: hospital.acceptance, catalogue, released })
    return { part, ...read, changes: acceptanceChanges(hospital.acceptance, read.value) }
  }
  const read = readVacancyTable(rows, { hospitalId: hospital.id, availability: hospital.availability, released })
  const changes = read.value.set.flatMap(({ bedKind, availability }) => {
    const standing = hospital.availability.find((row) => row.bedKind === bedKind)
    return vacancyChanges(bedKind, standing && inputOf(standing), availability)
  })
  return { part, ...read, changes }
}

/** The versions a file was compared with: another one means that somebody was first. */
export const standingVersion = (part: FacilityPart, hospital: HospitalDetail): string =>
  part === 'vacancy' ? hospital.availability.map((row) => `${row.bedKind} ${row.version}`).join() : String(hospital.recordVersion)

/** Who was the last to change this part; empty where nobody has. */
export const lastChangedBy = (part: FacilityPart, hospital: HospitalDetail): string => {
  if (part !== 'vacancy') return hospital.recordUpdatedBy ?? ''
  return [...hospital.availability].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]?.updatedBy ?? ''
}
