import { z } from 'zod'
import { hospitalUse } from '../account/account.contract'
import { defineCall } from '../base/call'
import { countNumber, day, instant, municipalityCode, queryCount, uuid } from '../base/id'
import { longText, shortText, textUpTo } from '../base/text'
import { BED_KINDS, bedKind } from './bed-kind'
import { acceptanceTable, careNeed } from './care-need'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const weekday = z.int().min(0).max(6)
const whole = z.int().min(0).max(9999)

/** 受付時間: weekdays 0 = Sunday … 6 = Saturday, times in Japan. */
export const receptionHours = z.strictObject({ weekdays: z.array(weekday).max(7), from: clockTime, until: clockTime })

/** What a user hospital says of itself (施設情報, 要綱13条). Everything optional but the department: filled in over weeks. */
export const facilityRecord = z.strictObject({
  departmentName: shortText,
  phone: textUpTo(30),
  extension: textUpTo(20),
  fax: textUpTo(30),
  email: z.union([z.literal(''), z.email().max(200)]),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]),
  receptionHours,
  afterHours: z.enum(['none', 'phone', 'accepts']),
  afterHoursPhone: textUpTo(30),
  committeeWeekdays: z.array(weekday).max(7),
  committeeDeadline: shortText,
  familyInterview: z.enum(['required', 'not_required', 'depends']),
  answerWithinHours: whole.nullable(),
  daysToAdmission: whole.nullable(),
  therapists: whole.nullable(),
  privateRoomFee: shortText,
  uninsuredCosts: shortText,
  visiting: shortText,
  pickUp: shortText,
  ageFrom: z.int().min(0).max(150).nullable(),
  ageTo: z.int().min(0).max(150).nullable(),
  guarantor: z.enum(['required', 'not_required', 'negotiable']),
  remarks: longText,
})
export type FacilityRecord = z.infer<typeof facilityRecord>

export const sexAvailability = z.enum(['any', 'male', 'female'])

/** Vacancy of one bed kind: 空床 / 受入可能 / 調整中 / 予定. */
export const availabilityInput = z.strictObject({
  beds: whole,
  vacant: whole,
  acceptable: whole,
  held: whole,
  opensOn: day.nullable(),
  sex: sexAvailability,
  privateRoom: z.boolean(),
})
export type AvailabilityInput = z.infer<typeof availabilityInput>
export const availability = z.strictObject({
  ...availabilityInput.shape,
  bedKind,
  version: z.int(),
  updatedAt: instant,
  updatedBy: z.string().nullable(),
})
export type Availability = z.infer<typeof availability>

export const hospitalSummary = z.strictObject({
  id: uuid,
  name: z.string(),
  shortName: z.string(),
  nameKana: z.string(),
  use: hospitalUse,
  municipalityCode: z.string(),
  municipalityName: z.string(),
  secondaryArea: z.string().nullable(),
  address: z.string(),
  phone: z.string(),
  /** Straight-line kilometres from the asking hospital; null where either has no coordinates. */
  distanceKm: z.number().nullable(),
  beds: z.array(z.strictObject({ bedKind, beds: z.int(), vacant: z.int(), acceptable: z.int(), updatedAt: instant })),
  licensedBeds: z.int().nullable(),
})
export type HospitalSummary = z.infer<typeof hospitalSummary>

export const hospitalDetail = z.strictObject({
  ...hospitalSummary.shape,
  postalCode: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  naviiId: z.string().nullable(),
  record: facilityRecord.nullable(),
  recordVersion: z.int(),
  recordUpdatedAt: instant.nullable(),
  recordUpdatedBy: z.string().nullable(),
  acceptance: acceptanceTable,
  availability: z.array(availability),
})
export type HospitalDetail = z.infer<typeof hospitalDetail>

export const listCareNeedsCall = defineCall({
  method: 'GET',
  path: '/api/v1/care-needs',
  summary: 'The catalogue of care needs and infections, retired items included',
  output: z.strictObject({ careNeeds: z.array(careNeed) }),
  refusals: ['not_signed_in'],
})

