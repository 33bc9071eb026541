import { z } from 'zod'
import { defineCall } from '../base/call'
import { countNumber } from '../base/id'
import { bedKind, BED_KINDS } from './bed-kind'
import { availability, availabilityInput } from './facility.contract'

/** A bed kind in the version in which it was seen: nobody confirms or removes figures that aren't on the screen. */
const seenKind = z.strictObject({ bedKind, version: countNumber })
const most = BED_KINDS.length

/** Today's vacancy of all bed kinds at once. A kind stands in one of the three lists at most. */
export const vacancyUpdate = z.strictObject({
  /** New figures; `version` 0 where the kind isn't there yet. */
  set: z.array(z.strictObject({ ...seenKind.shape, availability: availabilityInput })).max(most).default([]),
  /** 変更なし: these hold as of now. */
  confirm: z.array(seenKind).max(most).default([]),
  /** The ward is closed, or was entered by mistake. */
  remove: z.array(seenKind).max(most).default([]),
})
export type VacancyUpdate = z.infer<typeof vacancyUpdate>

/** Refused as `version_conflict` with the overtaken kinds in `fields`, or `invalid_input` with `general.vacant`: nothing is written then. */
export const updateVacancyCall = defineCall({
  method: 'PUT',
  path: '/api/v1/facility/availability',
  summary: "Bring the own hospital's vacancy up to date, all bed kinds in one transaction",
  body: vacancyUpdate,
  output: z.strictObject({
    availability: z.array(availability),
    /** Searches of today (Japan time) in which this hospital was shown. */
    searchesToday: z.int(),
  }),
  refusals: ['version_conflict', 'personal_name', 'invalid_input', 'not_permitted', 'hospital_not_active'],
})
