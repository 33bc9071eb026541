import type { ReactNode } from 'react'
import classes from './DataTable.module.css'
import { useMessages } from './language'
import { SkeletonRows } from './SkeletonRows'
import { uiMessages } from './ui.messages'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers, ages and times align at the end. */
  align?: 'start' | 'end'
  /** On a phone: the heading of the card, a plain line without its label, or left out. */
  card?: 'title' | 'plain' | 'hidden'
  /** The header becomes a button that asks for this order. */
  sortable?: boolean
  /** Left out on paper, where what stands still says more. */
  print?: 'hide'
  /** What the last row says of all, where a table has one. */
  total?: ReactNode
  /** CSS width on a desk, from the theme's variables or in `em`. */
  width?: string
}

export type SortOrder = { by: string; descending: boolean }

type DataTableProps<Row> = {
  /** Names the table for assistive technology. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** The row whose details are shown beside the table. */
  chosen?: string
  /** Rows that wait for this person get the sash at their edge. */
  waits?: (row: Row) => boolean
  sort?: SortOrder
  onSort?: (sort: SortOrder) => void
  /** Its head stays in sight on a desk: for tables longer than the window. */
  headStays?: boolean
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode
}

/**
 * A compact table on a desk, cards on a phone: one markup, so that print and screen readers get the table (roles are
 * explicit since `display` takes them away). Undefined rows are loading. A link with `data-row-link` covers its row.
 */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { label, columns, rows, rowKey, chosen, waits, sort, onSort, headStays = false, empty } = props
  const words = useMessages(uiMessages)
  if (rows === undefined) return <SkeletonRows columns={columns.length} />
  if (rows.length === 0) return <>{empty}</>
  const header = (column: Column<Row>) => {
    if (column.sortable !== true || onSort === undefined) return column.header
    const active = sort?.by === column.id
    return (
      <button
        type="button"
        className={classes.sort}
        title={words.sortBy(column.header)}
        onClick={() => onSort({ by: column.id, descending: active ? !sort.descending : false })}
      >
        {column.header}
        <span aria-hidden>{active ? (sort.descending ? '▼' : '▲') : ''}</span>
      </button>
    )
  }
  const ariaSort = (column: Column<Row>) => (sort?.by === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined)
  return (
    <table role="table" aria-label={label} className={classes.table} data-head-stays={headStays ? '' : undefined}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} role="columnheader" scope="col" data-align={column.align} data-print={column.print} aria-sort={ariaSort(column)} style={{ inlineSize: column.width }}>
              {header(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const key = rowKey(row)
          return (
            <tr key={key} role="row" data-chosen={chosen === key ? '' : undefined} data-waits={waits?.(row) === true ? '' : undefined}>
              {columns.map((column) => (
                <td key={column.id} role="cell" data-align={column.align} data-card={column.card} data-label={column.header} data-print={column.print}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
      {columns.some(({ total }) => total !== undefined) ? (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <td key={column.id} role="cell" data-align={column.align} data-card={column.card} data-label={column.header} data-print={column.print}>
                {column.total}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}
