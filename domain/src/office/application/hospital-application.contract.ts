import { z } from 'zod'
import { hospitalUse } from '../../account/account.contract'
import { defineCall } from '../../base/call'
import { countNumber, day, instant, municipalityCode, uuid } from '../../base/id'
import { mailAddress } from '../../base/mail-address'
import { pageQuery } from '../../base/page'
import { lineUpTo, textUpTo } from '../../base/text'
import { APPLICATION_STATES, MOST_WISHED_SEATS, REPRESENTED_BY } from './hospital-application.rules'

/** How people, hospitals, departments are called: no labelled form cell, no number. */
const named = (most: number) => lineUpTo(most).regex(/^[^:：0-9０-９]*$/u)
const phone = z.string().max(20).regex(/^[0-9+()-]*$/)
const email = mailAddress(200)
/** As they are read off a sheet or a screen, however typed. */
const typedCode = lineUpTo(60).regex(/^[^:：]*$/u)

/** 利用申込 (要綱7条): which hospital, who answers for it, who begins. What has a field of its own isn't free text. */
export const hospitalApplication = z.strictObject({
  /** Of the prefecture's directory; null: it isn't in it, and the name says which. */
  hospitalId: uuid.nullable(),
  hospitalName: named(100),
  municipalityCode: z.union([z.literal(''), municipalityCode]),
  contact: z.strictObject({ name: named(60), department: named(60), phone, email }),
  /** The first 代表者; their invitation goes to this address, unless others read it too, which is allowed for two reasons together (rule 38). */
  representative: z.strictObject({ name: named(60), kana: named(60), department: named(60), email, sharedMailbox: z.boolean(), noPersonalMailbox: z.boolean().default(false), privateMailForbidden: z.boolean().default(false) }),
  seats: z.int().min(1).max(MOST_WISHED_SEATS),
  wishedFrom: day.nullable(),
  note: textUpTo(1000),
})
export type HospitalApplication = z.infer<typeof hospitalApplication>

export const applicationState = z.enum(APPLICATION_STATES)

const receipt = { number: typedCode, code: typedCode }
const APPLICANT_REFUSALS = ['application_unknown', 'too_many_requests'] as const
const CONTENT_REFUSALS = ['required_fields_missing', 'terms_superseded', 'day_past', 'personal_name', 'destination_area_unknown', 'shared_mailbox_not_allowed', 'too_many_requests'] as const

export const findJoinableHospitalsCall = defineCall({
  method: 'GET',
  path: '/api/v1/applications/hospitals',
  summary: 'Hospitals of the directory by name or institution code, for the application to join; tells of none whether it uses the system',
  query: z.strictObject({ q: textUpTo(100).min(2) }),
  output: z.strictObject({ hospitals: z.array(z.strictObject({ id: uuid, name: z.string(), municipalityCode })) }),
})

export const listJoinMunicipalitiesCall = defineCall({
  method: 'GET',
  path: '/api/v1/applications/municipalities',
  summary: 'Municipalities of the prefecture, for a hospital that its directory lacks',
  output: z.strictObject({ municipalities: z.array(z.strictObject({ code: municipalityCode, name: z.string() })) }),
})

export const submitApplicationCall = defineCall({
  method: 'POST',
  path: '/api/v1/applications',
  summary: 'A hospital applies to use the system (利用申込); answers the receipt, whose code is told once',
  body: z.strictObject({ application: hospitalApplication, termsVersion: countNumber.nullable() }),
  output: z.strictObject({ number: z.string(), code: z.string() }),
  refusals: CONTENT_REFUSALS,
})

const ownApplication = z.strictObject({
  number: z.string(),
  state: applicationState,
  version: z.int(),
  submittedAt: instant,
  decidedAt: instant.nullable(),
  /** Why it was returned or refused. */
  comment: z.string(),
  hospitalName: z.string(),
  application: hospitalApplication,
})
export type OwnApplication = z.infer<typeof ownApplication>

export const readOwnApplicationCall = defineCall({
  method: 'POST',
  path: '/api/v1/applications/lookup',
  summary: 'How far one’s application is, by receipt number and code; wrong ones are answered alike',
  body: z.strictObject(receipt),
  output: ownApplication,
  refusals: APPLICANT_REFUSALS,
})

