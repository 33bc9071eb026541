import { readCsvRecords } from '../platform/files/csv'
import { TableFileError } from '../platform/files/table-file-error'
import { readTableLines } from '../platform/files/table-source'
import { parseCuratedRow, parseMinistryRow, type HospitalImportProblem, type HospitalImportRow } from './hospital-row.import'

const MINISTRY_COLUMNS = [
  'ID',
  '正式名称',
  '正式名称（フリガナ）',
  '略称',
  '機関区分',
  '都道府県コード',
  '市区町村コード',
  '所在地',
  '所在地座標（緯度）',
  '所在地座標（経度）',
  '案内用ホームページアドレス',
  '一般病床',
  '療養病床',
  '精神病床',
  '結核病床',
  '感染症病床',
] as const

const CURATED_COLUMNS = [
  'name',
  'name_kana',
  'short_name',
  'institution_code',
  'navii_id',
  'code5',
  'postal_code',
  'address',
  'tel',
  'url',
  'lat',
  'lng',
  'beds_general',
  'beds_longterm_care',
  'beds_psychiatric',
  'beds_tuberculosis',
  'beds_infectious',
] as const

/** The two lists that are read: 医療情報ネット of the ministry, and a prefecture's own list of its hospitals. */
const KINDS = [
  { kind: 'ministry', label: '医療情報ネット (病院・施設票)', columns: MINISTRY_COLUMNS, parse: parseMinistryRow },
  { kind: 'curated', label: 'prefecture list', columns: CURATED_COLUMNS, parse: parseCuratedRow },
] as const

export type HospitalFileKind = (typeof KINDS)[number]['kind']

const missingColumns = (columns: readonly string[], header: readonly string[]): string[] => columns.filter((column) => !header.includes(column))

const recognise = (header: readonly string[]): (typeof KINDS)[number] => {
  const found = KINDS.find((kind) => missingColumns(kind.columns, header).length === 0)
  if (found !== undefined) return found
  const expected = KINDS.map((kind) => `${kind.label}: ${kind.columns.join(', ')} (missing here: ${missingColumns(kind.columns, header).join(', ')})`)
  throw new TableFileError('unknown_header', `The first line names no known list of hospitals. Columns expected for\n- ${expected.join('\n- ')}`)
}

/** What reading a list yields, in the order of its lines; first of all which list it is. */
export type HospitalImportItem = { kind: HospitalFileKind } | HospitalImportRow | HospitalImportProblem

/**
 * Reads a list of hospitals from a CSV file or a zip with one in it. Bad rows come out as problems between the good
 * ones; only a file that is no such list at all throws ({@link TableFileError}).
 */
export async function* readHospitalFile(path: string): AsyncGenerator<HospitalImportItem> {
  let reader: { header: string[]; parse: (typeof KINDS)[number]['parse'] } | undefined
  for await (const record of readCsvRecords(readTableLines(path))) {
    if (reader === undefined) {
      if ('fault' in record) recognise([])
      else {
        const { kind, parse } = recognise(record.cells)
        reader = { header: record.cells, parse }
        yield { kind }
      }
    } else if ('fault' in record) {
      yield { sourceLine: record.line, problem: record.fault }
    } else {
      const cells = new Map(reader.header.map((column, index) => [column, record.cells[index] ?? '']))
      yield reader.parse(record.line, cells)
    }
  }
  if (reader === undefined) recognise([])
}
