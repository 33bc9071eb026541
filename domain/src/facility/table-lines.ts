import { filledRows, HOSPITAL_ID_HEADING, readHeadings, type Heading, type TableFault, type TableFaultCode, type TableRow } from './facility-table'
import { typedCell } from './table-value.rules'

/** What is wrong with one cell of a line. */
export type CellFault = { column: string; code: TableFaultCode; may?: string }

export type FilledLine = {
  line: number
  /** What was typed under a heading; undefined where the file hasn't got it. */
  cell: (heading: string) => string | undefined
  /** Writes a fault down for this line. */
  fault: (of: CellFault) => void
}

/** The filled lines of a hospital's own table; a line that names another hospital is a fault and left out. */
export const readOwnLines = (rows: readonly TableRow[], columns: readonly Heading[], own: { hospitalId: string }): { lines: FilledLine[]; faults: TableFault[] } => {
  const headings = readHeadings(rows, columns)
  const faults = [...headings.faults]
  const lines = filledRows(rows).map((row): FilledLine => {
    const cell = (heading: string) => {
      const found = headings.cell(row, heading)
      return found === undefined ? undefined : typedCell(found)
    }
    return { line: row.line, cell, fault: ({ column, code, may }) => void faults.push({ line: row.line, column, code, value: cell(column) ?? '', ...(may !== undefined && { may }) }) }
  })
  const isOwn = ({ cell, fault }: FilledLine): boolean => {
    const id = cell(HOSPITAL_ID_HEADING)?.trim().toLowerCase() ?? ''
    if (id !== '' && id !== own.hospitalId) fault({ column: HOSPITAL_ID_HEADING, code: 'other_hospital' })
    return id === '' || id === own.hospitalId
  }
  return { lines: lines.filter(isOwn), faults }
}