export const correctApplicationCall = defineCall({
  method: 'PUT',
  path: '/api/v1/applications',
  summary: 'The corrected application, submitted anew',
  body: z.strictObject({ ...receipt, version: countNumber, application: hospitalApplication, termsVersion: countNumber.nullable() }),
  output: ownApplication,
  refusals: [...CONTENT_REFUSALS, 'application_unknown', 'application_not_open', 'version_conflict'],
})

export const withdrawApplicationCall = defineCall({
  method: 'POST',
  path: '/api/v1/applications/withdrawal',
  summary: 'The application is taken back before it is decided',
  body: z.strictObject(receipt),
  output: ownApplication,
  refusals: [...APPLICANT_REFUSALS, 'application_not_open'],
})

const applicationEntry = z.strictObject({
  id: uuid,
  number: z.string(),
  state: applicationState,
  hospitalName: z.string(),
  municipalityCode: z.string(),
  seats: z.int(),
  contactName: z.string(),
  submittedAt: instant,
  changedAt: instant,
  decidedAt: instant.nullable(),
  late: z.boolean(),
  /** It came when far too many did (別受付): nobody was told of it. */
  setAside: z.boolean(),
})
export type ApplicationEntry = z.infer<typeof applicationEntry>

export const APPLICATION_FILTERS = ['open', 'aside', 'returned', 'decided'] as const
export type ApplicationFilter = (typeof APPLICATION_FILTERS)[number]

export const listApplicationsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/applications',
  summary: 'Applications to join: what waits, the longest first; what was set aside on a day of too many; what was returned; what was decided',
  query: pageQuery.extend({ state: z.enum(APPLICATION_FILTERS).default('open') }),
  output: z.strictObject({ applications: z.array(applicationEntry), /** Of all pages. */ total: z.int() }),
  refusals: ['not_signed_in', 'not_permitted'],
})

const officeApplication = z.strictObject({
  ...applicationEntry.shape,
  version: z.int(),
  application: hospitalApplication,
  comment: z.string(),
  termsVersion: z.int().nullable(),
  decidedBy: z.string().nullable(),
  /** The hospital as the directory has it now; null where it isn't in it. */
  hospital: z.strictObject({ id: uuid, use: hospitalUse, people: z.int(), representedBy: z.enum(REPRESENTED_BY) }).nullable(),
  /** Others of the same hospital that wait. */
  alsoApplied: z.array(z.strictObject({ id: uuid, number: z.string() })),
  /** The person who was invited with the acceptance, or spoke for the hospital before. */
  representativeId: uuid.nullable(),
  /** When it is deleted, as it stands now. */
  deletedFrom: day.nullable(),
})
export type OfficeApplication = z.infer<typeof officeApplication>

const ofApplication = z.strictObject({ applicationId: uuid })
const version = countNumber

export const getApplicationCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/applications/:applicationId',
  summary: 'One application to join',
  params: ofApplication,
  output: officeApplication,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

const DECIDED = ['not_permitted', 'not_found', 'application_not_open', 'version_conflict'] as const

export const acceptApplicationCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/applications/:applicationId/acceptance',
  summary: 'The hospital’s use begins, its first representative is invited, unless it is one whom it had before; a hospital that isn’t in the directory is linked to one, or entered',
  params: ofApplication,
  body: z.strictObject({ version, hospitalId: uuid.nullable() }),
  output: z.strictObject({ application: officeApplication, /** `known`: they had an account and weren’t invited. */ invitedBy: z.enum(['mail', 'code', 'known']) }),
  refusals: [...DECIDED, 'confirmation_needed', 'destination_area_unknown', 'seat_budget_exceeded', 'person_exists', 'mailbox_of_colleague', 'hospital_represented'],
})

export const returnApplicationCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/applications/:applicationId/return',
  summary: 'Back to the applicant, with what is to be corrected',
  params: ofApplication,
  body: z.strictObject({ version, comment: textUpTo(1000) }),
  output: officeApplication,
  refusals: [...DECIDED, 'required_fields_missing', 'personal_name'],
})

export const refuseApplicationCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/applications/:applicationId/refusal',
  summary: 'Refused, with the reason',
  params: ofApplication,
  body: z.strictObject({ version, comment: textUpTo(1000) }),
  output: officeApplication,
  refusals: [...DECIDED, 'required_fields_missing', 'personal_name'],
})
