import type { Language } from './language'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Japan has had no summer time since 1951. */
const JAPAN_OFFSET = 9 * HOUR

const WEEKDAYS = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] }
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Instant = Date | string

const millis = (instant: Instant): number => (typeof instant === 'string' ? Date.parse(instant) : instant.getTime())

const inJapan = (instant: Instant) => {
  const at = millis(instant) + JAPAN_OFFSET
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    dayNumber: Math.floor(at / DAY),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    clock: `${date.getUTCHours()}:${two(date.getUTCMinutes())}`,
  }
}

type Parts = ReturnType<typeof inJapan>

const dateText = (at: Parts, withYear: boolean, language: Language): string => {
  const weekday = WEEKDAYS[language][at.weekday]
  if (language === 'ja') return `${withYear ? `${at.year}年` : ''}${at.month + 1}月${at.day}日(${weekday})`
  return `${weekday} ${at.day} ${MONTHS[at.month]}${withYear ? ` ${at.year}` : ''}`
}

/** 14:05 */
export const clockText = (instant: Instant): string => inJapan(instant).clock

/** 2026年4月12日(日) 14:05 */
export const fullInstantText = (instant: Instant, language: Language): string => {
  const at = inJapan(instant)
  return `${dateText(at, true, language)} ${at.clock}`
}

/** 2026年4月12日(日) */
export const fullDayText = (day: string, language: Language): string => dateText(inJapan(`${day}T00:00:00+09:00`), true, language)

/** A day in Japan (`YYYY-MM-DD`): 今日, 明日, 4月12日(日); the year only where it isn't this one. */
export const dayText = (day: string, now: Date, language: Language): string => {
  const at = inJapan(`${day}T00:00:00+09:00`)
  const today = inJapan(now)
  const near = nearDay(at.dayNumber - today.dayNumber, language)
  return near ?? dateText(at, at.year !== today.year, language)
}

/** As {@link dayText}, but never 今日, 明日: beside the date of something past these would be read from that date. */
export const datedDayText = (day: string, now: Date, language: Language): string => {
  const at = inJapan(`${day}T00:00:00+09:00`)
  return dateText(at, at.year !== inJapan(now).year, language)
}

/** 4月12日(日) 14:05 */
export const datedTimeText = (instant: Instant, now: Date, language: Language): string => {
  const at = inJapan(instant)
  return `${dateText(at, at.year !== inJapan(now).year, language)} ${at.clock}`
}

const NEAR = { ja: { '-1': '昨日', '0': '今日', '1': '明日' }, en: { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' } }

const nearDay = (distance: number, language: Language): string | undefined =>
  (NEAR[language] as Record<string, string>)[String(distance)]

/** As people say it: 今日 14:05, 昨日, 4月12日(日). `withClock` keeps the time of day on other days too. */
export const relativeTimeText = (instant: Instant, now: Date, options: { language: Language; withClock?: boolean }): string => {
  const at = inJapan(instant)
  const today = inJapan(now)
  const distance = at.dayNumber - today.dayNumber
  const date = nearDay(distance, options.language) ?? dateText(at, at.year !== today.year, options.language)
  return distance === 0 || options.withClock === true ? `${date} ${at.clock}` : date
}

/** 42分, 1時間20分, 2日3時間. Negative spans read as their length; who shows them says 「超過」. */
export const durationText = (ms: number, language: Language): string => {
  const minutes = Math.floor(Math.abs(ms) / MINUTE)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const join = (first: string, second: string | undefined) => (second === undefined ? first : language === 'ja' ? first + second : `${first} ${second}`)
  const d = language === 'ja' ? `${days}日` : `${days} d`
  const h = language === 'ja' ? `${hours}時間` : `${hours} h`
  const m = language === 'ja' ? `${rest}分` : `${rest} min`
  if (days > 0) return join(d, hours > 0 ? h : undefined)
  if (hours > 0) return join(h, rest > 0 ? m : undefined)
  return m
}

/** たった今, 5分前, 2時間前, 3日前: the largest unit alone, since an age is glanced at. */
export const ageText = (instant: Instant, now: Date, language: Language): string => {
  const age = Math.max(0, now.getTime() - millis(instant))
  if (age < MINUTE) return language === 'ja' ? 'たった今' : 'just now'
  const [amount, ja, en] =
    age < HOUR ? ([MINUTE, '分前', 'min ago'] as const) : age < DAY ? ([HOUR, '時間前', 'h ago'] as const) : ([DAY, '日前', 'd ago'] as const)
  const count = Math.floor(age / amount)
  return language === 'ja' ? `${count}${ja}` : `${count} ${en}`
}

export type FreshnessGrade = 'fresh' | 'aging' | 'stale' | 'never'

/** Over 24 hours a vacancy is grey; over 72 it is struck out of the ranking. */
export const freshnessGrade = (updatedAt: Instant | null, now: Date): FreshnessGrade => {
  if (updatedAt === null) return 'never'
  const age = now.getTime() - millis(updatedAt)
  return age > 72 * HOUR ? 'stale' : age > 24 * HOUR ? 'aging' : 'fresh'
}

/** A span of working time: 1時間20分, 26時間 — never days, whose length differs from hospital to hospital. */
export const workingDurationText = (minutes: number, language: Language): string => {
  const [hours, rest] = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
  const h = language === 'ja' ? `${hours}時間` : `${hours} h`
  const m = language === 'ja' ? `${rest}分` : `${rest} min`
  if (hours === 0) return m
  return rest === 0 ? h : language === 'ja' ? h + m : `${h} ${m}`
}
