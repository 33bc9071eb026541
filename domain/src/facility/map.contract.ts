import { z } from 'zod'
import { hospitalUse } from '../account/account.contract'
import { defineCall } from '../base/call'
import { instant, municipalityCode, uuid } from '../base/id'
import { listHospitalsCall } from './facility.contract'

/** Polygons of rings of [longitude, latitude], as GeoJSON's MultiPolygon has them. */
export const shapePolygons = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))
export type ShapePolygons = z.infer<typeof shapePolygons>

const { limit: _limit, offset: _offset, sort: _sort, ...filters } = listHospitalsCall.query.shape

export const MOST_MAP_POINTS = 2000

const mapPoint = z.strictObject({
  id: uuid,
  name: z.string(),
  use: hospitalUse,
  municipalityCode: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  distanceKm: z.number().nullable(),
  /** Of the wished bed kind, else of all kinds; null where nothing is entered. */
  vacant: z.int().nullable(),
  acceptable: z.int().nullable(),
  updatedAt: instant.nullable(),
})
export type MapPoint = z.infer<typeof mapPoint>

export const listHospitalPointsCall = defineCall({
  method: 'GET',
  path: '/api/v1/hospital-points',
  summary: 'The directory as places on a map, with the same filters; hospitals whose place is unknown are only counted',
  query: z.strictObject(filters),
  output: z.strictObject({ points: z.array(mapPoint), total: z.int(), withoutPlace: z.int() }),
  refusals: ['not_signed_in', 'hospital_not_active'],
})

export const getMapCall = defineCall({
  method: 'GET',
  path: '/api/v1/map',
  summary: 'Shapes of the municipalities, where the operator has imported them, and whether ground tiles may be shown',
  output: z.strictObject({
    /** Empty: the map is drawn from the places of the offices. */
    shapes: z.array(z.strictObject({ code: municipalityCode, polygons: shapePolygons })),
    /** Whose data the shapes are; empty without shapes. */
    attribution: z.string(),
    tiles: z.strictObject({ url: z.string(), attribution: z.string(), maxZoom: z.int() }).nullable(),
  }),
  refusals: ['not_signed_in', 'hospital_not_active'],
})
