import { Readable } from 'node:stream'
import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import { forCp932, safeCell } from '@tasuki/domain/base/table-cell'
import iconv from 'iconv-lite'
import type { FileAnswer } from '../http/serve-file'

/** A column of a table: headings are part of what other programs rely on, so they don't change once published. */
export type CsvColumn<R> = { heading: string; cell: (row: R) => string | number | null }

const CSV_MEDIA_TYPE = 'text/csv'

const LINE_END = '\r\n'
const CHUNK_CHARACTERS = 32 * 1024
const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const writeCell = (cell: string | number | null): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(safeCell(cell)))

const writeRow = (cells: readonly (string | number | null)[]): string => cells.map(writeCell).join(',') + LINE_END

const encodable = new Map<string, boolean>()
const isInCp932 = (sign: string): boolean => {
  const known = encodable.get(sign)
  if (known !== undefined) return known
  const fits = iconv.decode(iconv.encode(sign, 'cp932'), 'cp932') === sign
  encodable.set(sign, fits)
  return fits
}

const encode = (text: string, encoding: CsvEncoding): Buffer => (encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(forCp932(text, isInCp932), 'cp932'))

/** The table's bytes piece by piece, as fast as they are taken; UTF-8 begins with the mark that tells Excel so. */
export async function* csvBytes<R>(of: { columns: readonly CsvColumn<R>[]; rows: Iterable<R> | AsyncIterable<R>; encoding: CsvEncoding }): AsyncGenerator<Buffer> {
  let text = (of.encoding === 'utf-8' ? '\ufeff' : '') + writeRow(of.columns.map(({ heading }) => heading))
  for await (const row of of.rows) {
    text += writeRow(of.columns.map(({ cell }) => cell(row)))
    if (text.length < CHUNK_CHARACTERS) continue
    yield encode(text, of.encoding)
    text = ''
  }
  if (text !== '') yield encode(text, of.encoding)
}

/** A table as the answer of a file route. `fileName` without its ending. */
export const csvAnswer = <R>(of: { fileName: string; columns: readonly CsvColumn<R>[]; rows: Iterable<R> | AsyncIterable<R>; encoding: CsvEncoding }): FileAnswer => ({
  contentType: `${CSV_MEDIA_TYPE}; charset=${of.encoding === 'utf-8' ? 'utf-8' : 'Shift_JIS'}`,
  fileName: `${of.fileName}.csv`,
  body: Readable.from(csvBytes(of), { objectMode: false }),
})
