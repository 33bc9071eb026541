import { z } from 'zod'
import { hospitalLabel, hospitalUse, personRole } from '../../account/account.contract'
import { PREFECTURE_ROLES } from '../../account/actor'
import { defineCall } from '../../base/call'
import { instant, municipalityCode, queryCount, uuid } from '../../base/id'
import { mailAddress } from '../../base/mail-address'
import { lineUpTo, textUpTo } from '../../base/text'

/** Facility information of a user hospital that nobody has touched for so long counts as old. */
export const STALE_AFTER_DAYS = 14
/** A user hospital of which nobody has done anything for so long is silent. */
export const SILENT_AFTER_DAYS = 14

/** How people, hospitals, departments are called: no labelled form cell, no number. */
const named = (most: number) => lineUpTo(most).regex(/^[^:：0-9０-９]*$/u)
const filled = (most: number) => named(most).regex(/\S/u)
const phoneNumber = z.string().max(20).regex(/^[0-9+()-]*$/)
const email = mailAddress(200)

const registeredHospital = z.strictObject({
  id: uuid,
  name: z.string(),
  shortName: z.string(),
  use: hospitalUse,
  municipalityCode,
  corporation: z.string(),
  /** In service. */
  people: z.int(),
  representatives: z.int(),
  /** When one of its people last did anything here. */
  lastActiveAt: instant.nullable(),
  /** When it last brought its facility information up to date. */
  informedAt: instant.nullable(),
  openCases: z.int(),
})
export type RegisteredHospital = z.infer<typeof registeredHospital>

export const HOSPITAL_CONDITIONS = ['stale', 'silent', 'without_representative'] as const
export type HospitalCondition = (typeof HOSPITAL_CONDITIONS)[number]

export const listRegisteredHospitalsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/hospitals',
  summary: 'Hospitals with how they use the system, for the prefecture',
  query: z.strictObject({ q: textUpTo(100).optional(), use: hospitalUse.optional(), condition: z.enum(HOSPITAL_CONDITIONS).optional(), limit: z.coerce.number().int().min(1).max(200).optional(), offset: queryCount.optional() }),
  output: z.strictObject({ total: z.int(), hospitals: z.array(registeredHospital) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

const registeredPerson = z.strictObject({ personId: uuid, loginId: z.string(), displayName: z.string(), role: personRole, department: z.string(), email: z.string(), active: z.boolean() })
export type RegisteredPerson = z.infer<typeof registeredPerson>

const directoryData = z.strictObject({
  name: filled(100),
  nameKana: named(100),
  shortName: filled(40),
  municipalityCode,
  corporation: named(100),
  phone: phoneNumber,
})
export type DirectoryData = z.infer<typeof directoryData>

const registeredHospitalInFull = z.strictObject({
  hospital: z.strictObject({ ...registeredHospital.shape, nameKana: z.string(), phone: z.string() }),
  people: z.array(registeredPerson),
  /** What keeps its use from ending (rule 81): codes, for officers. */
  openCases: z.array(z.strictObject({ id: uuid, code: z.string() })),
  /** User hospitals of the same corporation: they may take the open cases over. */
  successors: z.array(hospitalLabel),
})
export type RegisteredHospitalInFull = z.infer<typeof registeredHospitalInFull>

const ofHospital = z.strictObject({ hospitalId: uuid })

export const getRegisteredHospitalCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/hospitals/:hospitalId',
  summary: 'One hospital with its people and what keeps its use from ending',
  params: ofHospital,
  output: registeredHospitalInFull,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const addHospitalCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/hospitals',
  summary: 'A hospital that the directory lacks; its use is started apart',
  body: directoryData,
  output: registeredHospitalInFull,
  refusals: ['not_permitted', 'destination_area_unknown'],
})

export const correctHospitalCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/hospitals/:hospitalId/directory',
  summary: 'What the directory says of a hospital: name, short name, municipality, corporation, telephone',
  params: ofHospital,
  body: directoryData,
  output: registeredHospitalInFull,
  refusals: ['not_permitted', 'not_found', 'destination_area_unknown'],
})

export const changeHospitalUseCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/hospitals/:hospitalId/use',
  summary: 'Start or end a hospital’s use (rules 48, 81)',
  params: ofHospital,
  body: z.strictObject({ use: z.enum(['active', 'ended']) }),
  output: registeredHospitalInFull,
  refusals: ['not_permitted', 'confirmation_needed', 'not_found', 'hospital_has_open_cases', 'seat_budget_exceeded'],
})

export const handOverCasesCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/hospitals/:hospitalId/hand-over',
  summary: 'All open cases go to another user hospital of the same corporation (rule 81)',
  params: ofHospital,
  body: z.strictObject({ toHospitalId: uuid }),
  output: registeredHospitalInFull,
  refusals: ['not_permitted', 'not_found', 'invalid_input'],
})

const newPerson = { displayName: filled(60), displayKana: named(60), department: named(60), email, sharedMailbox: z.boolean() }
/** Who is to set their own password: by a link to a mailbox of theirs alone, or by a code from the office (rule 38). */
const invitedPerson = z.strictObject({ personId: uuid, displayName: z.string(), loginId: z.string(), invitedBy: z.enum(['mail', 'code']) })
export type InvitedPerson = z.infer<typeof invitedPerson>

export const addRepresentativeCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/hospitals/:hospitalId/representatives',
  summary: 'A hospital’s representative, with a login of their own, who is invited to set a password',
  params: ofHospital,
  /** Who says that its mailbox is shared, says both reasons too (rule 38). */
  body: z.strictObject({ ...newPerson, noPersonalMailbox: z.boolean(), privateMailForbidden: z.boolean() }),
  output: invitedPerson,
  refusals: ['not_permitted', 'confirmation_needed', 'not_found', 'seat_budget_exceeded', 'person_exists', 'mailbox_of_colleague', 'shared_mailbox_not_allowed'],
})

const ofPerson = z.strictObject({ personId: uuid })

export const changePersonRoleCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/people/:personId/role',
  summary: 'Who is a hospital’s representative, and who no longer is',
  params: ofPerson,
  body: z.strictObject({ role: z.enum(['member', 'representative']) }),
  refusals: ['not_permitted', 'confirmation_needed', 'not_found', 'sole_representative'],
})

export const deactivatePersonCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/people/:personId/end',
  summary: 'A person leaves: no sign-in any more, their work passes to colleagues (rule 82)',
  params: ofPerson,
  refusals: ['not_permitted', 'confirmation_needed', 'not_found', 'own_account', 'sole_representative', 'last_officer'],
})

export const listPrefecturePeopleCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/people',
  summary: 'People of the prefecture and their roles',
  output: z.strictObject({ people: z.array(registeredPerson) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const addPrefecturePersonCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/people',
  summary: 'A person of the prefecture: officer, coordinator or auditor, who is invited to set a password',
  body: z.strictObject({ ...newPerson, role: z.enum(PREFECTURE_ROLES) }),
  output: invitedPerson,
  refusals: ['not_permitted', 'confirmation_needed', 'person_exists', 'mailbox_of_colleague'],
})
