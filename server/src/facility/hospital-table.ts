import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import { FACILITY_TERM_WORDS } from '@tasuki/domain/facility/facility-words'
import type { CsvColumn } from '../platform/files/csv-export'
import { minuteInTable } from '../platform/files/paper-time'

const WORDS = FACILITY_TERM_WORDS.ja

const sumOf = (row: HospitalSummary, figure: 'beds' | 'vacant' | 'acceptable'): number | null => (row.beds.length === 0 ? null : row.beds.reduce((sum, bed) => sum + bed[figure], 0))

const updatedOf = (row: HospitalSummary): string => {
  const latest = row.beds.map((bed) => bed.updatedAt).sort().at(-1)
  return latest === undefined ? '' : minuteInTable(new Date(latest))
}

/**
 * 病院一覧 as a table, documented in docs/tables.md: made of the list's own items, so nothing stands here that the list
 * doesn't show. Headings don't change once published; new columns come last.
 */
export const HOSPITAL_COLUMNS: readonly CsvColumn<HospitalSummary>[] = [
  { heading: '病院名', cell: (row) => row.name },
  { heading: '略称', cell: (row) => row.shortName },
  { heading: 'かな', cell: (row) => row.nameKana },
  { heading: '利用', cell: (row) => WORDS[`use_${row.use}`] },
  { heading: '市区町村', cell: (row) => row.municipalityName },
  { heading: '二次医療圏', cell: (row) => row.secondaryArea },
  { heading: '所在地', cell: (row) => row.address },
  { heading: '電話', cell: (row) => row.phone },
  { heading: '距離（km）', cell: (row) => (row.distanceKm === null ? null : Math.round(row.distanceKm * 10) / 10) },
  { heading: '許可病床数', cell: (row) => row.licensedBeds },
  { heading: '病床数の計', cell: (row) => sumOf(row, 'beds') },
  { heading: '空床の計', cell: (row) => sumOf(row, 'vacant') },
  { heading: '受入可能の計', cell: (row) => sumOf(row, 'acceptable') },
  { heading: '空床の更新日時', cell: updatedOf },
  ...BED_KINDS.flatMap((kind) =>
    (['beds', 'vacant', 'acceptable'] as const).map((figure): CsvColumn<HospitalSummary> => ({
      heading: `${WORDS[`bed_${kind}`]} ${WORDS[figure]}`,
      cell: (row) => row.beds.find((bed) => bed.bedKind === kind)?.[figure] ?? null,
    })),
  ),
]
