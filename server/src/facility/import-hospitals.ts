import { randomUUID } from 'node:crypto'
import { createHospitalRegister, type HospitalIdentity } from '@tasuki/domain/facility/hospital-identity.rules'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { type HospitalFileKind, readHospitalFile } from './hospital.import'
import type { HospitalImportProblem, HospitalImportRow } from './hospital-row.import'
import { insertListedHospitals, type ListedHospital, lockImport, type PublicFacts, selectListedHospitals, updateListedHospitals } from './hospital-import.store'
import { announceFacility } from './update-facility-record'

export type SkippedRow = {
  line: number
  why: HospitalImportProblem['problem'] | 'listed_twice' | 'identifier_of_another'
  column?: string
  /** The line of the same hospital's first row. */
  sameAsLine?: number
}

export type ImportReport = { kind: HospitalFileKind; read: number; otherPrefectures: number; added: number; changed: number; unchanged: number; skipped: SkippedRow[] }

export type HospitalList = { kind: HospitalFileKind; rows: HospitalImportRow[]; problems: HospitalImportProblem[] }

/** Reads the whole list before anything is written: the transaction stays short, and a file that breaks off changes nothing. */
export const readHospitalList = async (file: string, onProgress: (rows: number) => void = () => undefined): Promise<HospitalList> => {
  const list: HospitalList = { kind: 'ministry', rows: [], problems: [] }
  for await (const item of readHospitalFile(file)) {
    if ('kind' in item) list.kind = item.kind
    else if ('problem' in item) list.problems.push(item)
    else if (list.rows.push(item) % 1000 === 0) onProgress(list.rows.length)
  }
  return list
}

/** A hospital as the import goes along; `line` says which row of this file has spoken for it. */
type Known = HospitalIdentity & { hospital: ListedHospital; isNew: boolean; line: number | undefined; changed: boolean }

const asKnown = (hospital: ListedHospital, isNew: boolean): Known => ({
  hospital,
  isNew,
  line: undefined,
  changed: false,
  name: hospital.name,
  municipalityCode: hospital.municipality_code,
  address: hospital.address,
  naviiId: hospital.navii_id ?? undefined,
  institutionCode: hospital.institution_code ?? undefined,
})

const bedsOf = (row: HospitalImportRow): Record<string, number> => (Object.values(row.licensedBeds).some((count) => count > 0) ? { ...row.licensedBeds } : {})

const factsOf = (row: HospitalImportRow): PublicFacts => ({
  name: row.name,
  name_kana: row.nameKana ?? '',
  short_name: row.shortName ?? '',
  navii_id: row.naviiId ?? null,
  institution_code: row.institutionCode ?? null,
  prefecture_code: row.prefectureCode,
  municipality_code: row.municipalityCode,
  address: row.address,
  postal_code: row.postalCode ?? '',
  phone: row.tel ?? '',
  website: row.url ?? '',
  latitude: row.lat ?? null,
  longitude: row.lng ?? null,
  licensed_beds: bedsOf(row),
})

const isBlank = (value: PublicFacts[keyof PublicFacts]): boolean => value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

const isEqual = (one: PublicFacts[keyof PublicFacts], other: PublicFacts[keyof PublicFacts]): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => (one[key] ?? 0) === (other[key] ?? 0))
}

/** What the row says otherwise; what it leaves blank is kept. */
const differences = (standing: ListedHospital, row: HospitalImportRow): Partial<PublicFacts> => {
  const said = Object.entries(factsOf(row)) as [keyof PublicFacts, PublicFacts[keyof PublicFacts]][]
  // A user hospital says itself what it is called for short.
  const isOwn = (column: keyof PublicFacts): boolean => column === 'short_name' && standing.use === 'active' && standing.short_name !== ''
  return Object.fromEntries(said.filter(([column, value]) => !isBlank(value) && !isOwn(column) && !isEqual(value, standing[column])))
}

/** Rows that name a hospital we have by its identifier speak first: its second row in the file must not take its place. */
const identifiedFirst = (rows: readonly HospitalImportRow[], hospitals: readonly ListedHospital[]): HospitalImportRow[] => {
  const ids = new Set(hospitals.flatMap((hospital) => [hospital.navii_id, hospital.institution_code]))
  const isIdentified = (row: HospitalImportRow): boolean => ids.has(row.naviiId ?? '') || ids.has(row.institutionCode ?? '')
  return [...rows.filter(isIdentified), ...rows.filter((row) => !isIdentified(row))]
}

