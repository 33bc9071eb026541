import type { InvoiceYearRow } from '@tasuki/domain/account/invoice/invoice.contract'
import { type InvoiceState, sumOfYear, totalOf } from '@tasuki/domain/account/invoice/invoice.rules'
import { amountOf } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import { eraFiscalYear } from '@tasuki/domain/base/japanese-era'
import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { type CsvColumn, csvAnswer } from '../../platform/files/csv-export'
import { xlsxAnswer } from '../../platform/files/xlsx-export'
import type { FileAnswer } from '../../platform/http/serve-file'
import { findHospitalLabels } from '../hospital/find-hospitals'
import { selectInvoiceFiscalYears, selectInvoices, selectUnbilledLines } from './invoice.store'

type InvoiceYear = { fiscalYear: number; years: number[]; rows: InvoiceYearRow[] }

/** What each hospital was billed, has paid and owes in a fiscal year, and what is fixed but not billed yet. */
export const getInvoiceYear = async (tx: Transaction, wanted: number | undefined): Promise<InvoiceYear> => {
  const current = fiscalYearOf(monthOf(japanDay(tx.now)))
  const fiscalYear = wanted ?? current
  const invoices = await selectInvoices(tx, { fiscalYear })
  const unbilled = await selectUnbilledLines(tx)
  const owed = unbilled.filter(({ startMonth }) => fiscalYearOf(startMonth) === fiscalYear)
  const ids = [...new Set([...invoices.map((row) => row.hospital_id), ...owed.map(({ hospitalId }) => hospitalId)])]
  const labels = await findHospitalLabels(tx, ids)
  const rows = ids.map((id): InvoiceYearRow => ({
    hospital: labels.get(id) ?? { id, name: '', shortName: '' },
    ...sumOfYear(invoices.filter((row) => row.hospital_id === id).map((row) => ({ state: row.state as InvoiceState, amount: row.amount }))),
    unbilled: totalOf(owed.filter(({ hospitalId }) => hospitalId === id).map((line) => ({ amount: amountOf(line) }))),
  }))
  const years = new Set([current, fiscalYear, ...(await selectInvoiceFiscalYears(tx)), ...unbilled.map(({ startMonth }) => fiscalYearOf(startMonth))])
  return { fiscalYear, years: [...years].sort((a, b) => b - a), rows: rows.sort((a, b) => a.hospital.name.localeCompare(b.hospital.name, 'ja')) }
}

/** Documented in docs/tables.md: headings don't change once published; new columns come last. */
const columnsOf = (fiscalYear: number): readonly CsvColumn<InvoiceYearRow>[] => [
  { heading: '病院名', cell: (row) => row.hospital.name },
  { heading: '年度', cell: () => eraFiscalYear(fiscalYear) },
  { heading: '請求書の数', cell: (row) => row.invoices },
  { heading: '請求額（円）', cell: (row) => row.billed },
  { heading: '入金額（円）', cell: (row) => row.paid },
  { heading: '未入金額（円）', cell: (row) => row.open },
  { heading: '未請求額（円）', cell: (row) => row.unbilled },
]

export const exportInvoiceYear = async (tx: Transaction, of: { fiscalYear: number | undefined; format: 'csv' | 'xlsx'; encoding: CsvEncoding }): Promise<FileAnswer> => {
  const { fiscalYear, rows } = await getInvoiceYear(tx, of.fiscalYear)
  await audit(tx, { act: 'invoice.year_exported', subjectKind: 'invoice', data: { fiscalYear, count: rows.length, format: of.format } })
  const fileName = `アカウント実費_${eraFiscalYear(fiscalYear)}`
  const columns = columnsOf(fiscalYear)
  if (of.format === 'xlsx') return xlsxAnswer({ fileName, sheetName: eraFiscalYear(fiscalYear), columns, rows })
  return csvAnswer({ fileName, columns, rows, encoding: of.encoding })
}
