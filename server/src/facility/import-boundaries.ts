import type { ShapePolygons } from '@tasuki/domain/facility/map.contract'
import { saveSetting } from '../account/installation'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import type { BoundaryFile } from './boundary.import'
import { replaceMapShapes } from './map-shape.store'
import { servedPrefecture } from './served-prefecture'

export const MAP_ATTRIBUTION_SETTING = 'map_attribution'
/** As the ministry asks for data that was simplified. */
const N03_ATTRIBUTION = '「国土数値情報（行政区域データ）」（国土交通省）を加工して作成'

export type BoundaryReport = { shapes: number; points: number; otherPrefectures: number; missing: string[] }

const countPoints = (polygons: ShapePolygons): number => polygons.flat().reduce((sum, ring) => sum + ring.length, 0)

/**
 * Takes the shapes of the served prefecture's municipalities and wards in place of all that were there. A municipality
 * the file doesn't have is named, and drawn by nothing.
 */
export const importBoundariesCommand = async (tx: Transaction, file: BoundaryFile, attribution: string = N03_ATTRIBUTION): Promise<BoundaryReport> => {
  const wanted = servedPrefecture().municipalities.filter((row) => row.level !== 'designated_city')
  const codes = new Set(wanted.map((row) => row.code))
  const shapes = file.shapes.filter((shape) => codes.has(shape.code))
  await replaceMapShapes(tx, shapes)
  await saveSetting(tx, MAP_ATTRIBUTION_SETTING, attribution)
  const found = new Set(shapes.map((shape) => shape.code))
  const report: BoundaryReport = {
    shapes: shapes.length,
    points: shapes.reduce((sum, shape) => sum + countPoints(shape.polygons), 0),
    otherPrefectures: file.shapes.length - shapes.length,
    missing: wanted.filter((row) => !found.has(row.code)).map((row) => `${row.code} ${row.fullName}`),
  }
  await audit(tx, { act: 'map.boundaries_imported', subjectKind: 'map', data: { shapes: report.shapes, points: report.points } })
  return report
}
