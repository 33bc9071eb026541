import { MOST_TABLE_BYTES, MOST_TABLE_LINES } from '@tasuki/domain/facility/facility-table.contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTableFile } from './table-file'

const bytes = (text: string) => new TextEncoder().encode(text)
const rowsOf = (file: ReturnType<typeof readTableFile>) => ('rows' in file ? file.rows.map(({ line, cells }) => [line, ...cells]) : file)

/** 「項目,内容」 and 「電話,〜」 as Windows writes them. */
const CP932 = Uint8Array.from([0x8d, 0x80, 0x96, 0xda, 0x2c, 0x93, 0xe0, 0x97, 0x65, 0x0d, 0x0a, 0x93, 0x64, 0x98, 0x62, 0x2c, 0x81, 0x60, 0x0d, 0x0a])

describe('a CSV file', () => {
  it.each([
    ['with a byte order mark', '\ufeff項目,内容\r\n電話,1\r\n'],
    ['without one', '項目,内容\r\n電話,1\r\n'],
    ['with LF', '項目,内容\n電話,1'],
    ['with CR', '項目,内容\r電話,1'],
    ['with mixed line ends', '項目,内容\r\n電話,1\n'],
    ['with tabs', '項目\t内容\r\n電話\t1\r\n'],
    ['all quoted', '"項目","内容"\r\n"電話","1"\r\n'],
  ])('%s is read', (_name, text) => expect(rowsOf(readTableFile(bytes(text)))).toEqual([[1, '項目', '内容'], [2, '電話', '1']]))
  it('in CP932 is read', () => expect(readTableFile(CP932)).toEqual({ encoding: 'cp932', rows: [{ line: 1, cells: ['項目', '内容'] }, { line: 2, cells: ['電話', '～'] }] }))
  it('counts lines as an editor does, past empty ones and line ends inside a cell', () => {
    expect(rowsOf(readTableFile(bytes('項目,内容\r\n\r\n備考,"一\r\n二\n三"\r\n,,\r\n電話,1')))).toEqual([[1, '項目', '内容'], [3, '備考', '一\n二\n三'], [7, '電話', '1']])
  })
})

describe('what is no such file is told', () => {
  it.each([
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4]), 'spreadsheet'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'spreadsheet'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x41, 0]), 'utf16'],
    ['NULs', bytes('項目,内容\n電話,\u0000'), 'binary'],
    ['broken CP932', Uint8Array.from([...CP932, 0x93]), 'unknown_encoding'],
    ['nothing', new Uint8Array(), 'empty'],
    ['commas alone', bytes(',,,\n,,'), 'empty'],
    ['a megabyte too much', new Uint8Array(MOST_TABLE_BYTES + 1).fill(0x41), 'too_large'],
    ['a hundred thousand lines', bytes('a,b\n'.repeat(100_000)), 'too_many_lines'],
  ])('%s: %s', (_name, file, fault) => expect(readTableFile(file)).toEqual({ fault }))
  it('a quote that is never closed, with its line', () => expect(readTableFile(bytes('項目,内容\n電話,1\nFAX,"2\n備考,3'))).toEqual({ fault: 'broken_quotes', line: 3 }))
  it('as many lines as are allowed are read', () => expect(readTableFile(bytes('a,b\n'.repeat(MOST_TABLE_LINES)))).toHaveProperty('rows.length', MOST_TABLE_LINES))
})

it('whatever bytes come, an answer comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (random) => void readTableFile(random)),
    { seed: 1125, numRuns: 500 },
  )
})

it('cells written with quotes come back as they were', () => {
  const cell = fc.string({ unit: fc.constantFrom('あ', ',', '"', '\n', ' ', '=', "'", '\t', 'a'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = [['項目', '内容'], ...rows].map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      const read = readTableFile(bytes(text))
      expect('rows' in read && read.rows.slice(1).map(({ cells }) => cells)).toEqual(rows)
    }),
    { seed: 1126, numRuns: 300 },
  )
})
