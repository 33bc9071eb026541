import { acceptanceTableRows, type AcceptanceTableRow } from '@tasuki/domain/facility/acceptance-table.rules'
import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import type { Availability, HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { HOSPITAL_ID_HEADING } from '@tasuki/domain/facility/facility-table'
import { recordTable, type RecordTableRow } from '@tasuki/domain/facility/record-table.rules'
import { bedKindInTable, VACANCY_TABLE_FIELDS } from '@tasuki/domain/facility/vacancy-table.rules'
import type { CsvColumn } from '../platform/files/csv-export'
import { minuteInTable } from '../platform/files/paper-time'

// Documented in docs/tables.md. Headings don't change once published.

const RECORD_COLUMNS: readonly CsvColumn<RecordTableRow>[] = [
  { heading: '項目', cell: (row) => row.item },
  { heading: '内容', cell: (row) => row.content },
  { heading: '書き方', cell: (row) => row.hint },
]

const ACCEPTANCE_COLUMNS: readonly CsvColumn<AcceptanceTableRow>[] = [
  { heading: '項目コード', cell: (row) => row.code },
  { heading: '分類', cell: (row) => row.group },
  { heading: '項目', cell: (row) => row.label },
  { heading: '判定', cell: (row) => row.level },
  { heading: '条件', cell: (row) => row.condition },
  { heading: '上限', cell: (row) => row.limit },
  { heading: '単位', cell: (row) => row.unit },
  { heading: HOSPITAL_ID_HEADING, cell: (row) => row.hospitalId },
]

type VacancyRow = { bedKind: BedKind; standing: Availability | undefined; hospitalId: string }

const VACANCY_COLUMNS: readonly CsvColumn<VacancyRow>[] = [
  { heading: '病床種別', cell: (row) => bedKindInTable(row.bedKind) },
  ...VACANCY_TABLE_FIELDS.map(({ heading, write }) => ({ heading, cell: (row: VacancyRow) => write(row.standing) })),
  { heading: '更新日時', cell: ({ standing }) => (standing === undefined ? '' : minuteInTable(new Date(standing.updatedAt))) },
  { heading: '更新した人', cell: ({ standing }) => standing?.updatedBy ?? '' },
  { heading: HOSPITAL_ID_HEADING, cell: (row) => row.hospitalId },
]

type OfHospital = { hospital: HospitalDetail; blank: boolean }

export const recordTableOf = ({ hospital, blank }: OfHospital) => ({
  columns: RECORD_COLUMNS,
  rows: recordTable({ hospitalId: hospital.id, record: blank ? null : (hospital.record ?? EMPTY_FACILITY_RECORD) }),
})

export const acceptanceTableOf = ({ hospital, blank, catalogue }: OfHospital & { catalogue: readonly CareNeed[] }) => ({
  columns: ACCEPTANCE_COLUMNS,
  rows: acceptanceTableRows({ hospitalId: hospital.id, acceptance: blank ? {} : hospital.acceptance, catalogue }),
})

/** To be filled in: every kind there is. Otherwise the wards that the hospital has. */
export const vacancyTableOf = ({ hospital, blank }: OfHospital) => ({
  columns: VACANCY_COLUMNS,
  rows: BED_KINDS.flatMap((bedKind): VacancyRow[] => {
    const standing = blank ? undefined : hospital.availability.find((row) => row.bedKind === bedKind)
    return standing === undefined && !blank ? [] : [{ bedKind, standing, hospitalId: hospital.id }]
  }),
})
