import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { CARE_NEED_GROUPS } from '@tasuki/domain/facility/care-need'
import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import type { Language } from '../ui/language'
import type { RecordFieldWords } from './hospital.messages'

export const needLabel = (need: Pick<CareNeed, 'label' | 'labelEn'>, language: Language): string => (language === 'ja' ? need.label : need.labelEn)

/** Monday first, as Japanese timetables have it. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const

export const weekdayNames = (words: RecordFieldWords): string[] => (words.weekdays.includes(',') ? words.weekdays.split(',') : [...words.weekdays])

/** 月–金 for three or more days in a row, otherwise 月・水・金. */
export const weekdaysText = (weekdays: readonly number[], words: RecordFieldWords): string => {
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
      return labels.length < 3 ? labels.join(words.weekdayJoin) : `${labels[0]}–${labels.at(-1)}`
    })
    .join(words.weekdayJoin)
}

export const receptionText = ({ weekdays, from, until }: FacilityRecord['receptionHours'], words: RecordFieldWords): string =>
  `${weekdays.length === 0 ? words.weekdaysNone : weekdaysText(weekdays, words)} ${from}–${until}`

type NeedGroup = { group: CareNeed['group']; needs: CareNeed[] }

/** The catalogue in the order of the form. A retired item is shown only where `stated` still has it. */
export const needsByGroup = (careNeeds: readonly CareNeed[], stated: (code: string) => boolean): NeedGroup[] =>
  CARE_NEED_GROUPS.map((group) => ({
    group,
    needs: careNeeds.filter((need) => need.group === group && (!need.retired || stated(need.code))).sort((a, b) => a.position - b.position),
  })).filter(({ needs }) => needs.length > 0)
