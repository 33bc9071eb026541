import { addMonths, monthOf } from '../../base/month'
import { accepted, refused, type Result } from '../../base/result'
import { addDays, weekdayOf } from '../../base/working-time'

/** Both days belong to it. */
export type ApplicationPause = { firstDay: string; lastDay: string }

/** The days on which the prefecture is open, and the periods in which it takes no applications (要綱10条3項). */
export type OfficeCalendar = {
  /** National holidays and 12/29–1/3. */
  isHoliday: (day: string) => boolean
  /** Days that the prefecture has closed besides. */
  closedDays: ReadonlySet<string>
  pauses: readonly ApplicationPause[]
}

/** 開庁日 */
export const isOfficeOpen = (day: string, { isHoliday, closedDays }: Pick<OfficeCalendar, 'isHoliday' | 'closedDays'>): boolean =>
  weekdayOf(day) !== 0 && weekdayOf(day) !== 6 && !isHoliday(day) && !closedDays.has(day)

/** Longer than any run of closed days; a calendar without one open day ends the search here. */
const SEARCH_DAYS = 62

/** The first open day from a day on, that day included, forwards or backwards: every deadline's and due day's walk. */
export const openDayFrom = (day: string, step: 1 | -1, calendar: Pick<OfficeCalendar, 'isHoliday' | 'closedDays'>): string => {
  let at = day
  for (let i = 0; i < SEARCH_DAYS && !isOfficeOpen(at, calendar); i++) at = addDays(at, step)
  return at
}

const DEADLINE_DAY = '10'

/** The 10th of a month or, where the prefecture is closed, the next open day: until its end (24:00 in Japan) one may apply for the month after. */
export const applicationDeadline = (month: string, calendar: OfficeCalendar): string => openDayFrom(`${month}-${DEADLINE_DAY}`, 1, calendar)

/**
 * The month on whose first day seats applied for on a day begin at the earliest (要綱10条3項; rules 1–16).
 * Refused with the period where the prefecture takes no applications.
 */
export const earliestStartMonth = (appliedOn: string, calendar: OfficeCalendar): Result<string> => {
  const pause = calendar.pauses.find(({ firstDay, lastDay }) => firstDay <= appliedOn && appliedOn <= lastDay)
  if (pause) return refused('applications_paused', { from: pause.firstDay, until: pause.lastDay, fields: ['appliedOn'] })
  // A deadline put off beyond its month is of no use in the next: no seat begins before it was applied for.
  let month = monthOf(appliedOn)
  while (applicationDeadline(month, calendar) < appliedOn) month = addMonths(month, 1)
  return accepted(addMonths(month, 1))
}
