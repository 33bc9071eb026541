import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import { normalizeHospitalName } from '@tasuki/domain/facility/hospital-identity.rules'
import { describe, expect, it } from 'vitest'
import { readHospitalFile } from '../src/facility/hospital.import'
import { loadPrefecture } from '../src/facility/load-prefecture'
import { listFictionalHospitals } from './fictional-hospitals'

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const kanagawa = loadPrefecture(pathOf('../data/prefectures'), '14')
const hospitals = listFictionalHospitals()
const rows = new Map(kanagawa.municipalities.map((row) => [row.code, row]))
const total = (counts: number[]): number => counts.reduce((sum, beds) => sum + beds, 0)

describe('the fictional hospitals', () => {
  it('are 61 of the planned roles', () => {
    const count = (role: string) => hospitals.filter((hospital) => hospital.role === role).length
    expect(Object.fromEntries(['acute', 'rehab', 'community', 'longTerm', 'psychiatric', 'palliative', 'small'].map((role) => [role, count(role)]))).toEqual({
      acute: 12,
      rehab: 14,
      community: 10,
      longTerm: 14,
      psychiatric: 5,
      palliative: 3,
      small: 3,
    })
  })

  it('stand in all nine secondary areas, in municipalities that hospitals can stand in', () => {
    expect(hospitals.filter((hospital) => (rows.get(hospital.municipalityCode)?.level ?? 'designated_city') === 'designated_city')).toEqual([])
    expect(new Set(hospitals.map((hospital) => rows.get(hospital.municipalityCode)?.secondaryArea)).size).toBe(9)
    for (const hospital of hospitals) expect(hospital.address).toContain(`神奈川県${rows.get(hospital.municipalityCode)?.fullName}`)
  })

  it('lie within 5 km of their municipality’s office, none upon another', () => {
    const kilometres = (hospital: (typeof hospitals)[number]): number => {
      const office = rows.get(hospital.municipalityCode)!
      return Math.hypot((hospital.latitude - office.latitude!) * 111, (hospital.longitude - office.longitude!) * 91)
    }
    expect(hospitals.filter((hospital) => kilometres(hospital) >= 5)).toEqual([])
    expect(new Set(hospitals.map((hospital) => `${hospital.latitude},${hospital.longitude}`)).size).toBe(hospitals.length)
  })

  it('have names, keys and numbers of their own, and numbers that no exchange gives out', () => {
    const repeated = (['key', 'name', 'shortName', 'nameKana', 'phone', 'fax', 'address'] as const).filter(
      (key) => new Set(hospitals.map((hospital) => hospital[key])).size !== hospitals.length,
    )
    expect(repeated).toEqual([])
    for (const { phone, fax } of hospitals) expect([phone, fax].every((number) => /^0\d{2}-000-\d{4}$|^0\d{3}-00-\d{4}$/.test(number))).toBe(true)
    for (const { nameKana } of hospitals) expect(nameKana).toMatch(/^[ァ-ヶー]+$/)
  })

  it('have as many beds as they are licensed for, and never offer more than are vacant', () => {
    for (const hospital of hospitals) {
      expect(total(hospital.beds.map((ward) => ward.beds))).toBe(total(Object.values(hospital.licensedBeds)))
      for (const ward of hospital.beds) {
        expect(ward.vacant).toBeLessThanOrEqual(ward.beds)
        expect(ward.acceptable + ward.held).toBeLessThanOrEqual(ward.vacant)
      }
    }
    const kinds = new Set(hospitals.flatMap((hospital) => hospital.beds.map((ward) => ward.bedKind)))
    expect(BED_KINDS.filter((kind) => !kinds.has(kind))).toEqual([])
  })

  it('name only items of the catalogue', () => {
    const migration = readFileSync(pathOf('../migrations/0004_facility.sql'), 'utf8')
    const catalogue = new Set([...migration.matchAll(/^ {2}\('([a-z0-9_]+)',/gm)].map((match) => match[1]))
    expect(catalogue.size).toBeGreaterThan(30)
    expect(hospitals.flatMap((hospital) => Object.keys(hospital.acceptance)).filter((code) => !catalogue.has(code))).toEqual([])
  })

  it('answer differently: somebody takes a ventilator, dialysis and high oxygen, and most don’t', () => {
    const receivers = hospitals.filter((hospital) => hospital.role !== 'acute')
    const takers = (code: string) => receivers.filter((hospital) => hospital.acceptance[code]?.level === 'accepted').length
    expect([takers('ventilator'), takers('dialysis')].every((count) => count > 0 && count < receivers.length / 4)).toBe(true)
  })

  it('have people in six: two acute, one each of rehabilitation, long-term (横須賀・三浦), community and psychiatric', () => {
    const peopled = hospitals.filter((hospital) => hospital.people !== null).map((hospital) => [hospital.people, hospital.role])
    expect(Object.fromEntries(peopled)).toEqual({ a1: 'acute', a2: 'acute', b: 'rehab', c: 'longTerm', community: 'community', psychiatric: 'psychiatric' })
    expect(peopled).toHaveLength(6)
    const c = hospitals.find((hospital) => hospital.people === 'c')!
    expect(rows.get(c.municipalityCode)?.secondaryArea).toBe('横須賀・三浦')
  })
})

const lists = ['raw/01-1_hospital_facility_info_20251201.csv.zip', 'hospitals_kanagawa.csv'].map((name) => pathOf(`../../../shared/data/hospitals/${name}`))
const present = lists.every((path) => existsSync(path))
const skipped = present ? '' : ' (skipped: the published lists of hospitals are not in ../shared/data/hospitals)'

it.runIf(process.env.CI === 'true')('the published lists are there', () => expect(present).toBe(true))

it.skipIf(!present)(`no real hospital of Japan bears a fictional name, nor has its distinctive part in its own${skipped}`, async () => {
  const parts = hospitals.map((hospital) => normalizeHospitalName(hospital.shortName.replace(/病院$/, '')))
  const borne: string[] = []
  for (const path of lists) {
    for await (const item of readHospitalFile(path)) {
      if (!('name' in item)) continue
      const names = [item.name, item.shortName ?? ''].map(normalizeHospitalName)
      borne.push(...parts.filter((part) => names.some((name) => name.includes(part))))
    }
  }
  expect(borne).toEqual([])
})
