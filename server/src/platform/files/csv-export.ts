import { Readable } from 'node:stream'
import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import iconv from 'iconv-lite'
import type { FileAnswer } from '../http/serve-file'

/** A column of a table: headings are part of what other programs rely on, so they don't change once published. */
export type CsvColumn<R> = { heading: string; cell: (row: R) => string | number | null }

const CSV_MEDIA_TYPE = 'text/csv'

const LINE_END = '\r\n'
const CHUNK_CHARACTERS = 32 * 1024
/** 〓, the printers' sign for a letter they haven't got: seen at once, unlike a question mark. */
const MISSING = '〓'

/** A spreadsheet would run such a cell, also with spaces or our own sign before it. */
const FORMULA = /^(?:[\s']*[=+\-@＝＋－＠−]|[\t\r\n])/u

/** An apostrophe makes it text. One that is read back again loses exactly this apostrophe. */
const asText = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

/** What `asText` wrote, as it was before: for a table of ours that is read in again. */
export const plainCell = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell)

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const writeCell = (cell: string | number | null): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(asText(cell)))

const writeRow = (cells: readonly (string | number | null)[]): string => cells.map(writeCell).join(',') + LINE_END

/** The same sign under another number: Windows has the left one of these under the right one. */
const SAME_SIGN: Record<string, string> = { '〜': '～', '−': '－', '‖': '∥', '—': '―', '¢': '￠', '£': '￡', '¬': '￢', '¦': '￤', '¥': '￥', '\u00a0': ' ' }

/** Chooses among drawings of one letter; CP932 has one drawing each. */
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

const encodable = new Map<string, boolean>()
const isInCp932 = (sign: string): boolean => {
  const known = encodable.get(sign)
  if (known !== undefined) return known
  const fits = iconv.decode(iconv.encode(sign, 'cp932'), 'cp932') === sign
  encodable.set(sign, fits)
  return fits
}

/** What CP932 doesn't have stands there as 〓, one for each letter. */
const forCp932 = (text: string): string =>
  text.replaceAll(VARIATION, '').replaceAll(/[^\u0020-\u005b\u005d-\u007d\r\n\t]/gu, (sign) => {
    const same = SAME_SIGN[sign] ?? sign
    return isInCp932(same) ? same : MISSING
  })

const encode = (text: string, encoding: CsvEncoding): Buffer => (encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(forCp932(text), 'cp932'))

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
