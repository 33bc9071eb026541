import { Delaunay } from 'd3-delaunay'
import { boxOf, type Place } from './map-geometry'

const ROOM_AROUND = 0.12

type Cell = { code: string; polygons: Place[][][] }

/** A map without boundaries: each municipality has what lies nearer to its office than to any other. */
export const schematicCells = (offices: readonly { code: string; place: Place }[]): Cell[] => {
  if (offices.length === 0) return []
  const { west, east, north, south } = boxOf(offices.map((office) => office.place))
  const room = Math.max(east - west, south - north, 1e-5) * ROOM_AROUND
  const voronoi = Delaunay.from(offices.map(({ place: [x, y] }): [number, number] => [x, y])).voronoi([west - room, north - room, east + room, south + room])
  return offices.map(({ code }, at) => ({ code, polygons: [[(voronoi.cellPolygon(at) ?? []).map(([x, y]): Place => [x, y])]] }))
}
