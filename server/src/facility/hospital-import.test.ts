import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { readHospitalFile, type HospitalImportItem } from './hospital.import'

const directory = mkdtempSync(join(tmpdir(), 'tasuki-hospitals-'))
afterAll(() => rmSync(directory, { recursive: true }))

const read = async (content: Buffer | string): Promise<HospitalImportItem[]> => {
  const path = join(directory, 'hospitals.csv')
  writeFileSync(path, content)
  const items: HospitalImportItem[] = []
  for await (const item of readHospitalFile(path)) items.push(item)
  return items
}

const ministryCells = {
  ID: '0111010000010',
  正式名称: '髙田　記念病院',
  '正式名称（フリガナ）': 'タカダキネンビョウイン',
  略称: '',
  機関区分: '1',
  都道府県コード: '01',
  市区町村コード: '101',
  所在地: '北海道札幌市中央区南１条西１６丁目２９１番地',
  '所在地座標（緯度）': '43.055405',
  '所在地座標（経度）': '141.333497',
  案内用ホームページアドレス: 'https://example.jp/',
  '毎週決まった曜日に休診（月）': '1',
  一般病床: '816',
  療養病床: '',
  精神病床: '32',
  結核病床: '',
  感染症病床: '2',
}
type MinistryCells = typeof ministryCells
const quoted = (cells: string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
const ministryRow = (change: Partial<MinistryCells> = {}): string => quoted(Object.values({ ...ministryCells, ...change }))
const ministryFile = (...rows: string[]): string => `${[quoted(Object.keys(ministryCells)), ...rows].join('\r\n')}\r\n`

const expectedRow = {
  sourceLine: 2,
  naviiId: '0111010000010',
  name: '髙田　記念病院',
  nameKana: 'タカダキネンビョウイン',
  prefectureCode: '01',
  municipalityCode: '01101',
  address: '北海道札幌市中央区南１条西１６丁目２９１番地',
  url: 'https://example.jp/',
  lat: 43.055405,
  lng: 141.333497,
  licensedBeds: { general: 816, longTermCare: 0, psychiatric: 32, tuberculosis: 0, infectious: 2 },
}

describe('the ministry’s file', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['CP932', (text: string) => iconv.encode(text, 'cp932')],
  ])('is read in %s, leading zeros kept', async (_, encode) => expect(await read(encode(ministryFile(ministryRow())))).toEqual([{ kind: 'ministry' }, expectedRow]))

  it('does not depend on the order of its columns', async () => {
    const columns = Object.keys(ministryCells).reverse()
    const cells = Object.values(ministryCells).reverse()
    expect(await read(`${quoted(columns)}\n${quoted(cells)}\n`)).toEqual([{ kind: 'ministry' }, expectedRow])
  })

  it.each([
    ['0.0', '0.0'],
    ['0', '0'],
    ['', ''],
  ])('takes coordinates %j, %j as not known', async (lat, lng) => {
    const { lat: _lat, lng: _lng, ...withoutPlace } = expectedRow
    expect(await read(ministryFile(ministryRow({ '所在地座標（緯度）': lat, '所在地座標（経度）': lng })))).toEqual([{ kind: 'ministry' }, withoutPlace])
  })

  const bad: [Partial<MinistryCells>, string, string][] = [
    [{ 正式名称: '' }, 'missing_value', '正式名称'],
    [{ 所在地: ' 　' }, 'missing_value', '所在地'],
    [{ ID: '' }, 'bad_identifier', 'ID'],
    [{ 都道府県コード: '1' }, 'bad_prefecture_code', '都道府県コード'],
    [{ 都道府県コード: '48' }, 'bad_prefecture_code', '都道府県コード'],
    [{ 市区町村コード: '1' }, 'bad_municipality_code', '市区町村コード'],
    [{ 機関区分: '2' }, 'not_a_hospital', '機関区分'],
    [{ 一般病床: '-1' }, 'bad_bed_count', '一般病床'],
    [{ 一般病床: '八' }, 'bad_bed_count', '一般病床'],
    [{ '所在地座標（緯度）': '141.3', '所在地座標（経度）': '43.05' }, 'bad_coordinates', '所在地座標（緯度）'],
    [{ '所在地座標（緯度）': '北' }, 'bad_coordinates', '所在地座標（緯度）'],
    [{ '所在地座標（経度）': '' }, 'bad_coordinates', '所在地座標（緯度）'],
    [{ 正式名称: '病\uFFFD院' }, 'unreadable_characters', '正式名称'],
    [{ 所在地: '長'.repeat(301) }, 'too_long', '所在地'],
  ]
  it.each(bad)('reports %j and spoils no other row', async (change, problem, column) =>
    expect(await read(ministryFile(ministryRow(change), ministryRow()))).toEqual([
      { kind: 'ministry' },
      { sourceLine: 2, problem, column },
      { ...expectedRow, sourceLine: 3 },
    ]))

  it('goes on after broken quotes and short rows', async () =>
    expect(await read(ministryFile('"0111","破れた', ministryRow(), '"1","2"', ministryRow()))).toEqual([
      { kind: 'ministry' },
      { sourceLine: 2, problem: 'broken_quotes' },
      { ...expectedRow, sourceLine: 3 },
      { sourceLine: 4, problem: 'wrong_column_count' },
      { ...expectedRow, sourceLine: 5 },
    ]))

  it.each([
    ['www.example.or.jp', 'http://www.example.or.jp'],
    ['http//example.jp', 'http://example.jp'],
    ['https:/example.jp/a', 'https://example.jp/a'],
    ['HTTP://example.jp', 'http://example.jp'],
    ['office@example.jp', undefined],
    ['なし', undefined],
    ['javascript:alert(1)', undefined],
  ])('home page %j → %j', async (typed, url) => {
    const [, row] = await read(ministryFile(ministryRow({ 案内用ホームページアドレス: typed })))
    expect(row).toEqual(url === undefined ? { ...expectedRow, url: undefined } : { ...expectedRow, url })
  })
})

