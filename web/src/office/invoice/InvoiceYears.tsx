import { NativeSelect } from '@mantine/core'
import { exportInvoiceYearCall, type InvoiceYearRow } from '@tasuki/domain/account/invoice/invoice.contract'
import { useQuery } from '@tanstack/react-query'
import { invoiceMessages } from '../../account/invoice/invoice.messages'
import { invoiceYearQuery } from '../../account/invoice/invoice.queries'
import { FileButton } from '../../platform/FileButton'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { TableExport } from '../../platform/TableExport'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import inline from '../../ui/inline-form.module.css'
import { useMessages } from '../../ui/language'
import { QuietZero } from '../../ui/QuietZero'
import { officeInvoiceMessages } from './office-invoices.messages'

const FIGURES = ['billed', 'paid', 'open', 'unbilled'] as const

/** 年度の集計: each hospital's year, as a table to look at, as CSV and as a workbook. */
export const InvoiceYears = ({ year, onYear }: { year: number | undefined; onYear: (year: number) => void }) => {
  const words = useMessages(officeInvoiceMessages)
  const texts = useMessages(invoiceMessages)
  const list = useQuery(invoiceYearQuery(year))
  const { data } = list
  const rows = data?.rows
  const sumOf = (of: (row: InvoiceYearRow) => number) => (rows ?? []).reduce((sum, row) => sum + of(row), 0)
  const columns: Column<InvoiceYearRow>[] = [
    { id: 'hospital', header: texts.hospital, cell: ({ hospital }) => hospital.name, card: 'title', total: words.sum },
    { id: 'invoices', header: words.invoices, cell: ({ invoices }) => words.invoiceCount(invoices), align: 'end', total: words.invoiceCount(sumOf(({ invoices }) => invoices)) },
    ...FIGURES.map((figure): Column<InvoiceYearRow> => ({ id: figure, header: words[figure], cell: (row) => <QuietZero of={row[figure]}>{texts.yen(row[figure])}</QuietZero>, align: 'end', total: texts.yen(sumOf((row) => row[figure])) })),
  ]
  return (
    <>
      <FilterBar label={words.filters}>
        <NativeSelect label={words.yearOf} value={String(data?.fiscalYear ?? year ?? '')} data={(data?.years ?? []).map((value) => ({ value: String(value), label: texts.fiscalYear(value) }))} onChange={(event) => onYear(Number(event.currentTarget.value))} />
      </FilterBar>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.error !== null && data === undefined ? null : <DataTable label={words.tab_years} columns={columns} rows={rows} rowKey={({ hospital }) => hospital.id} empty={<EmptyState title={words.noYear} />} />}
      {data === undefined || rows === undefined || rows.length === 0 ? null : (
        <>
          <div className={inline.form}>
            <FileButton call={exportInvoiceYearCall} input={{ query: { fiscalYear: data.fiscalYear, format: 'xlsx' } }} kind="table">
              {words.xlsx}
            </FileButton>
            <TableExport call={exportInvoiceYearCall} input={(encoding) => ({ query: { fiscalYear: data.fiscalYear, format: 'csv' as const, encoding } })} />
          </div>
          <p>{words.xlsxHint}</p>
        </>
      )}
    </>
  )
}
