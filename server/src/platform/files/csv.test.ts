import { describe, expect, it } from 'vitest'
import { readCsvRecords, type CsvRecord } from './csv'

async function* linesOf(text: string) {
  let number = 0
  for (const line of text.split('\n')) yield { number: ++number, text: line }
}

const read = async (text: string): Promise<CsvRecord[]> => {
  const records: CsvRecord[] = []
  for await (const record of readCsvRecords(linesOf(text))) records.push(record)
  return records
}

describe('readCsvRecords', () => {
  it('splits plain and quoted cells', async () =>
    expect(await read('a,b,c\n"1, 2","say ""hi""",\n,,')).toEqual([
      { line: 1, cells: ['a', 'b', 'c'] },
      { line: 2, cells: ['1, 2', 'say "hi"', ''] },
      { line: 3, cells: ['', '', ''] },
    ]))

  it('joins a cell with line ends and counts physical lines', async () =>
    expect(await read('a,b\n"one\ntwo",x\n3,4')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['one\ntwo', 'x'] },
      { line: 4, cells: ['3', '4'] },
    ]))

  it('passes over empty lines', async () => expect(await read('a,b\n\n1,2\n')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['1', '2'] }]))

  it.each([
    ['a quote that is never closed', '"5,6'],
    ['a quote inside a bare cell', '5,x"6'],
    ['text after a closing quote', '"5"x,6'],
  ])('loses one row to %s and goes on with the next line', async (_, bad) =>
    expect(await read(`"a","b"\n"1","2"\n${bad}\n"7","8"\n9,10`)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, fault: 'broken_quotes' },
      { line: 4, cells: ['7', '8'] },
      { line: 5, cells: ['9', '10'] },
    ]))

  it('loses one row to an unclosed quote among bare cells, however many rows follow', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `${index},x`)
    const records = await read(['a,b', '"open,x', ...rows].join('\n'))
    expect(records).toHaveLength(102)
    expect(records.filter((record) => 'fault' in record)).toEqual([{ line: 2, fault: 'broken_quotes' }])
  })

  it('reports a row of another width alone', async () =>
    expect(await read('a,b\n1\n1,2,3\n1,2')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'wrong_column_count' },
      { line: 3, fault: 'wrong_column_count' },
      { line: 4, cells: ['1', '2'] },
    ]))

  it('reports an unclosed quote on the last line', async () => expect(await read('a,b\n"1,2')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, fault: 'broken_quotes' }]))
})
