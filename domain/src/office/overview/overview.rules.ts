import { addDays } from '../../base/working-time'

/** Up to so many days after it was registered a case is of an age; what is older is of the last. */
const CASE_AGE_DAYS = [1, 3, 7, 14] as const

/** The days on which a case of each age was registered, the youngest first; as the list of cases is filtered by. Every day is in one of them. */
export const caseAgeBands = (today: string): { from: string | null; until: string | null }[] => [
  ...CASE_AGE_DAYS.map((days, at) => ({ from: addDays(today, -days), until: at === 0 ? null : addDays(today, -((CASE_AGE_DAYS[at - 1] ?? 0) + 1)) })),
  { from: null, until: addDays(today, -(CASE_AGE_DAYS[CASE_AGE_DAYS.length - 1] ?? 0) - 1) },
]
