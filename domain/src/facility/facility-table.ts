import type { FacilityPart } from './facility-history.contract'

/** A record of a CSV file: the line it begins on, counted from 1, and its cells as they stand there. */
export type TableRow = { line: number; cells: readonly string[] }

/** Why a cell can't be taken over, or why a line or the heading can't. Closed: each has its sentence in both languages. */
export const TABLE_FAULTS = [
  // the heading
  'heading_twice',
  'heading_unknown',
  'heading_missing',
  'cell_without_heading',
  // a line
  'item_unknown',
  'item_missing',
  'item_twice',
  'items_differ',
  'other_hospital',
  // a cell
  'not_a_number',
  'number_missing',
  'number_out_of_range',
  'not_a_day',
  'day_without_year',
  'not_a_time',
  'not_weekdays',
  'not_a_choice',
  'choice_missing',
  'not_a_phone',
  'lost_zero',
  'lost_letter',
  'wrong_form',
  'too_long',
  'control_character',
  'personal_name',
  'empty_needed',
  'contradicts',
  'level_missing',
  'limit_without_unit',
  'limit_of_refused',
] as const
export type TableFaultCode = (typeof TABLE_FAULTS)[number]

/** `may`: what could stand there instead, where that can be listed. */
export type TableFault = { line: number; column: string; code: TableFaultCode; value: string; may?: string }

/** A line of the file that was understood: which item it tells of, and whether that is anything new. */
export type LineReading = { line: number; label: string; changed: boolean }

/** What a file says, laid over what stands; with a single fault nothing of it may be taken over. */
export type TableReading<T> = { value: T; lines: LineReading[]; faults: TableFault[] }

export type Parsed<T> = { value: T } | { fault: TableFaultCode; may?: string }

/** A heading or an item's name for comparison only: full width, spaces and our own apostrophe are no difference. */
export const nameInTable = (text: string): string => text.normalize('NFKC').replace(/^'/, '').replace(/\s/gu, '')

/** So that nobody takes another hospital's table for his own. */
export const HOSPITAL_ID_HEADING = '病院ID'

export type Heading = { heading: string; needed?: true; /** Told for people; what stands there isn't read. */ told?: true }
type Headings = { cell: (row: TableRow, heading: string) => string | undefined; faults: TableFault[] }

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === ''

/** Where each column stands, in whatever order; Excel's empty columns at the end are none. */
export const readHeadings = (rows: readonly TableRow[], columns: readonly Heading[]): Headings => {
  const [header, ...others] = rows
  const names = (header?.cells ?? []).map(nameInTable)
  const line = header?.line ?? 1
  const known = columns.map(({ heading }) => nameInTable(heading))
  const faults: TableFault[] = [
    ...names.flatMap((name, at): TableFault[] => {
      if (name === '') return []
      if (names.indexOf(name) !== at) return [{ line, column: name, code: 'heading_twice', value: name }]
      return known.includes(name) ? [] : [{ line, column: name, code: 'heading_unknown', value: name, may: columns.map(({ heading }) => heading).join('、') }]
    }),
    ...columns.flatMap(({ heading, needed }): TableFault[] => (needed && !names.includes(nameInTable(heading)) ? [{ line, column: heading, code: 'heading_missing', value: '' }] : [])),
    ...others.flatMap((row) =>
      row.cells.flatMap((cell, at): TableFault[] => ((names[at] ?? '') === '' && !isBlank(cell) ? [{ line: row.line, column: `${at + 1}列目`, code: 'cell_without_heading', value: cell }] : [])),
    ),
  ]
  return {
    cell: (row, heading) => {
      const at = names.indexOf(nameInTable(heading))
      return at < 0 ? undefined : (row.cells[at] ?? '')
    },
    faults,
  }
}

/** One such line is enough: the file as a whole isn't ours, and nothing else of it is worth telling. */
export const onlyOtherHospital = (faults: readonly TableFault[]): TableFault[] | undefined => {
  const other = faults.find((fault) => fault.code === 'other_hospital')
  return other === undefined ? undefined : [other]
}

/** Lines on which anything stands, below the heading. */
export const filledRows = (rows: readonly TableRow[]): TableRow[] => rows.slice(1).filter((row) => row.cells.some((cell) => !isBlank(cell)))

/** Which table of the facility information a file is, by a heading that only this one has. */
const TELLING: readonly (readonly [string, FacilityPart])[] = [
  ['病床種別', 'vacancy'],
  ['判定', 'acceptance'],
  ['内容', 'record'],
]

export const facilityPartOf = (rows: readonly TableRow[]): FacilityPart | undefined => {
  const names = (rows[0]?.cells ?? []).map(nameInTable)
  return TELLING.find(([heading]) => names.includes(heading))?.[1]
}
