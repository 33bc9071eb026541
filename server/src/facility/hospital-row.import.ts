/** One hospital as a published list describes it; what the list doesn't say is absent. */
export type HospitalImportRow = {
  /** The line of the file, counted from 1, for messages to the person who imports. */
  sourceLine: number
  naviiId?: string
  institutionCode?: string
  name: string
  nameKana?: string
  shortName?: string
  prefectureCode: string
  municipalityCode: string
  address: string
  postalCode?: string
  tel?: string
  url?: string
  lat?: number
  lng?: number
  /** 許可病床 by the five kinds of the Medical Care Act. */
  licensedBeds: LicensedBeds
}

export type LicensedBeds = { general: number; longTermCare: number; psychiatric: number; tuberculosis: number; infectious: number }

/** Why a row isn't taken; `column` names the cell where one is to blame. */
export type HospitalImportProblem = {
  sourceLine: number
  problem:
    | 'broken_quotes'
    | 'wrong_column_count'
    | 'unreadable_characters'
    | 'too_long'
    | 'missing_value'
    | 'not_a_hospital'
    | 'bad_prefecture_code'
    | 'bad_municipality_code'
    | 'bad_identifier'
    | 'bad_bed_count'
    | 'bad_coordinates'
  column?: string
}

type Cells = ReadonlyMap<string, string>

/** Thrown within a row and caught at its edge, so that reading a cell stays one expression. */
class BadCell extends Error {
  constructor(
    readonly problem: HospitalImportProblem['problem'],
    readonly column: string,
  ) {
    super(problem)
  }
}

const MAX_TEXT = 300

const text = (cells: Cells, column: string): string => {
  const value = (cells.get(column) ?? '').trim()
  if (/[\u0000-\u001f\u007f\ufffd]/.test(value)) throw new BadCell('unreadable_characters', column)
  if (value.length > MAX_TEXT) throw new BadCell('too_long', column)
  return value
}

const requiredText = (cells: Cells, column: string): string => {
  const value = text(cells, column)
  if (value === '') throw new BadCell('missing_value', column)
  return value
}

const code = (cells: Cells, column: string, shape: { pattern: RegExp; problem: HospitalImportProblem['problem'] }): string => {
  const value = text(cells, column)
  if (!shape.pattern.test(value)) throw new BadCell(shape.problem, column)
  return value
}

const identifier = (cells: Cells, column: string, pattern: RegExp): string | undefined =>
  text(cells, column) === '' ? undefined : code(cells, column, { pattern, problem: 'bad_identifier' })

const beds = (cells: Cells, column: string): number => {
  const value = text(cells, column)
  if (value === '') return 0
  if (!/^\d{1,4}$/.test(value)) throw new BadCell('bad_bed_count', column)
  return Number(value)
}

const degrees = (cells: Cells, column: string): number | undefined => {
  const value = text(cells, column)
  if (value === '') return undefined
  if (!/^-?\d{1,3}(\.\d+)?$/.test(value)) throw new BadCell('bad_coordinates', column)
  return Number(value)
}

/** Blank and 0, 0 both mean "not known"; anything else must lie in Japan, else the columns are swapped or damaged. */
const coordinates = (cells: Cells, columns: { lat: string; lng: string }): { lat: number; lng: number } | undefined => {
  const lat = degrees(cells, columns.lat)
  const lng = degrees(cells, columns.lng)
  if (!lat && !lng) return undefined
  if (lat === undefined || lng === undefined || lat < 20 || lat > 46 || lng < 122 || lng > 154) throw new BadCell('bad_coordinates', columns.lat)
  return { lat, lng }
}

/** Hospitals type their home page by hand: what is plainly meant is mended, the rest is left out. */
const website = (value: string): string | undefined => {
  const mended = value
    .replace(/^(https?):?\/+/i, (_, scheme: string) => `${scheme.toLowerCase()}://`)
    .replace(/^(?=www\d?\.)/i, 'http://')
  if (!/^https?:\/\/[^\s/@]+\.[^\s]+$/.test(mended) || !URL.canParse(mended)) return undefined
  return mended
}

