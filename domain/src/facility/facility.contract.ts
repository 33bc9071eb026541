import { z } from 'zod'
import { hospitalUse } from '../account/account.contract'
import { defineCall } from '../base/call'
import { countNumber, day, instant, municipalityCode, queryCount, uuid } from '../base/id'
import { mailAddress } from '../base/mail-address'
import { longText, shortText, textUpTo } from '../base/text'
import { deletionMark } from '../names/hidden-mark'
import { bedKind } from './bed-kind'
import { acceptanceTable, careNeed } from './care-need'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const weekday = z.int().min(0).max(6)
const whole = z.int().min(0).max(9999)

/** 受付時間: weekdays 0 = Sunday … 6 = Saturday, times in Japan. */
export const receptionHours = z.strictObject({ weekdays: z.array(weekday).max(7), from: clockTime, until: clockTime })

const email = mailAddress(200)

/** A further way to reach the hospital: the ward's own line, nights, psychiatry. */
export const facilityContact = z.strictObject({ name: textUpTo(60), phone: textUpTo(30), extension: textUpTo(20), email })
export type FacilityContact = z.infer<typeof facilityContact>
export const MOST_CONTACTS = 5

/** What a user hospital says of itself (施設情報, 要綱13条). Everything optional but the department: filled in over weeks. */
export const facilityRecord = z.strictObject({
  /** 略称 as the hospital wants to be called in lists; empty = as the directory has it. */
  shortName: textUpTo(40).default(''),
  departmentName: shortText,
  phone: textUpTo(30),
  extension: textUpTo(20),
  fax: textUpTo(30),
  email,
  otherContacts: z.array(facilityContact).max(MOST_CONTACTS).default([]),
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
  /** How often the vacancy is brought up to date, in days on which it is reachable; null = by what it has done so far. */
  vacancyRhythmDays: z.int().min(1).max(14).nullable().default(null),
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
  /** How many beds come free on that day; 0 where only the day is known. */
  opensBeds: whole.default(0),
  sex: sexAvailability,
  privateRoom: z.boolean(),
  /** 待機: how long a patient waits for such a bed. */
  waitingWeeks: z.int().min(0).max(104).nullable().default(null),
  /** 「大部屋のみ」「金曜に1床の見込み」 */
  note: textUpTo(100).default(''),
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

/** What the prefecture deleted as unsuitable, by the path of the text: `record.visiting`, `acceptance.G01`, `general.note` (rule 60). */
export const deletedTexts = z.record(z.string(), deletionMark)

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
  deletedTexts,
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
    /** Codes of care needs that the hospital takes all of (○, or △ with a condition), with commas between. */
    needs: textUpTo(1000).optional(),
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
