import type { HospitalUse } from '@tasuki/domain/account/account.contract'
import { type listHospitalPointsCall, type MapPoint, MOST_MAP_POINTS } from '@tasuki/domain/facility/map.contract'
import type { z } from 'zod'
import type { Transaction } from '../platform/db/transaction'
import { selectHospitalPoints, type HospitalPointRow } from './directory.store'
import { directoryFilterOf, expectFacilityReader } from './list-hospitals'

type Placed = HospitalPointRow & { latitude: number; longitude: number }

const isPlaced = (row: HospitalPointRow): row is Placed => row.latitude !== null && row.longitude !== null

const pointOf = (row: Placed): MapPoint => ({
  id: row.id,
  name: row.name,
  use: row.use as HospitalUse,
  municipalityCode: row.municipalityCode,
  latitude: row.latitude,
  longitude: row.longitude,
  distanceKm: row.distanceKm === null ? null : Math.round(row.distanceKm * 10) / 10,
  vacant: row.vacant,
  acceptable: row.acceptable,
  updatedAt: row.confirmedAt?.toISOString() ?? null,
})

/** The directory on the map (要綱14条): the same hospitals as the list's, of all of Japan the nearest. */
export const listHospitalPoints = async (
  tx: Transaction,
  filter: z.output<typeof listHospitalPointsCall.query>,
): Promise<z.output<typeof listHospitalPointsCall.output>> => {
  await expectFacilityReader(tx)
  const rows = await selectHospitalPoints(tx, directoryFilterOf(tx, filter))
  const placed = rows.filter(isPlaced)
  return { points: placed.slice(0, MOST_MAP_POINTS).map(pointOf), total: rows.length, withoutPlace: rows.length - placed.length }
}
