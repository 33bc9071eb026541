import { addDays, afterWorkingDays, japanDay, weekdayOf, type WorkingTime } from '../base/working-time'

/** The law asks for no rhythm (要綱13条: 随時): a hospital that has shown none yet is expected to look once a day. */
const USUAL_DAYS = 1
const SHORTEST_DAYS = 1
const LONGEST_DAYS = 7
/** So many days of updates tell a habit. */
const DAYS_LOOKED_AT = 15
const FEWEST_INTERVALS = 3
/** An update due today may come until noon: nobody is asked before the ward round is over. */
const DUE_AT = '12:00'
const MOST_DAYS_BETWEEN = 60

const isOpen = (day: string, time: WorkingTime): boolean => (time.weekdays.length > 0 ? time.weekdays : [1, 2, 3, 4, 5]).includes(weekdayOf(day)) && !time.isClosed(day)

/** Days on which the hospital is reachable, after the first day up to the second one. */
const openDaysBetween = (first: string, second: string, time: WorkingTime): number => {
  let count = 0
  for (let day = addDays(first, 1), i = 0; day <= second && i < MOST_DAYS_BETWEEN; day = addDays(day, 1), i++) if (isOpen(day, time)) count++
  return count
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/**
 * Every how many of its own open days a hospital brings its vacancy up to date: as it says itself, else the median of
 * what it has done, several updates of one day being one. Never less than daily, never more than a week.
 */
export const vacancyRhythmDays = (of: { updates: readonly Date[]; stated: number | null; time: WorkingTime }): number => {
  if (of.stated !== null) return of.stated
  const days = [...new Set(of.updates.map(japanDay))].sort().slice(-DAYS_LOOKED_AT)
  const intervals = days.slice(1).map((day, at) => Math.max(1, openDaysBetween(days[at] ?? day, day, of.time)))
  if (intervals.length < FEWEST_INTERVALS) return USUAL_DAYS
  return Math.min(LONGEST_DAYS, Math.max(SHORTEST_DAYS, Math.round(median(intervals))))
}

/** Noon of the open day on which the rhythm has run out since the last update. */
export const vacancyDueAt = (last: Date, days: number, time: WorkingTime): Date => afterWorkingDays(last, days, { ...time, until: DUE_AT })

const MOST_REMINDERS = 3
/** Once a day, however often the job runs. */
const BETWEEN_REMINDERS_MS = 20 * 3_600_000

/** Told on three days in a row; then it is known, and ホーム goes on saying it. */
export const mayRemind = (remindedAt: readonly Date[], now: Date): boolean =>
  remindedAt.length < MOST_REMINDERS && remindedAt.every((at) => now.getTime() - at.getTime() >= BETWEEN_REMINDERS_MS)
