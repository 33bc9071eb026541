/** Japan has had one offset without daylight saving since 1951: day and time of an instant are plain arithmetic. */
const JAPAN_OFFSET_MS = 9 * 3_600_000
const DAY_MS = 86_400_000

/** The day in Japan on which an instant falls, `YYYY-MM-DD`. */
export const japanDay = (at: Date): string => new Date(at.getTime() + JAPAN_OFFSET_MS).toISOString().slice(0, 10)

/** The instant at which a Japanese day and wall-clock time (`HH:MM`) fall. */
export const japanInstant = (day: string, time: string): Date => new Date(`${day}T${time}:00+09:00`)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day some years away; 29 February becomes 28 February. */
export const addYears = (day: string, years: number): string => {
  const year = Number(day.slice(0, 4)) + years
  const monthDay = day.slice(5)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`
}

/** 0 = Sunday … 6 = Saturday */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** When a hospital is reachable: its weekdays and hours, less the days on which it is closed. */
export type WorkingTime = {
  weekdays: readonly number[]
  from: string
  until: string
  isClosed: (day: string) => boolean
}

const SEARCH_LIMIT_DAYS = 60

/** A hospital that states no working day is reckoned Monday to Friday. */
const withWeekdays = (time: WorkingTime): WorkingTime => (time.weekdays.length > 0 ? time : { ...time, weekdays: [1, 2, 3, 4, 5] })

const isWorkingDay = (time: WorkingTime, day: string): boolean => time.weekdays.includes(weekdayOf(day)) && !time.isClosed(day)

/**
 * The end of working hours `days` working days later: asked on Friday afternoon with one day, a hospital that works
 * Monday to Friday has until Monday's closing time.
 */
export const afterWorkingDays = (from: Date, days: number, time: WorkingTime): Date => {
  const reckoned = withWeekdays(time)
  let day = japanDay(from)
  let left = days
  for (let i = 0; i < SEARCH_LIMIT_DAYS && left > 0; i++) {
    day = addDays(day, 1)
    if (isWorkingDay(reckoned, day)) left--
  }
  return japanInstant(day, reckoned.until)
}

/** Minutes between two instants that fall into working hours: the clocks a receiver is measured by. */
export const workingMinutes = (from: Date, to: Date, time: WorkingTime): number => {
  const reckoned = withWeekdays(time)
  let minutes = 0
  for (let day = japanDay(from), i = 0; day <= japanDay(to) && i < 400; day = addDays(day, 1), i++) {
    if (!isWorkingDay(reckoned, day)) continue
    const opens = Math.max(japanInstant(day, time.from).getTime(), from.getTime())
    const closes = Math.min(japanInstant(day, time.until).getTime(), to.getTime())
    if (closes > opens) minutes += (closes - opens) / 60_000
  }
  return Math.floor(minutes)
}

export const isWorkingAt = (at: Date, time: WorkingTime): boolean => {
  const day = japanDay(at)
  return isWorkingDay(withWeekdays(time), day) && at >= japanInstant(day, time.from) && at < japanInstant(day, time.until)
}

/** When somebody is there again: the instant itself in working hours, else the next opening. */
export const nextWorkingInstant = (at: Date, time: WorkingTime): Date => {
  if (isWorkingAt(at, time)) return at
  const reckoned = withWeekdays(time)
  const today = japanDay(at)
  if (isWorkingDay(reckoned, today) && at < japanInstant(today, time.from)) return japanInstant(today, time.from)
  let day = today
  for (let i = 0; i < SEARCH_LIMIT_DAYS; i++) {
    day = addDays(day, 1)
    if (isWorkingDay(reckoned, day)) return japanInstant(day, time.from)
  }
  return at
}

/**
 * When an answer may be expected of a hospital that states so many hours (返答目安): counted from when somebody is there,
 * and where that ends outside its hours, from the next opening.
 */
export const expectedAnswerAt = (askedAt: Date, withinHours: number, time: WorkingTime): Date =>
  nextWorkingInstant(new Date(nextWorkingInstant(askedAt, time).getTime() + withinHours * 3_600_000), time)
