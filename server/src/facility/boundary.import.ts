import { readFile, stat } from 'node:fs/promises'
import { shapePolygons, type ShapePolygons } from '@tasuki/domain/facility/map.contract'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology } from 'topojson-specification'
import { TableFileError } from '../platform/files/table-file-error'

export type BoundaryFile = { shapes: { code: string; polygons: ShapePolygons }[]; pointsRead: number }

/** A prefecture of the ministry has some 40 MB as GeoJSON; Japan as a whole doesn't fit into one string. */
const MOST_BYTES = 400 * 1024 * 1024
/** Points of all borders together: enough for a municipality on a desk's screen, some 60 kB on the way to it. */
const POINTS_KEPT = 4000
/** About a metre; N03 is no more exact. */
const DECIMALS = 1e5
/** Islands smaller than this share of their municipality's greatest part are left out, unless they are all there is. */
const SMALLEST_SHARE = 0.002

/** The ministry's name for the code first, then what other publishers call it. */
const CODE_KEYS = ['N03_007', 'code', 'code5', 'CODE', 'JCODE', 'jiscode'] as const

type Shape = TopoPolygon | TopoMultiPolygon
type Areas = Topology<{ areas: GeometryCollection<object> }>

const codeOf = (properties: unknown): string | undefined => {
  const given = (properties ?? {}) as Record<string, unknown>
  const values = CODE_KEYS.map((key) => String(given[key] ?? '').padStart(5, '0'))
  return values.find((value) => /^\d{5}$/.test(value) && value !== '00000')
}

const isShape = (geometry: { type?: string | null }): geometry is Shape => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'

/** The object of a TopoJSON with most shapes that carry a code: files hold prefectures and areas beside municipalities. */
const areasOf = (read: Topology): Areas => {
  const candidates = Object.values(read.objects).flatMap((object) => (object.type === 'GeometryCollection' ? [object as GeometryCollection<object>] : []))
  const coded = (object: GeometryCollection<object>): number => new Set(object.geometries.filter(isShape).flatMap((geometry) => codeOf(geometry.properties) ?? [])).size
  const [best] = [...candidates].sort((a, b) => coded(b) - coded(a))
  if (best === undefined || coded(best) === 0) throw new TableFileError('unknown_header', 'no shape in the file carries a municipality code (N03_007)')
  return { ...read, objects: { areas: best } }
}

const parse = (text: string): Topology => {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new TableFileError('unknown_encoding', 'the file is no JSON')
  }
  const type = typeof read === 'object' && read !== null && 'type' in read ? read.type : undefined
  if (type === 'Topology') return read as Topology
  if (type === 'FeatureCollection') return topology({ areas: read as FeatureCollection }, 1e6)
  throw new TableFileError('unknown_header', 'the file is neither GeoJSON nor TopoJSON')
}

const areaOf = (ring: readonly (readonly number[])[]): number =>
  Math.abs(ring.reduce((sum, point, at) => sum + (point[0] ?? 0) * (ring[(at + 1) % ring.length]?.[1] ?? 0) - (ring[(at + 1) % ring.length]?.[0] ?? 0) * (point[1] ?? 0), 0)) / 2

const rounded = (polygons: number[][][][]): ShapePolygons =>
  shapePolygons.parse(polygons.map((rings) => rings.map((ring) => ring.map((point) => [Math.round((point[0] ?? 0) * DECIMALS) / DECIMALS, Math.round((point[1] ?? 0) * DECIMALS) / DECIMALS]))))

const withoutIslets = (polygons: number[][][][]): number[][][][] => {
  const sizes = polygons.map((rings) => areaOf(rings[0] ?? []))
  const greatest = Math.max(...sizes)
  return polygons.filter((rings, at) => (sizes[at] ?? 0) >= greatest * SMALLEST_SHARE && (rings[0]?.length ?? 0) >= 4)
}

/** Parts of one municipality as one shape; borders that two share are simplified once, so that no gap opens between them. */
export const readBoundaries = (text: string): BoundaryFile => {
  const weighted = presimplify(areasOf(parse(text)))
  const pointsRead = weighted.arcs.reduce((sum, arc) => sum + arc.length, 0)
  const kept = pointsRead <= POINTS_KEPT ? weighted : simplify(weighted, quantile(weighted, POINTS_KEPT / pointsRead))
  const parts = new Map<string, Shape[]>()
  for (const geometry of kept.objects.areas.geometries) {
    const code = codeOf(geometry.properties)
    if (code !== undefined && isShape(geometry)) parts.set(code, [...(parts.get(code) ?? []), geometry])
  }
  const shapes = [...parts].map(([code, geometries]) => {
    const merged = feature(kept, mergeArcs(kept, geometries as TopoPolygon[])).geometry as Polygon | MultiPolygon
    return { code, polygons: rounded(withoutIslets(merged.type === 'Polygon' ? [merged.coordinates] : merged.coordinates)) }
  })
  return { shapes: shapes.sort((a, b) => (a.code < b.code ? -1 : 1)), pointsRead }
}

export const readBoundaryFile = async (path: string): Promise<BoundaryFile> => {
  if ((await stat(path)).size > MOST_BYTES) throw new TableFileError('too_large', 'the file is too large: give the one of a single prefecture')
  return readBoundaries(await readFile(path, 'utf8'))
}