export const getPrefectureCall = defineCall({
  method: 'GET',
  path: '/api/v1/prefecture',
  summary: 'Municipalities, wards and 二次医療圏 of the prefecture served here',
  output: z.strictObject({
    code: z.string(),
    name: z.string(),
    secondaryAreas: z.array(z.strictObject({ name: z.string(), municipalityCodes: z.array(municipalityCode) })),
    municipalities: z.array(
      z.strictObject({
        code: municipalityCode,
        name: z.string(),
        kana: z.string(),
        /** The designated city a ward belongs to. */
        cityCode: municipalityCode.nullable(),
        secondaryArea: z.string().nullable(),
        healthCenter: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
      }),
    ),
  }),
  refusals: ['not_signed_in'],
})

export const listHospitalsCall = defineCall({
  method: 'GET',
  path: '/api/v1/hospitals',
  summary: 'Directory of hospitals with filters, for user hospitals and the prefecture (要綱14条)',
  query: z.strictObject({
    q: textUpTo(100).optional(),
    use: hospitalUse.optional(),
    area: shortText.optional(),
    municipality: municipalityCode.optional(),
    bedKind: bedKind.optional(),
    vacantOnly: z.enum(['1']).optional(),
    /** A care need the hospital accepts (○, or △ with a condition). */
    need: textUpTo(40).optional(),
    /** Vacancy of the bed kind (or any) not older than this many hours. */
    freshHours: queryCount.max(10_000).optional(),
    withinKm: queryCount.max(2000).optional(),
    sort: z.enum(['distance', 'name', 'vacancy', 'updated']).optional(),
    limit: queryCount.max(500).optional(),
    offset: queryCount.max(1_000_000).optional(),
  }),
  output: z.strictObject({ total: z.int(), hospitals: z.array(hospitalSummary) }),
  refusals: ['not_signed_in', 'hospital_not_active'],
})

const hospitalPath = z.strictObject({ hospitalId: uuid })

export const getHospitalCall = defineCall({
  method: 'GET',
  path: '/api/v1/hospitals/:hospitalId',
  summary: 'One hospital with its facility information',
  params: hospitalPath,
  output: hospitalDetail,
  refusals: ['not_signed_in', 'hospital_not_active', 'not_found'],
})

export const updateFacilityRecordCall = defineCall({
  method: 'PUT',
  path: '/api/v1/facility/record',
  summary: "Replace the own hospital's facility record",
  body: z.strictObject({ version: countNumber, record: facilityRecord }),
  output: hospitalDetail,
  refusals: ['version_conflict', 'personal_name', 'invalid_input', 'not_permitted', 'hospital_not_active'],
})

export const updateAcceptanceCall = defineCall({
  method: 'PUT',
  path: '/api/v1/facility/acceptance',
  summary: "Replace the own hospital's acceptance conditions",
  body: z.strictObject({ version: countNumber, acceptance: acceptanceTable }),
  output: hospitalDetail,
  refusals: ['version_conflict', 'personal_name', 'invalid_input', 'not_permitted', 'hospital_not_active'],
})

export const updateAvailabilityCall = defineCall({
  method: 'PUT',
  path: '/api/v1/facility/availability/:bedKind',
  summary: "Set the own hospital's vacancy of one bed kind; `version` 0 where the kind isn't there yet",
  params: z.strictObject({ bedKind }),
  body: z.strictObject({ version: countNumber, availability: availabilityInput }),
  output: availability,
  refusals: ['version_conflict', 'invalid_input', 'not_permitted', 'hospital_not_active'],
})

export const confirmAvailabilityCall = defineCall({
  method: 'POST',
  path: '/api/v1/facility/availability/confirm',
  summary: '変更なし: every vacancy of the own hospital holds as of now, or only the named bed kinds',
  body: z.strictObject({ bedKinds: z.array(bedKind).max(BED_KINDS.length).optional() }),
  output: z.strictObject({ availability: z.array(availability) }),
  refusals: ['not_permitted', 'hospital_not_active'],
})
