import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Actor, MemberActor } from '@tasuki/domain/account/actor'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { giveSeatsCommand, setSeatBudgetCommand } from '../src/account/seat/allot-seats'
import { createHospitalCommand } from '../src/account/hospital/create-hospital'
import { issueLoginCommand } from '../src/account/sign-in/issue-login'
import { startHospitalUseCommand } from '../src/account/hospital/start-hospital-use'
import { updateAcceptanceCommand, updateFacilityRecordCommand } from '../src/facility/update-facility-record'
import type { Database } from '../src/platform/db/database'
import type { SessionService } from '../src/platform/session/session-service'
import { withActorAt } from './demo-clock'
import { stateVacancy } from './demo-vacancy'
import { CONTACT_NAMES, DEMO_PASSWORD, DEMO_PEOPLE, demoAddressOf } from './demo-people'
import type { FictionalHospital } from './fictional-hospitals'

/** The demonstration's hospitals by their key and by what they are called in the scripts, each with who acts for it. */
export type DemoHouse = ReadonlyMap<string, { hospitalId: string; people: readonly MemberActor[] }>

export const DEMO_ACTOR: Actor = { kind: 'system', name: 'demo' }
/** More than the hospitals' people: some seats of the prefecture are still to be given. */
export const DEMO_SEAT_BUDGET = 160
const HOUR_MS = 3_600_000
/** Before the first application for seats that the demonstration tells of. */
const SET_UP_BEFORE_MS = 300 * 24 * HOUR_MS
const STATED_BEFORE_MS = 30 * 24 * HOUR_MS

const DEPARTMENTS = { acute: '地域医療連携室', rehab: '入退院支援室', community: '地域連携室', longTerm: '医療相談室', psychiatric: '医療福祉相談室', palliative: '緩和ケア相談室', small: '医事課' } as const

const AFTER_HOURS = { acute: 'accepts', rehab: 'none', community: 'phone', longTerm: 'none', psychiatric: 'phone', palliative: 'phone', small: 'none' } as const

const REMARKS = {
  acute: '転入のご相談は各診療科と調整のうえ回答します。',
  rehab: '発症からの日数と、リハビリの実施状況（1日の単位数、離床時間）をお知らせください。',
  community: '在宅復帰を目指す方を優先します。退院先の見込みをお書き添えください。',
  longTerm: '看取りまで対応します。薬剤の変更をお願いすることがあります。',
  psychiatric: '身体合併症の治療は近隣の病院と連携して行います。入院形態をお知らせください。',
  palliative: '病状とご本人の意向を確認する面談を行います。',
  small: '病床が少ないため、お電話でもお問い合わせください。',
} as const

const recordOfHospital = (hospital: FictionalHospital): FacilityRecord => ({
  ...EMPTY_FACILITY_RECORD,
  ...hospital.record,
  departmentName: DEPARTMENTS[hospital.role],
  phone: hospital.phone,
  fax: hospital.fax,
  receptionHours: { weekdays: hospital.role === 'acute' ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5], from: '09:00', until: hospital.role === 'small' ? '16:30' : '17:00' },
  afterHours: AFTER_HOURS[hospital.role],
  committeeDeadline: hospital.record.committeeWeekdays.length > 0 ? '前日の15時まで' : '',
  privateRoomFee: hospital.role === 'acute' ? '1日8,800円から' : '1日5,500円から',
  otherContacts: hospital.people === 'psychiatric' || hospital.people === 'b' ? [{ name: '夜間・休日の窓口', phone: hospital.phone.replace(/\d{2}$/, '99'), extension: '', email: '' }] : [],
  uninsuredCosts: '入院セット 1日550円',
  visiting: '14時から17時、1回15分（要予約）',
  pickUp: hospital.role === 'acute' ? '' : '民間救急・介護タクシーをご利用ください',
  remarks: REMARKS[hospital.role],
})

/** In turns, so that a copy of the list isn't shifted with every write: the i-th hospital's contact. */
const contactName = (index: number): string => CONTACT_NAMES[index % CONTACT_NAMES.length] ?? ''

type Setting = { database: Database; sessions: SessionService; now: Date }

const openHospital = async ({ database, sessions, now }: Setting, hospital: FictionalHospital, index: number) => {
  const when = new Date(now.getTime() - SET_UP_BEFORE_MS + index * 60_000)
  const people = DEMO_PEOPLE.filter((person) => person.hospital !== null && person.hospital === hospital.people)
  const issued = people.length > 0 ? people.map((person) => ({ ...person, email: demoAddressOf(person.loginId), password: DEMO_PASSWORD })) : [{ displayName: contactName(index), role: 'representative' as const, department: DEPARTMENTS[hospital.role] }]
  // Its seats first: nobody waits for the budget while a password is hashed.
  const hospitalId = await withActorAt(database, { actor: DEMO_ACTOR, when }, async (tx) => {
    const created = await createHospitalCommand(tx, { ...hospital, source: 'demo' })
    await startHospitalUseCommand(tx, created)
    await giveSeatsCommand(tx, { hospitalId: created, seats: issued.length })
    return created
  })
  return withActorAt(database, { actor: DEMO_ACTOR, when }, async (tx) => {
    const actors: MemberActor[] = []
    for (const person of issued) {
      const { personId } = await issueLoginCommand(tx, sessions, { ...person, hospitalId })
      actors.push({ kind: 'member', personId, hospitalId, role: person.role === 'representative' ? 'representative' : 'member' })
    }
    return { hospitalId, people: actors }
  })
}

/** What the hospital states, by its own people. */
const stateFacility = async ({ database, now }: Setting, hospital: FictionalHospital, people: readonly MemberActor[]): Promise<void> => {
  const [first] = people
  if (!first) return
  await withActorAt(database, { actor: first, when: new Date(now.getTime() - STATED_BEFORE_MS) }, async (tx) => {
    await updateFacilityRecordCommand(tx, { version: 0, record: recordOfHospital(hospital) })
    await updateAcceptanceCommand(tx, { version: 1, acceptance: hospital.acceptance })
  })
  await stateVacancy({ database, now }, hospital, people)
}

/** Several at once: each waits for its password's hash and for the disk, not for the others. */
export const inParallel = async <T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> => {
  const LANES = 6
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) await work(item, index)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

export const openDemoHouse = async (setting: Setting, hospitals: readonly FictionalHospital[]): Promise<DemoHouse> => {
  const house = new Map<string, { hospitalId: string; people: readonly MemberActor[] }>()
  await withActorAt(setting.database, { actor: DEMO_ACTOR, when: new Date(setting.now.getTime() - SET_UP_BEFORE_MS) }, async (tx) => {
    const year = fiscalYearOf(monthOf(japanDay(tx.now)))
    for (const fiscalYear of [year, year + 1]) await setSeatBudgetCommand(tx, DEMO_SEAT_BUDGET, fiscalYear)
  })
  await inParallel(hospitals, async (hospital, index) => {
    const opened = await openHospital(setting, hospital, index)
    await stateFacility(setting, hospital, opened.people)
    for (const key of [hospital.key, ...(hospital.people === null ? [] : [hospital.people])]) house.set(key, opened)
  })
  return house
}
