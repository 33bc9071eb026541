import type { getMapCall } from '@tasuki/domain/facility/map.contract'
import type { getPrefectureCall } from '@tasuki/domain/facility/facility.contract'
import type { CallOutput } from '../platform/api-client'
import { placeOf, type Place } from './map-geometry'
import { schematicCells } from './schematic-cells'

type ServedMap = CallOutput<typeof getMapCall>
type ServedPrefecture = CallOutput<typeof getPrefectureCall>

/** A municipality or ward as the map draws it. */
export type MapArea = { code: string; name: string; cityCode: string | null; secondaryArea: string | null; polygons: Place[][][]; label: Place | undefined }

/** Imported shapes, else cells around the offices; a designated city is its wards. */
export const mapAreas = (map: ServedMap, { municipalities }: ServedPrefecture): MapArea[] => {
  const cities = new Set(municipalities.flatMap((row) => row.cityCode ?? []))
  const wards = municipalities.filter((row) => !cities.has(row.code))
  const officeOf = (row: (typeof wards)[number]): Place | undefined => (row.latitude === null || row.longitude === null ? undefined : placeOf(row.longitude, row.latitude))
  const shapes: readonly { code: string; polygons: Place[][][] }[] =
    map.shapes.length > 0
      ? map.shapes.map(({ code, polygons }) => ({ code, polygons: polygons.map((rings) => rings.map((ring) => ring.map(([longitude, latitude]) => placeOf(longitude, latitude)))) }))
      : schematicCells(wards.flatMap((row) => {
          const place = officeOf(row)
          return place === undefined ? [] : [{ code: row.code, place }]
        }))
  const byCode = new Map(shapes.map((shape) => [shape.code, shape.polygons]))
  return wards.flatMap((row) => {
    const polygons = byCode.get(row.code)
    return polygons === undefined ? [] : [{ code: row.code, name: row.name, cityCode: row.cityCode, secondaryArea: row.secondaryArea, polygons, label: officeOf(row) }]
  })
}
