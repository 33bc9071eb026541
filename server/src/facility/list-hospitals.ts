import { expandAreaSelection } from '@tasuki/domain/facility/prefecture'
import { readFacilities } from '@tasuki/domain/facility/facility.policy'
import type { HospitalSummary, listHospitalsCall } from '@tasuki/domain/facility/facility.contract'
import type { z } from 'zod'
import { getActorHospital } from '../account/hospital/find-hospitals'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { selectAvailability } from './availability.store'
import { type DirectoryFilter, selectDirectory } from './directory.store'
import { viewHospital } from './hospital.view'
import { kanaOf } from './kana-of'
import { servedPrefecture } from './served-prefecture'

const PAGE = 50
const HOUR_MS = 3_600_000

/** Whom the directory is open to (rule 48). The tables' row security says the same: this says it in words. */
export const expectFacilityReader = async (tx: Transaction): Promise<void> => {
  const hospital = await getActorHospital(tx)
  orRefuse(readFacilities(tx.actor, hospital?.active ?? false))
}

type Filter = z.output<typeof listHospitalsCall.query>
/** Filters and order, whatever page of it is wanted. */
export type DirectoryConditions = Omit<Filter, 'limit' | 'offset'>

/** A designated city stands for its wards. Hospitals of other prefectures are found by their own code. */
const codesOf = (filter: Pick<Filter, 'area' | 'municipality'>): string[] | null => {
  const prefecture = servedPrefecture()
  const expand = (municipalities: string[], secondaryAreas: string[]): string[] => {
    const expanded = expandAreaSelection(prefecture, { municipalities, secondaryAreas })
    return expanded.ok ? [...expanded.value] : municipalities
  }
  const ofArea = filter.area === undefined ? null : expand([], [filter.area])
  const ofMunicipality = filter.municipality === undefined ? null : expand([filter.municipality], [])
  return ofArea && ofMunicipality ? ofArea.filter((code) => ofMunicipality.includes(code)) : (ofArea ?? ofMunicipality)
}

const wordsOf = (typed: string): DirectoryFilter['words'] =>
  typed
    .split(/[\s\u3000]+/)
    .filter((word) => word !== '')
    .map((word) => ({ typed: word, kana: kanaOf(word) }))

/** The conditions of the directory as its store takes them; list and map share them. */
export const directoryFilterOf = (tx: Transaction, filter: Omit<Filter, 'sort' | 'limit' | 'offset'>): DirectoryFilter => ({
  words: wordsOf(filter.q ?? ''),
  use: filter.use ?? null,
  municipalityCodes: codesOf(filter),
  bedKind: filter.bedKind ?? null,
  vacantOnly: filter.vacantOnly === '1',
  needs: (filter.needs ?? '').split(',').filter((code) => code !== ''),
  confirmedSince: filter.freshHours === undefined ? null : new Date(tx.now.getTime() - filter.freshHours * HOUR_MS),
  withinKm: filter.withinKm ?? null,
})

/** A list somebody looks through is no search; one with a condition is. */
export const isSearch = ({ use: _use, sort: _sort, limit: _limit, offset = 0, ...conditions }: Filter): boolean =>
  offset === 0 && Object.values(conditions).some((value) => value !== undefined && value !== '')

export const listHospitals = async (tx: Transaction, filter: Filter): Promise<{ total: number; hospitals: HospitalSummary[] }> => {
  await expectFacilityReader(tx)
  const { total, hospitals } = await selectDirectory(tx, directoryFilterOf(tx, filter), {
    sort: filter.sort ?? (tx.actor.kind === 'member' ? 'distance' : 'name'),
    limit: filter.limit ?? PAGE,
    offset: filter.offset ?? 0,
  })
  const beds = await selectAvailability(
    tx,
    hospitals.map((row) => row.id),
  )
  return {
    total,
    hospitals: hospitals.map((row) =>
      viewHospital(
        row,
        beds.filter((bed) => bed.hospital_id === row.id),
      ),
    ),
  }
}
