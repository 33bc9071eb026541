import { z } from 'zod'
import { municipalityCode } from '../base/id'
import { accepted, refused, type Result } from '../base/result'

const label = z.string().min(1)

/** A 二次医療圏 with the ministry's four-digit code. */
const secondaryArea = z.strictObject({ code: z.string().regex(/^\d{4}$/), name: label })

/**
 * A row of the prefecture's list: a municipality, or a ward of a designated city (政令指定都市の区). A designated city
 * stands in the list too, so that people can choose it as a whole; hospitals carry the codes of its wards.
 */
const municipality = z.strictObject({
  code: municipalityCode,
  /** The code with its check digit, as the ministry's lists print it. */
  code6: z.string().regex(/^\d{6}$/),
  level: z.enum(['designated_city', 'ward', 'special_ward', 'city', 'town', 'village']),
  name: label,
  /** With the city of a ward and the district (郡) of a town: 横浜市鶴見区, 三浦郡葉山町. */
  fullName: label,
  kana: label,
  /** The designated city a ward belongs to. */
  cityCode: municipalityCode.nullable(),
  /** Null only for a designated city whose wards lie in several areas (川崎市). */
  secondaryArea: label.nullable(),
  healthCenter: label.nullable(),
  healthCenterGroup: label.nullable(),
  /** Where the municipality's office stands. */
  latitude: z.number().min(20).max(46).nullable(),
  longitude: z.number().min(122).max(154).nullable(),
})
export type Municipality = z.infer<typeof municipality>

const prefectureShape = z.strictObject({
  code: z.string().regex(/^(0[1-9]|[1-3]\d|4[0-7])$/),
  name: label,
  kana: label,
  secondaryAreas: z.array(secondaryArea).min(1),
  municipalities: z.array(municipality).min(1),
})
export type Prefecture = z.infer<typeof prefectureShape>

/** Check digit of 全国地方公共団体コード: weights 6…2 modulo 11, its complement's last digit. */
const checkDigit = (code: string): string => {
  const sum = [...code].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0)
  return String((11 - (sum % 11)) % 10)
}

const repeated = (values: string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index)

/** What a shape alone can't say: rows that contradict each other. */
const contradictions = (prefecture: Prefecture): string[] => {
  const rows = new Map(prefecture.municipalities.map((row) => [row.code, row]))
  const areas = new Set(prefecture.secondaryAreas.map((area) => area.name))
  const found = [
    ...repeated(prefecture.municipalities.map((row) => row.code)).map((code) => `${code}: listed twice`),
    ...repeated(prefecture.secondaryAreas.map((area) => area.name)).map((name) => `${name}: listed twice`),
    ...repeated(prefecture.secondaryAreas.map((area) => area.code)).map((code) => `${code}: listed twice`),
  ]
  for (const row of prefecture.municipalities) {
    if (!row.code.startsWith(prefecture.code)) found.push(`${row.code}: of another prefecture`)
    if (row.code6 !== row.code + checkDigit(row.code)) found.push(`${row.code6}: wrong check digit`)
    if ((row.level === 'ward') !== (row.cityCode !== null)) found.push(`${row.code}: a ward, and only a ward, names its city`)
    if (row.cityCode !== null && rows.get(row.cityCode)?.level !== 'designated_city') found.push(`${row.code}: ${row.cityCode} is no designated city`)
    if (row.secondaryArea === null && row.level !== 'designated_city') found.push(`${row.code}: no secondary area`)
    if (row.secondaryArea !== null && !areas.has(row.secondaryArea)) found.push(`${row.code}: unknown secondary area ${row.secondaryArea}`)
    if (row.level === 'designated_city' && !prefecture.municipalities.some((ward) => ward.cityCode === row.code)) found.push(`${row.code}: a designated city without wards`)
  }
  for (const area of areas) {
    if (!prefecture.municipalities.some((row) => row.secondaryArea === area)) found.push(`${area}: a secondary area without municipalities`)
  }
  return found
}

const prefectureData = prefectureShape.superRefine((prefecture, context) => {
  for (const message of contradictions(prefecture)) context.addIssue({ code: 'custom', message })
})

/** Reads a prefecture's data file; throws with every contradiction in it. */
export const parsePrefecture = (data: unknown): Prefecture => prefectureData.parse(data)

/** 転院先地域 as people choose it: municipalities and/or 二次医療圏 (要綱17条). */
type AreaSelection = { municipalities: readonly string[]; secondaryAreas: readonly string[] }

/** A designated city's own code is none that a hospital has: its wards' codes are. */
const hasHospitals = (row: Municipality): boolean => row.level !== 'designated_city'

/**
 * The municipality codes a hospital in the selected area can have: a designated city stands for its wards, a 二次医療圏
 * for its municipalities and wards. What the prefecture doesn't know is refused by name, never skipped: a skipped area
 * would silently show the case to fewer hospitals than its sender believes.
 */
export const expandAreaSelection = (prefecture: Prefecture, selection: AreaSelection): Result<ReadonlySet<string>> => {
  const known = new Set(prefecture.municipalities.map((row) => row.code))
  const areas = new Set(prefecture.secondaryAreas.map((area) => area.name))
  const municipalities = selection.municipalities.filter((code) => !known.has(code))
  const secondaryAreas = selection.secondaryAreas.filter((name) => !areas.has(name))
  if (municipalities.length > 0 || secondaryAreas.length > 0) {
    return refused('destination_area_unknown', { municipalities, secondaryAreas })
  }
  const codes = new Set(selection.municipalities)
  const names = new Set(selection.secondaryAreas)
  const inside = (row: Municipality): boolean =>
    codes.has(row.code) || (row.cityCode !== null && codes.has(row.cityCode)) || (row.secondaryArea !== null && names.has(row.secondaryArea))
  return accepted(new Set(prefecture.municipalities.filter((row) => hasHospitals(row) && inside(row)).map((row) => row.code)))
}
