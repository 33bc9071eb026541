import type { FacilityRecord } from './facility.contract'
import type { FACILITY_FIELD_WORDS } from './facility-words'

type Words = Pick<(typeof FACILITY_FIELD_WORDS)['ja'], 'weekdays' | 'weekdayJoin' | 'weekdaysNone' | 'rangeSign'>

/** Monday first, as Japanese timetables have it. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const

export const weekdayNames = (words: Words): string[] => (words.weekdays.includes(',') ? words.weekdays.split(',') : [...words.weekdays])

/** 月〜金 for three or more days in a row, otherwise 月・水・金. */
export const weekdaysText = (weekdays: readonly number[], words: Words): string => {
  const names = weekdayNames(words)
  const runs: number[][] = []
  for (const [place, weekday] of WEEK.entries()) {
    if (!weekdays.includes(weekday)) continue
    const last = runs.at(-1)
    if (last !== undefined && WEEK[place - 1] === last.at(-1)) last.push(weekday)
    else runs.push([weekday])
  }
  return runs
    .map((run) => {
      const labels = run.map((weekday) => names[weekday] ?? '')
      return labels.length < 3 ? labels.join(words.weekdayJoin) : `${labels[0]}${words.rangeSign}${labels.at(-1)}`
    })
    .join(words.weekdayJoin)
}

/** 9:00, as every page writes a time of day. */
const clockOf = (time: string): string => time.replace(/^0(?=\d:)/, '')

/** 月〜金 9:00〜17:00 */
export const receptionText = ({ weekdays, from, until }: FacilityRecord['receptionHours'], words: Words): string =>
  `${weekdays.length === 0 ? words.weekdaysNone : weekdaysText(weekdays, words)} ${clockOf(from)}${words.rangeSign}${clockOf(until)}`
