import type { TableRow } from '@tasuki/domain/facility/facility-table'
import { MOST_TABLE_BYTES, MOST_TABLE_LINES } from '@tasuki/domain/facility/facility-table.contract'
import Papa from 'papaparse'
import { decodeTable } from '../platform/decode-table'

/** Why a file can't be read as a table at all. */
type TableFileFault = 'too_large' | 'too_many_lines' | 'spreadsheet' | 'utf16' | 'binary' | 'unknown_encoding' | 'broken_quotes' | 'empty'

export type TableFile = { rows: TableRow[]; encoding: 'utf-8' | 'cp932' } | { fault: TableFileFault; line?: number }

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

const lineEndsIn = (text: string): number => text.split('\n').length - 1

/** Reads a CSV as Excel and hospitals' systems write it: either encoding, any line end, tabs where there are no commas. */
export const readTableFile = (bytes: Uint8Array): TableFile => {
  if (bytes.length > MOST_TABLE_BYTES) return { fault: 'too_large' }
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'spreadsheet' }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return { fault: 'utf16' }
  if (bytes.includes(0)) return { fault: 'binary' }
  const decoded = decodeTable(bytes)
  if (decoded === undefined) return { fault: 'unknown_encoding' }
  const text = decoded.text.replaceAll(/\r\n?/g, '\n')
  const header = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))
  const rows: TableRow[] = []
  let [line, read, fault] = [1, 0, undefined as TableFile | undefined]
  Papa.parse<string[]>(text, {
    delimiter: header.includes('\t') && !header.includes(',') ? '\t' : ',',
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const filled = data.some((cell) => cell !== '')
      if (errors.length > 0) fault = { fault: 'broken_quotes', line }
      else if (filled && rows.length >= MOST_TABLE_LINES) fault = { fault: 'too_many_lines' }
      if (fault !== undefined) return parser.abort()
      if (filled) rows.push({ line, cells: data })
      line += lineEndsIn(text.slice(read, meta.cursor))
      read = meta.cursor
    },
  })
  return fault ?? (rows.length === 0 ? { fault: 'empty' } : { rows, encoding: decoded.encoding })
}