const BATCH = 500

const inBatches = async <T>(rows: readonly T[], write: (batch: readonly T[]) => Promise<void>): Promise<void> => {
  for (let at = 0; at < rows.length; at += BATCH) await write(rows.slice(at, at + BATCH))
}

/** What the list makes of the directory, without a look at the database: which rows add, change or say nothing new. */
const joinList = (hospitals: readonly ListedHospital[], rows: readonly HospitalImportRow[]) => {
  const known = hospitals.map((hospital) => asKnown(hospital, false))
  const register = createHospitalRegister(known)
  const owners = new Map<string, Known>(known.flatMap((one) => [one.naviiId, one.institutionCode].flatMap((id) => (id === undefined ? [] : [[id, one] as const]))))
  const skipped: SkippedRow[] = []
  const own = (one: Known): void => {
    for (const id of [one.hospital.navii_id, one.hospital.institution_code]) if (id !== null) owners.set(id, one)
  }
  for (const row of identifiedFirst(rows, hospitals)) {
    const found = register.find(row)
    if (found?.line !== undefined) {
      skipped.push({ line: row.sourceLine, why: 'listed_twice', sameAsLine: found.line })
      continue
    }
    const ofAnother = [row.naviiId, row.institutionCode].some((id) => id !== undefined && owners.has(id) && owners.get(id) !== found)
    if (ofAnother) {
      skipped.push({ line: row.sourceLine, why: 'identifier_of_another' })
      continue
    }
    const one = found ?? asKnown({ ...factsOf(row), id: randomUUID(), use: 'non_user' }, true)
    one.line = row.sourceLine
    if (found === undefined) known.push(one)
    else {
      const told = differences(found.hospital, row)
      found.changed = Object.keys(told).length > 0
      found.hospital = { ...found.hospital, ...told }
    }
    register.add(Object.assign(one, { naviiId: one.hospital.navii_id ?? undefined, institutionCode: one.hospital.institution_code ?? undefined }))
    own(one)
  }
  return { added: known.filter((one) => one.isNew), spoken: known.filter((one) => !one.isNew && one.line !== undefined), skipped }
}

/**
 * Brings a published list into the directory, as the system: unknown hospitals are added as non-users, known ones (user
 * hospitals too) get the public facts the list states otherwise. Nothing a hospital says of itself is touched, nothing
 * is overwritten with a blank, and the same list a second time changes nothing.
 */
export const importHospitalsCommand = async (tx: Transaction, list: HospitalList, prefectureCode?: string): Promise<ImportReport> => {
  await lockImport(tx)
  const rows = list.rows.filter((row) => prefectureCode === undefined || row.prefectureCode === prefectureCode)
  const { added, spoken, skipped } = joinList(await selectListedHospitals(tx), rows)
  const changed = spoken.filter((one) => one.changed)
  await inBatches(changed, (batch) => updateListedHospitals(tx, batch.map((one) => one.hospital)))
  await inBatches(added, (batch) => insertListedHospitals(tx, batch.map((one) => one.hospital), list.kind))
  const report: ImportReport = {
    kind: list.kind,
    read: list.rows.length + list.problems.length,
    otherPrefectures: list.rows.length - rows.length,
    added: added.length,
    changed: changed.length,
    unchanged: spoken.length - changed.length,
    skipped: [...list.problems.map(({ sourceLine, problem, column }) => ({ line: sourceLine, why: problem, ...(column !== undefined && { column }) })), ...skipped].sort(
      (a, b) => a.line - b.line,
    ),
  }
  await audit(tx, {
    act: 'hospital.imported',
    subjectKind: 'directory',
    data: { kind: report.kind, read: report.read, added: report.added, changed: report.changed, unchanged: report.unchanged, skipped: report.skipped.length },
  })
  // Where a user hospital lies is part of matching; listed hospitals aren't.
  for (const one of changed) if (one.hospital.use === 'active') announceFacility(tx, one.hospital.id)
  return report
}
