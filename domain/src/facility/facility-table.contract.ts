import { z } from 'zod'
import { defineFileCall } from '../base/call'
import { csvEncoding } from '../base/csv-encoding'
import { listHospitalsCall } from './facility.contract'
import { facilityPart } from './facility-history.contract'

/** What a hospital says of itself is three small tables; a file beyond this is none of them. */
export const MOST_TABLE_BYTES = 1024 * 1024
export const MOST_TABLE_LINES = 1000

export const exportFacilityCall = defineFileCall({
  path: '/api/v1/facility/table',
  summary: "The own hospital's record, conditions or vacancy as CSV; `blank` to be filled in",
  query: z.strictObject({ part: facilityPart, encoding: csvEncoding.optional(), blank: z.enum(['1']).optional() }),
  mediaTypes: ['text/csv'],
  refusals: ['not_signed_in', 'not_permitted', 'hospital_not_active'],
})

export const exportHospitalsCall = defineFileCall({
  path: '/api/v1/hospitals/table',
  summary: 'The directory of hospitals as CSV, with the filters and the order of its list (要綱14条)',
  query: listHospitalsCall.query.omit({ limit: true, offset: true }).extend({ encoding: csvEncoding.optional() }),
  mediaTypes: ['text/csv'],
  refusals: ['not_signed_in', 'hospital_not_active'],
})
