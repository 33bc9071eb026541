import { z } from 'zod'
import { day } from '../base/id'
import { addDays, type WorkingTime, weekdayOf } from '../base/working-time'

const wallClock = z.string().regex(/^\d{2}:\d{2}$/)

/** 受付時間 as the clocks of a page reckon: with the days of the coming weeks on which the hospital is closed all the same. */
export const receptionTime = z.strictObject({
  weekdays: z.array(z.int().min(0).max(6)).max(7),
  from: wallClock,
  until: wallClock,
  closedDays: z.array(day),
  /** 返答目安, as the hospital states it. */
  answerWithinHours: z.int().nullable(),
})
export type ReceptionTime = z.infer<typeof receptionTime>

export const workingTimeOf = (reception: ReceptionTime): WorkingTime => {
  const closed = new Set(reception.closedDays)
  return { weekdays: reception.weekdays, from: reception.from, until: reception.until, isClosed: (one) => closed.has(one) }
}

const LONGEST_DAYS = 500

/** The days between two on which a hospital would work by its weekdays, and doesn't. */
export const closedDaysBetween = (span: { from: string; until: string }, time: WorkingTime): string[] => {
  const closed: string[] = []
  for (let one = span.from, i = 0; one <= span.until && i < LONGEST_DAYS; one = addDays(one, 1), i++) {
    if (time.weekdays.includes(weekdayOf(one)) && time.isClosed(one)) closed.push(one)
  }
  return closed
}