/** Leaves out what isn't known instead of carrying `undefined`. */
const known = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } => {
  const entry: { [P in K]?: V } = {}
  if (value !== undefined && value !== '') entry[key] = value
  return entry
}

const orProblem = (sourceLine: number, read: () => Omit<HospitalImportRow, 'sourceLine'>): HospitalImportRow | HospitalImportProblem => {
  try {
    return { sourceLine, ...read() }
  } catch (error) {
    if (error instanceof BadCell) return { sourceLine, problem: error.problem, column: error.column }
    throw error
  }
}

const PREFECTURE_CODE = { pattern: /^(0[1-9]|[1-3]\d|4[0-7])$/, problem: 'bad_prefecture_code' } as const
/** Ids differ in length from prefecture to prefecture; some carry letters. */
const NAVII_ID = /^[0-9A-Za-z]{4,20}$/

/** A row of 医療情報ネット's open data. Codes without their leading zero (a spreadsheet's doing) are refused: their ids lost it too. */
export const parseMinistryRow = (sourceLine: number, cells: Cells): HospitalImportRow | HospitalImportProblem =>
  orProblem(sourceLine, () => {
    if (text(cells, '機関区分') !== '1') throw new BadCell('not_a_hospital', '機関区分')
    const prefectureCode = code(cells, '都道府県コード', PREFECTURE_CODE)
    return {
      naviiId: code(cells, 'ID', { pattern: NAVII_ID, problem: 'bad_identifier' }),
      name: requiredText(cells, '正式名称'),
      ...known('nameKana', text(cells, '正式名称（フリガナ）')),
      ...known('shortName', text(cells, '略称')),
      prefectureCode,
      municipalityCode: prefectureCode + code(cells, '市区町村コード', { pattern: /^\d{3}$/, problem: 'bad_municipality_code' }),
      address: requiredText(cells, '所在地'),
      ...known('url', website(text(cells, '案内用ホームページアドレス'))),
      ...coordinates(cells, { lat: '所在地座標（緯度）', lng: '所在地座標（経度）' }),
      licensedBeds: {
        general: beds(cells, '一般病床'),
        longTermCare: beds(cells, '療養病床'),
        psychiatric: beds(cells, '精神病床'),
        tuberculosis: beds(cells, '結核病床'),
        infectious: beds(cells, '感染症病床'),
      },
    }
  })

/** A row of a prefecture's own list, which also knows institution codes, telephones and hospitals the ministry lacks. */
export const parseCuratedRow = (sourceLine: number, cells: Cells): HospitalImportRow | HospitalImportProblem =>
  orProblem(sourceLine, () => {
    const municipalityCode = code(cells, 'code5', { pattern: /^(0[1-9]|[1-3]\d|4[0-7])\d{3}$/, problem: 'bad_municipality_code' })
    return {
      ...known('naviiId', identifier(cells, 'navii_id', NAVII_ID)),
      ...known('institutionCode', identifier(cells, 'institution_code', /^\d{10}$/)),
      name: requiredText(cells, 'name'),
      ...known('nameKana', text(cells, 'name_kana')),
      ...known('shortName', text(cells, 'short_name')),
      prefectureCode: municipalityCode.slice(0, 2),
      municipalityCode,
      address: requiredText(cells, 'address'),
      ...known('postalCode', identifier(cells, 'postal_code', /^\d{7}$/)),
      ...known('tel', text(cells, 'tel')),
      ...known('url', website(text(cells, 'url'))),
      ...coordinates(cells, { lat: 'lat', lng: 'lng' }),
      licensedBeds: {
        general: beds(cells, 'beds_general'),
        longTermCare: beds(cells, 'beds_longterm_care'),
        psychiatric: beds(cells, 'beds_psychiatric'),
        tuberculosis: beds(cells, 'beds_tuberculosis'),
        infectious: beds(cells, 'beds_infectious'),
      },
    }
  })
