import { addMonths, monthOf } from '@tasuki/domain/base/month'
import { addDays, japanDay, japanInstant, weekdayOf } from '@tasuki/domain/base/working-time'

/** An instant told from the moment at which the demonstration is filled. */
export type When = (now: Date) => Date

const isWeekend = (day: string): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6

/** So many days from Monday to Friday before today, at that time in Japan: nobody registers a patient on a Sunday. */
export const workdaysAgo =
  (days: number, time: string): When =>
  (now) => {
    let day = japanDay(now)
    for (let left = days; left > 0; ) {
      day = addDays(day, -1)
      if (!isWeekend(day)) left--
    }
    return japanInstant(day, time)
  }

/** Today's. Never more than six hours, so that it comes after every workday before. */
export const minutesAgo =
  (minutes: number): When =>
  (now) =>
    new Date(now.getTime() - minutes * 60_000)

export const inDays =
  (days: number): When =>
  (now) =>
    japanInstant(addDays(japanDay(now), days), '10:00')

/** In a month told from today's, on that day of it or the Monday after. */
export const inMonth =
  (months: number, day: number, time = '10:00'): When =>
  (now) => {
    let at = `${addMonths(monthOf(japanDay(now)), months)}-${String(day).padStart(2, '0')}`
    while (isWeekend(at)) at = addDays(at, 1)
    return japanInstant(at, time)
  }