const CURATED_HEADER =
  'hospital_id,name,name_kana,short_name,institution_code,navii_id,code5,postal_code,address,tel,url,lat,lng,beds_general,beds_longterm_care,beds_psychiatric,beds_tuberculosis,beds_infectious'

describe('a prefecture’s list', () => {
  it('is read with what only it knows', async () =>
    expect(await read(`${CURATED_HEADER}\nKH001,平和病院,ヘイワビョウイン,平和,1410100065,1411402985500,14101,2300017,神奈川県横浜市鶴見区東寺尾中台２９,045-000-2211,,35.5,139.6,106,40,0,0,0\n`)).toEqual([
      { kind: 'curated' },
      {
        sourceLine: 2,
        naviiId: '1411402985500',
        institutionCode: '1410100065',
        name: '平和病院',
        nameKana: 'ヘイワビョウイン',
        shortName: '平和',
        prefectureCode: '14',
        municipalityCode: '14101',
        address: '神奈川県横浜市鶴見区東寺尾中台２９',
        postalCode: '2300017',
        tel: '045-000-2211',
        lat: 35.5,
        lng: 139.6,
        licensedBeds: { general: 106, longTermCare: 40, psychiatric: 0, tuberculosis: 0, infectious: 0 },
      },
    ]))

  it('leaves out what it does not say', async () =>
    expect(await read(`${CURATED_HEADER}\nKH001,平和病院,,,,,14101,,神奈川県横浜市鶴見区,,,,,,,,,\n`)).toEqual([
      { kind: 'curated' },
      {
        sourceLine: 2,
        name: '平和病院',
        prefectureCode: '14',
        municipalityCode: '14101',
        address: '神奈川県横浜市鶴見区',
        licensedBeds: { general: 0, longTermCare: 0, psychiatric: 0, tuberculosis: 0, infectious: 0 },
      },
    ]))

  it('reports a damaged code', async () =>
    expect(await read(`${CURATED_HEADER}\nKH001,平和病院,,,141010006,,14101,,住所,,,,,,,,,\nKH2,平和病院,,,,,1410,,住所,,,,,,,,,\n`)).toEqual([
      { kind: 'curated' },
      { sourceLine: 2, problem: 'bad_identifier', column: 'institution_code' },
      { sourceLine: 3, problem: 'bad_municipality_code', column: 'code5' },
    ]))
})

describe('a file that is no list of hospitals', () => {
  it.each(['', 'a,b\n1,2\n', 'ID,正式名称\n1,病院\n', '"never closed\n'])('%j is refused, naming the columns expected', async (content) => {
    const reading = read(content)
    await expect(reading).rejects.toMatchObject({ fault: 'unknown_header' })
    await expect(reading).rejects.toThrow(/都道府県コード[\s\S]*beds_longterm_care/)
  })
  it('names the missing column', async () =>
    expect(read(ministryFile().replace('"感染症病床"', '"感染病床"'))).rejects.toThrow('(missing here: 感染症病床)'))
})
