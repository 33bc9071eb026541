import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { readTableLines, type TableLine } from './table-source'

const directory = mkdtempSync(join(tmpdir(), 'tasuki-table-'))
afterAll(() => rmSync(directory, { recursive: true }))

const read = async (bytes: Buffer): Promise<string[]> => {
  const path = join(directory, 'table')
  writeFileSync(path, bytes)
  const lines: TableLine[] = []
  for await (const line of readTableLines(path)) lines.push(line)
  expect(lines.findIndex((line, index) => line.number !== index + 1)).toBe(-1)
  return lines.map((line) => line.text)
}

type ZipMember = { name: string; content: Buffer; declaredSize?: number }

const zipOf = (members: ZipMember[]): Buffer => {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize } of members) {
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(declaredSize ?? content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, entry, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const directoryBytes = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(directoryBytes.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, directoryBytes, Buffer.from('PK\x05\x06'), end])
}

const japanese = 'ID,名称\r\n01,髙﨑①Ⅲ～－ソ能表病院\r\n'
const lines = ['ID,名称', '01,髙﨑①Ⅲ～－ソ能表病院']

describe('readTableLines', () => {
  it('reads UTF-8', async () => expect(await read(Buffer.from(japanese))).toEqual(lines))
  it('reads UTF-8 with a byte order mark, leaving the mark out', async () => expect(await read(Buffer.from(`\uFEFF${japanese}`))).toEqual(lines))
  it('reads CP932 with its own characters', async () => expect(await read(iconv.encode(japanese, 'cp932'))).toEqual(lines))
  it.each(['\n', '\r\n', '\r'])('knows the line end %j', async (end) => expect(await read(Buffer.from(`a${end}b${end}${end}c`))).toEqual(['a', 'b', '', 'c']))
  it('reads an empty file', async () => expect(await read(Buffer.alloc(0))).toEqual([]))

  it('finds CP932 and UTF-8 under an ASCII header, far down and across chunks', async () => {
    const table = `id,name\n${'1,x\n'.repeat(60_000)}2,鶴見病院\n${'3,表\n'.repeat(40_000)}`
    const expected = table.slice(0, -1).split('\n')
    expect(await read(iconv.encode(table, 'cp932'))).toEqual(expected)
    expect(await read(Buffer.from(table))).toEqual(expected)
  })

  it('keeps CRLF one line end across chunks', async () => {
    const table = `${'123456\r\n'.repeat(50_000)}`
    expect(await read(Buffer.from(`x${table}`))).toHaveLength(50_000)
  })

  it('shows a damaged byte under a Japanese UTF-8 header as such instead of guessing another encoding', async () => {
    const bytes = Buffer.concat([Buffer.from('ID,名称\n1,鶴'), Buffer.from([0xff]), Buffer.from('見\n')])
    expect(await read(bytes)).toEqual(['ID,名称', '1,鶴\uFFFD見'])
  })

  it('refuses UTF-16', async () => expect(read(Buffer.from('\uFEFFID', 'utf16le'))).rejects.toMatchObject({ fault: 'unknown_encoding' }))
  it('refuses a line without end', async () => expect(read(Buffer.alloc(400 * 1024, 'a'))).rejects.toMatchObject({ fault: 'line_too_long' }))

  it('reads the only table in a zip', async () =>
    expect(await read(zipOf([{ name: 'readme.txt', content: Buffer.from('x') }, { name: '病院.CSV', content: iconv.encode(japanese, 'cp932') }]))).toEqual(lines))
  it('refuses a zip without a table, or with two', async () => {
    await expect(read(zipOf([{ name: 'a.txt', content: Buffer.from('x') }]))).rejects.toMatchObject({ fault: 'bad_zip' })
    const table = { content: Buffer.from('a') }
    await expect(read(zipOf([{ name: 'a.csv', ...table }, { name: 'b.csv', ...table }]))).rejects.toMatchObject({ fault: 'bad_zip' })
  })
  it('refuses from the directory what would unpack to too much', async () =>
    expect(read(zipOf([{ name: 'a.csv', content: Buffer.from('a'), declaredSize: 1024 ** 3 }]))).rejects.toMatchObject({ fault: 'too_large' }))
  it('stops at a bomb that declares less than it holds', async () =>
    expect(read(zipOf([{ name: 'a.csv', content: Buffer.alloc(8 * 1024 * 1024, 'a,b\n'), declaredSize: 100 }]))).rejects.toMatchObject({ fault: 'bad_zip' }))
  it('refuses a damaged zip', async () => {
    const zip = zipOf([{ name: 'a.csv', content: Buffer.from('a,b\n'.repeat(1000)) }])
    await expect(read(zip.subarray(0, 60))).rejects.toMatchObject({ fault: 'bad_zip' })
    zip.fill(0xff, 36, 50)
    await expect(read(zip)).rejects.toMatchObject({ fault: 'bad_zip' })
  })
})
