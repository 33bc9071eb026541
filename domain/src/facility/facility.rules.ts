import { accepted, refused, type Result } from '../base/result'
import type { AcceptanceTable } from './care-need'
import type { Availability, FacilityRecord } from './facility.contract'

/** What a hospital has that has stated nothing yet: reachable in office hours, everything else open. */
export const EMPTY_FACILITY_RECORD: FacilityRecord = {
  shortName: '',
  departmentName: '',
  phone: '',
  extension: '',
  fax: '',
  email: '',
  otherContacts: [],
  website: '',
  receptionHours: { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' },
  afterHours: 'none',
  afterHoursPhone: '',
  committeeWeekdays: [],
  committeeDeadline: '',
  familyInterview: 'depends',
  answerWithinHours: null,
  daysToAdmission: null,
  therapists: null,
  privateRoomFee: '',
  uninsuredCosts: '',
  visiting: '',
  pickUp: '',
  ageFrom: null,
  ageTo: null,
  guarantor: 'negotiable',
  vacancyRhythmDays: null,
  remarks: '',
}

/** The address as it reads: a name written as %E7%94%B0… is one all the same. */
const readable = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** All text of a record that isn't a number or a choice, by its path: where a patient's name could stand (要綱6条1号). */
export const textsOfRecord = (record: FacilityRecord): Record<string, string> => ({
  'record.shortName': record.shortName,
  'record.departmentName': record.departmentName,
  'record.email': record.email,
  ...Object.fromEntries(record.otherContacts.flatMap((contact, at) => [[`record.otherContacts.${at}.name`, contact.name], [`record.otherContacts.${at}.email`, contact.email]])),
  'record.website': readable(record.website),
  'record.committeeDeadline': record.committeeDeadline,
  'record.privateRoomFee': record.privateRoomFee,
  'record.uninsuredCosts': record.uninsuredCosts,
  'record.visiting': record.visiting,
  'record.pickUp': record.pickUp,
  'record.remarks': record.remarks,
})

const PHONE_FIELDS = ['phone', 'extension', 'fax', 'afterHoursPhone'] as const

/** Full-width digits and every dash of a Japanese keyboard are a number's; other words are not. */
const isPhoneNumber = (text: string): boolean => /^(?:[\d+() -]|内線)*$/u.test(text.normalize('NFKC').replace(/[‐‑‒–—―−ー]/gu, '-'))

/** Programs drop a tab, a line break or half a character from an address, so that it leads elsewhere than it reads. */
const isPlainAddress = (text: string): boolean => !/[\p{C}\p{Z}]/u.test(text)

/**
 * A record that contradicts itself would make matching say nonsense. What a telephone number and an address may hold is
 * asked here and not by the shape, which rows kept before must fit as well.
 */
export const checkFacilityRecord = (record: FacilityRecord): Result<true> => {
  const fields = [
    ...(record.departmentName.trim() === '' ? ['record.departmentName'] : []),
    ...PHONE_FIELDS.filter((field) => !isPhoneNumber(record[field])).map((field) => `record.${field}`),
    ...record.otherContacts.flatMap((contact, at) => [
      ...(contact.name.trim() === '' ? [`record.otherContacts.${at}.name`] : []),
      ...(['phone', 'extension'] as const).filter((field) => !isPhoneNumber(contact[field])).map((field) => `record.otherContacts.${at}.${field}`),
    ]),
    ...(isPlainAddress(record.website) ? [] : ['record.website']),
    ...(record.receptionHours.from >= record.receptionHours.until ? ['record.receptionHours'] : []),
    ...(record.ageFrom !== null && record.ageTo !== null && record.ageFrom > record.ageTo ? ['record.ageFrom', 'record.ageTo'] : []),
  ]
  return fields.length > 0 ? refused('invalid_input', { fields }) : accepted(true)
}

/** Only items of the catalogue; a limit is "at most" in the item's own unit, so an item without one has none. */
export const checkAcceptance = (table: AcceptanceTable, catalogue: readonly { code: string; quantityUnit: string | null }[]): Result<true> => {
  const units = new Map(catalogue.map((need) => [need.code, need.quantityUnit]))
  const wrong = Object.entries(table).filter(
    ([code, stated]) => !units.has(code) || (stated.limit !== null && (units.get(code) === null || stated.level === 'refused')),
  )
  return wrong.length > 0 ? refused('invalid_input', { fields: wrong.map(([code]) => `acceptance.${code}`) }) : accepted(true)
}

export const textsOfAcceptance = (table: AcceptanceTable): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([code, stated]) => [`acceptance.${code}`, stated.condition]))

/**
 * No more beds are empty, offered, kept for somebody or to come free than there are; more than are empty now may be
 * offered only where the day is stated on which they come free (予定), and no more than then do.
 */
export const checkAvailability = (given: Pick<Availability, 'beds' | 'vacant' | 'acceptable' | 'held' | 'opensOn'> & { opensBeds?: number }): Result<true> => {
  const { beds, vacant, opensOn, opensBeds = 0 } = given
  const most = opensOn === null ? vacant : opensBeds === 0 ? beds : Math.min(beds, vacant + opensBeds)
  const fields = [
    ...(vacant > beds ? ['availability.vacant'] : []),
    ...(given.acceptable > most ? ['availability.acceptable'] : []),
    ...(given.held > beds ? ['availability.held'] : []),
    ...(opensBeds > beds ? ['availability.opensBeds'] : []),
    ...(opensBeds > 0 && opensOn === null ? ['availability.opensOn'] : []),
  ]
  return fields.length > 0 ? refused('invalid_input', { fields }) : accepted(true)
}

/** Where a patient's name could stand in a vacancy (要綱6条1号). */
export const textsOfAvailability = (given: Pick<Availability, 'note'>): Record<string, string> => ({ 'availability.note': given.note })
