import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createHospitalRegister } from '@tasuki/domain/facility/hospital-identity.rules'
import { beforeAll, describe, expect, it } from 'vitest'
import { readHospitalFile } from './hospital.import'
import type { HospitalImportRow } from './hospital-row.import'

const dataDirectory = fileURLToPath(new URL('../../../../shared/data/hospitals/', import.meta.url))
const MINISTRY = `${dataDirectory}raw/01-1_hospital_facility_info_20251201.csv.zip`
const CURATED = `${dataDirectory}hospitals_kanagawa.csv`
const present = existsSync(MINISTRY) && existsSync(CURATED)

/** The published lists lie beside the repository, not in it: where they're absent the tests say so, and in CI one fails. */
const skipped = present ? '' : ` (skipped: they are not in ${dataDirectory})`

const rowsOf = async (path: string): Promise<HospitalImportRow[]> => {
  const rows: HospitalImportRow[] = []
  for await (const item of readHospitalFile(path)) {
    if ('problem' in item) throw new Error(`line ${item.sourceLine}: ${item.problem} ${item.column ?? ''}`)
    if ('name' in item) rows.push(item)
  }
  return rows
}

/** What importing does to the directory: each row finds its hospital or adds one. */
const join = (rows: HospitalImportRow[]) => {
  const register = createHospitalRegister<HospitalImportRow>()
  const hospitals: HospitalImportRow[] = []
  const joined: [string, string][] = []
  for (const row of rows) {
    const known = register.find(row)
    if (known === undefined) {
      hospitals.push({ ...row })
      register.add(hospitals.at(-1)!)
    } else {
      joined.push([known.name, row.name])
      register.add(Object.assign(known, { naviiId: row.naviiId ?? known.naviiId, institutionCode: row.institutionCode ?? known.institutionCode }))
    }
  }
  return { hospitals, joined, kanagawa: hospitals.filter((hospital) => hospital.prefectureCode === '14') }
}

it.runIf(process.env.CI === 'true')('the published lists are there', () => expect(present).toBe(true))

describe.skipIf(!present)(`the published lists of December 2025${skipped}`, () => {
  let ministry: HospitalImportRow[] = []
  let curated: HospitalImportRow[] = []
  beforeAll(async () => {
    ministry = await rowsOf(MINISTRY)
    curated = await rowsOf(CURATED)
  })

  it('are read without a bad row', () => {
    expect(ministry).toHaveLength(7640)
    expect(curated).toHaveLength(332)
    expect(ministry.filter((row) => row.prefectureCode === '14')).toHaveLength(310)
    expect(ministry.filter((row) => row.lat === undefined)).toHaveLength(265)
    expect(new Set(ministry.map((row) => row.prefectureCode)).size).toBe(47)
  })

  // The ministry lists one hospital of Nagoya twice, under two ids, with and without its corporation: 7,640 rows, 7,639 hospitals.
  it('name 7,639 hospitals in the ministry’s file', () => {
    const { hospitals, joined } = join(ministry)
    expect(hospitals).toHaveLength(7639)
    expect(joined).toEqual([['医療法人　八誠会　もりやま総合心療病院', 'もりやま総合心療病院']])
  })

  // 310 of the 332 carry the ministry's id; none of the 22 others is one of the 310 under another name (checked by address, name and telephone).
  it.each(['ministry first', 'prefecture first'])('name 332 hospitals in Kanagawa and 7,661 in Japan together, %s', (order) => {
    const { hospitals, kanagawa } = join(order === 'ministry first' ? [...ministry, ...curated] : [...curated, ...ministry])
    expect(kanagawa).toHaveLength(332)
    expect(hospitals).toHaveLength(7661)
  })

  it('stay 7,661 when both are imported again', () => expect(join([...ministry, ...curated, ...ministry, ...curated]).hospitals).toHaveLength(7661))

  it('join by name and address alone as well', () => {
    const nameless = curated.map(({ naviiId: _naviiId, institutionCode: _institutionCode, ...row }) => row)
    expect(join([...ministry, ...nameless]).kanagawa).toHaveLength(332)
  })

  it('recognise the 22 once the ministry lists them in its own spelling', () => {
    const others = curated.filter((row) => row.naviiId === undefined)
    expect(others).toHaveLength(22)
    const later = others.map(({ institutionCode: _institutionCode, ...row }, index) => ({
      ...row,
      naviiId: `99${index}0000`,
      name: row.name.replace(/^.*[ 　]/, ''),
      address: row.address.normalize('NFKC').replace(/^神奈川県/, '').replace(/(\d)-(\d+)-(\d+)$/, '$1丁目$2番$3号'),
    }))
    expect(join([...curated, ...later]).hospitals).toHaveLength(332)
  })
})
