import type { HospitalUse } from '@tasuki/domain/account/account.contract'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import type { Availability, HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import type { BedRow } from './availability.store'
import type { DirectoryRow } from './directory.store'
import { servedPrefecture } from './served-prefecture'

/** In the order of the catalogue of bed kinds. */
export const viewAvailability = (rows: readonly BedRow[]): Availability[] =>
  BED_KINDS.flatMap((bedKind) => rows.filter((row) => row.bed_kind === bedKind).map((row) => viewOneAvailability(bedKind, row)))

export const viewOneAvailability = (bedKind: Availability['bedKind'], row: BedRow): Availability => ({
  bedKind,
  beds: row.beds,
  vacant: row.vacant,
  acceptable: row.acceptable,
  held: row.held,
  opensOn: row.opens_on,
  opensBeds: row.opens_beds,
  sex: row.sex as Availability['sex'],
  privateRoom: row.private_room,
  waitingWeeks: row.waiting_weeks,
  note: row.note,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
})

type Municipality = { fullName: string; secondaryArea: string | null }
let municipalities: ReadonlyMap<string, Municipality> | undefined
const findMunicipality = (code: string): Municipality | undefined =>
  (municipalities ??= new Map(servedPrefecture().municipalities.map((row) => [row.code, row]))).get(code)

/** 許可病床 of all kinds; null where the directory doesn't know. */
const licensedTotal = (byKind: unknown): number | null => {
  if (typeof byKind !== 'object' || byKind === null) return null
  const counts = Object.values(byKind).filter((count): count is number => typeof count === 'number')
  const total = counts.reduce((sum, count) => sum + count, 0)
  return total > 0 ? total : null
}

/** A hospital of another prefecture has no municipality's name here: this installation knows the names of its own. */
export const viewHospital = (row: DirectoryRow, beds: readonly BedRow[]): HospitalSummary => ({
  id: row.id,
  name: row.name,
  shortName: row.shortName === '' ? row.name : row.shortName,
  nameKana: row.nameKana,
  use: row.use as HospitalUse,
  municipalityCode: row.municipalityCode,
  municipalityName: findMunicipality(row.municipalityCode)?.fullName ?? '',
  secondaryArea: findMunicipality(row.municipalityCode)?.secondaryArea ?? null,
  address: row.address,
  phone: row.phone,
  distanceKm: row.distanceKm === null ? null : Math.round(row.distanceKm * 10) / 10,
  beds:
    row.use === 'active'
      ? viewAvailability(beds).map(({ bedKind, beds: count, vacant, acceptable, updatedAt }) => ({ bedKind, beds: count, vacant, acceptable, updatedAt }))
      : [],
  licensedBeds: licensedTotal(row.licensedBeds),
})
