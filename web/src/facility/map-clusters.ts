import type { MapPoint } from '@tasuki/domain/facility/map.contract'
import Supercluster from 'supercluster'
import { placeOf, zoomLevelOf, type Place } from './map-geometry'

/** Nearer than this many pixels and two hospitals are one sign. */
const RADIUS = 36
const CLOSEST = 17

/** One hospital, or several that lie too close to be told apart. */
export type MapSign = { id: string; place: Place; hospitals: MapPoint[] }

/** Signs for any scale of the map; worked out once for each scale asked for. */
export const clusterSigns = (points: readonly MapPoint[]): ((scale: number) => MapSign[]) => {
  const index = new Supercluster<{ point: MapPoint }>({ radius: RADIUS, extent: 256, maxZoom: CLOSEST })
  index.load(points.map((point) => ({ type: 'Feature', properties: { point }, geometry: { type: 'Point', coordinates: [point.longitude, point.latitude] } })))
  const known = new Map<number, MapSign[]>()
  return (scale) => {
    const level = Math.max(0, Math.min(CLOSEST + 1, Math.floor(zoomLevelOf(scale))))
    const made =
      known.get(level) ??
      index.getClusters([-180, -85, 180, 85], level).map((feature): MapSign => {
        const [longitude = 0, latitude = 0] = feature.geometry.coordinates
        const hospitals =
          'cluster_id' in feature.properties ? index.getLeaves(feature.properties.cluster_id, Infinity).map((leaf) => leaf.properties.point) : [feature.properties.point]
        return { id: hospitals.map((hospital) => hospital.id).sort().join(' ').slice(0, 73), place: placeOf(longitude, latitude), hospitals }
      })
    known.set(level, made)
    return made
  }
}
