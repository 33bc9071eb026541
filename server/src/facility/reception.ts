import { addDays, afterWorkingDays, japanDay, weekdayOf, type WorkingTime } from '@tasuki/domain/base/working-time'
import { type FacilityRecord, facilityRecord } from '@tasuki/domain/facility/facility.contract'
import { closedDaysBetween, type ReceptionTime } from '@tasuki/domain/facility/reception-time'
import { readSetting } from '../account/installation'
import { isOfficeHoliday } from '../account/seat/office-holiday'
import type { Transaction } from '../platform/db/transaction'
import { findFacilityRecord, findFacilityRecords } from './facility.store'

const OFFICE_HOURS = { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }
/** The prefecture's setting: working days of B within which it confirms (rule 70). */
export const CONFIRM_WITHIN_SETTING = 'confirm_within_working_days'
const CONFIRM_WITHIN_DEFAULT = 1

/**
 * 受付時間 as the clocks of rules 69, 70 and 73 reckon; Monday to Friday, 9 to 17, where the hospital states none. Closed
 * on holidays, unless the hospital receives on Sundays too.
 */
export const workingTimeOfRecord = (record: FacilityRecord | undefined): WorkingTime => {
  const stated = record?.receptionHours ?? OFFICE_HOURS
  const hours = stated.weekdays.length > 0 ? stated : OFFICE_HOURS
  const everyDay = hours.weekdays.includes(0)
  return { ...hours, isClosed: (day) => !everyDay && (weekdayOf(day) === 0 || isOfficeHoliday(day)) }
}

const receptionOf = async (tx: Transaction, hospitalId: string): Promise<WorkingTime> => {
  const row = await findFacilityRecord(tx, hospitalId)
  return workingTimeOfRecord(row && facilityRecord.parse(row.record))
}

const AHEAD_DAYS = 60

/** The reception hours of several hospitals for the clocks of a page, with the closed days from `since` to two months ahead. */
export const receptionTimesOf = async (tx: Transaction, of: { hospitalIds: readonly string[]; since: Date }): Promise<Map<string, ReceptionTime>> => {
  const records = new Map((await findFacilityRecords(tx, of.hospitalIds)).map((row) => [row.hospital_id, facilityRecord.parse(row.record)]))
  const span = { from: japanDay(of.since), until: addDays(japanDay(tx.now), AHEAD_DAYS) }
  return new Map(
    of.hospitalIds.map((id) => {
      const record = records.get(id)
      const time = workingTimeOfRecord(record)
      return [id, { weekdays: [...time.weekdays], from: time.from, until: time.until, closedDays: closedDaysBetween(span, time), answerWithinHours: record?.answerWithinHours ?? null }]
    }),
  )
}

/** B's time to confirm, in its own working days. */
export const confirmationDueAt = async (tx: Transaction, hospitalId: string): Promise<Date> => {
  const set = await readSetting(tx, CONFIRM_WITHIN_SETTING)
  const days = typeof set === 'number' && Number.isInteger(set) && set > 0 ? set : CONFIRM_WITHIN_DEFAULT
  return afterWorkingDays(tx.now, days, await receptionOf(tx, hospitalId))
}
