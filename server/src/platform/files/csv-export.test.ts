import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import { plainCell } from '@tasuki/domain/base/table-cell'
import { csvAnswer, csvBytes } from './csv-export'
import { readCsvRecords } from './csv'

type Row = { text: string; number: number | null }
const columns = [
  { heading: '本文', cell: (row: Row) => row.text },
  { heading: '数', cell: (row: Row) => row.number },
]
const written = async (texts: readonly string[], encoding: CsvEncoding = 'utf-8'): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of csvBytes({ columns, rows: texts.map((text) => ({ text, number: null })), encoding })) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const cellOf = async (text: string, encoding: CsvEncoding = 'utf-8') => {
  const bytes = await written([text], encoding)
  return iconv.decode(bytes, encoding).replace('\ufeff', '').slice('本文,数\r\n'.length, -',\r\n'.length)
}

describe('a cell that a spreadsheet would run', () => {
  it.each(['=1+1', '+81 45', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－', '＠x', '−1', ' =1', '　＝1', "'=1", "''@x", '\u00a0+1'])('%j is exported as text', async (text) => {
    expect((await cellOf(text)).replace(/^"/, '')[0]).toBe("'")
  })
  it.each(['\ufe0f=HYPERLINK("x")', '\ufe01\ufe0f+1', ' \ufe0f@x'])('%j is so after CP932 has left its signs out, too', async (text) => {
    for (const encoding of ['utf-8', 'cp932'] as const) expect((await cellOf(text, encoding)).replace(/^"/, '')[0]).toBe("'")
  })
  it.each(['透析', '1+1', 'a=b', "'引用'", '', '3-5', '045-000-0000', '０４５－００００', '#N/A'])('%j is left as it is', async (text) => expect(await cellOf(text)).toBe(text))
  it('a number is a number', async () => {
    const chunks: Buffer[] = []
    for await (const chunk of csvBytes({ columns, rows: [{ text: '', number: -5 }], encoding: 'utf-8' })) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('\ufeff本文,数\r\n,-5\r\n')
  })
})

it('what was written is read back exactly, whatever it holds', async () => {
  const texts = ['=1', "'=1", "''=1", "'", "' @", 'a,b', '"x"', '一行目\n二行目', ' 前後 ', '', '𠮷野家', '\t表', '－', "'a"]
  for (const encoding of ['utf-8', 'cp932'] as const) {
    const lines = iconv.decode(await written(texts, encoding), encoding).replace('\ufeff', '').split(/\r\n|\n/)
    const source = async function* () {
      for (const [at, text] of lines.entries()) yield { number: at + 1, text }
    }
    const read: string[] = []
    for await (const record of readCsvRecords(source())) if ('cells' in record) read.push(plainCell(record.cells[0] ?? ''))
    expect(read.slice(1)).toEqual(texts.map((text) => (encoding === 'cp932' ? text.replace('𠮷', '〓') : text)))
  }
})

describe('CP932', () => {
  it.each([
    ['髙﨑①㈱℡Ⅲ', '髙﨑①㈱℡Ⅲ'],
    ['9〜17時', '9～17時'],
    ['10−3', '10－3'],
    ['¥1,000', '"￥1,000"'],
    ['𠮷野', '〓野'],
    ['看護師👩‍⚕️', '看護師〓〓〓'],
    ['葛\u{e0100}飾', '葛飾'],
    ['\\~', '\\~'],
    ['é', '〓'],
  ])('%s becomes %s', async (text, expected) => expect(await cellOf(text, 'cp932')).toBe(expected))
  it('has no mark, and says what it is', async () => {
    expect((await written(['透析'], 'cp932')).subarray(0, 4)).toEqual(iconv.encode('本文', 'cp932'))
    expect(csvAnswer({ fileName: 'x', columns, rows: [], encoding: 'cp932' }).contentType).toBe('text/csv; charset=Shift_JIS')
  })
})

it('a long table is written piece by piece, no faster than it is taken', async () => {
  let asked = 0
  const rows = function* () {
    for (; asked < 100_000; asked++) yield { text: '透析'.repeat(20), number: asked }
  }
  const bytes = csvBytes({ columns, rows: rows(), encoding: 'utf-8' })
  const first = await bytes.next()
  expect((first.value as Buffer).length).toBeLessThan(200_000)
  expect(asked).toBeLessThan(2000)
})
