/** Japan has had no summer time since 1951. */
const JAPAN_OFFSET_MS = 9 * 3_600_000
const WEEKDAYS = '日月火水木金土'

const partsOf = (at: Date) => ({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), weekday: WEEKDAYS[at.getUTCDay()] ?? '' })

/** 2026/12/1(火): as narrow as a day with its year and weekday gets. */
export const dayOnPaper = (day: string): string => {
  const at = partsOf(new Date(`${day}T00:00:00Z`))
  return `${at.year}/${at.month}/${at.day}(${at.weekday})`
}

/** 2026年12月1日（火） */
export const longDayOnPaper = (day: string): string => {
  const at = partsOf(new Date(`${day}T00:00:00Z`))
  return `${at.year}年${at.month}月${at.day}日（${at.weekday}）`
}

/** 2026/12/1(火) 16:02, in Japan: paper lives longer than "today". */
export const instantOnPaper = (instant: Date): string => {
  const local = new Date(instant.getTime() + JAPAN_OFFSET_MS)
  return `${dayOnPaper(local.toISOString().slice(0, 10))} ${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}

/** 16:02, in Japan. */
export const clockOnPaper = (instant: Date): string => instantOnPaper(instant).split(' ')[1] ?? ''

/** 11/25 16:02, where a column is narrow and the year is the sheet's own. */
export const shortInstantOnPaper = (instant: Date): string => {
  const local = new Date(instant.getTime() + JAPAN_OFFSET_MS)
  return `${local.getUTCMonth() + 1}/${local.getUTCDate()} ${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}

const inJapan = (instant: Date): string => new Date(instant.getTime() + JAPAN_OFFSET_MS).toISOString()

/** 2026-12-01 16:02, in Japan: what spreadsheets take for a time. */
export const minuteInTable = (instant: Date): string => inJapan(instant).slice(0, 16).replace('T', ' ')

/** 20261201: files of one folder sort by it. */
export const dayInName = (instant: Date): string => inJapan(instant).slice(0, 10).replaceAll('-', '')
