import { bedKind } from '@tasuki/domain/facility/bed-kind'
import { acceptanceTable, type AcceptanceTable } from '@tasuki/domain/facility/care-need'
import { sexAvailability } from '@tasuki/domain/facility/facility.contract'
import { z } from 'zod'
import { ACCEPTANCE_PROFILES, FICTIONAL_ROLES } from './acceptance-profiles'
import hospitals from './fictional-hospitals.json'

const count = z.int().min(0)

const fictionalHospital = z.strictObject({
  key: z.string(),
  /** Who signs in there: senders a1 and a2, rehabilitation b, long-term care c, a community and a psychiatric hospital. */
  people: z.enum(['a1', 'a2', 'b', 'c', 'community', 'psychiatric']).nullable(),
  role: z.enum(FICTIONAL_ROLES),
  name: z.string(),
  nameKana: z.string(),
  shortName: z.string(),
  municipalityCode: z.string(),
  address: z.string(),
  phone: z.string(),
  fax: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  licensedBeds: z.strictObject({ general: count, longTermCare: count, psychiatric: count, tuberculosis: count, infectious: count }),
  /** Vacancy by ward, and how long before the demonstration's start it was confirmed. */
  beds: z.array(
    z.strictObject({ bedKind, beds: count, vacant: count, acceptable: count, held: count, sex: sexAvailability, privateRoom: z.boolean(), confirmedHoursAgo: count }),
  ),
  record: z.strictObject({
    therapists: count.nullable(),
    answerWithinHours: count,
    daysToAdmission: count,
    committeeWeekdays: z.array(z.int().min(1).max(5)),
    guarantor: z.enum(['required', 'not_required', 'negotiable']),
    familyInterview: z.enum(['required', 'not_required', 'depends']),
    ageFrom: count.nullable(),
  }),
  /** What this hospital does otherwise than others of its role. */
  acceptance: acceptanceTable,
})
export type FictionalHospital = z.infer<typeof fictionalHospital>

/**
 * The hospitals of the demonstration. None exists: real hospitals never get vacancies or conditions that nobody stated.
 * Their conditions are those of their role with their own on top.
 */
export const listFictionalHospitals = (): FictionalHospital[] =>
  z
    .array(fictionalHospital)
    .parse(hospitals)
    .map((hospital) => ({ ...hospital, acceptance: { ...ACCEPTANCE_PROFILES[hospital.role], ...hospital.acceptance } satisfies AcceptanceTable }))
