import { safeCell } from '@tasuki/domain/base/table-cell'
import type { FileAnswer } from '../http/serve-file'
import type { CsvColumn } from './csv-export'

const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const COLUMN_WIDTH = 16
const FIRST_COLUMN_WIDTH = 32

/** The same table as a workbook of one sheet, without macros: text cells are text, numbers are numbers. The library is loaded by whoever asks for one. */
export const xlsxAnswer = async <R>(of: { fileName: string; sheetName: string; columns: readonly CsvColumn<R>[]; rows: readonly R[] }): Promise<FileAnswer> => {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const head = of.columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const }))
  const body = of.rows.map((row) =>
    of.columns.map(({ cell }) => {
      const value = cell(row)
      if (value === null) return null
      return typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value: safeCell(value), type: String }
    }),
  )
  const widths = of.columns.map((_, at) => ({ width: at === 0 ? FIRST_COLUMN_WIDTH : COLUMN_WIDTH }))
  return { contentType: XLSX_MEDIA_TYPE, fileName: `${of.fileName}.xlsx`, body: await writeExcelFile([head, ...body], { sheet: of.sheetName, columns: widths, stickyRowsCount: 1 }).toBuffer() }
}
