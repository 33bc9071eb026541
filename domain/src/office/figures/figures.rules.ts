import { addMonths, fiscalYearOf, firstMonthOfQuarter, monthOf } from '../../base/month'
import { japanDay } from '../../base/working-time'
import type { PolicyTable } from './figures.contract'
import { shownTotal, suppressSmall } from './small-cell.rules'

/** What the figures know of a case: no id, no age, no text. */
export type CaseFact = {
  /** When it was sent for the first time. */
  sentAt: Date
  /** The last closing that stands; null while it is open. */
  closed: { at: Date; outcome: 'completed' | 'death' | 'home' | 'facility' | 'worsened' | 'wish' | 'other' } | null
  /** 二次医療圏 of the sending hospital; empty for one outside the prefecture. */
  area: string
  medicalCategory: string | null
  purpose: string | null
  needs: readonly string[]
}

const OUTCOMES = ['completed', 'death', 'home', 'facility', 'worsened', 'wish', 'other', 'open'] as const
export const DURATION_BANDS = [1, 3, 7, 14, 30] as const
const DAY_MS = 86_400_000
const NONE = 'none'

/** `lt1`: less than a day from sending to completion, `lt3` less than three … `more`. */
const bandOf = ({ sentAt, closed }: CaseFact): string => {
  const days = ((closed?.at.getTime() ?? 0) - sentAt.getTime()) / DAY_MS
  const band = DURATION_BANDS.find((limit) => days < limit)
  return band === undefined ? 'more' : `lt${band}`
}

const fiscalYearOfCase = ({ sentAt }: Pick<CaseFact, 'sentAt'>): number => fiscalYearOf(monthOf(japanDay(sentAt)))

/** How many cases of a fiscal year stand under a key of a table; `all`: how many there are. Of no case any more once it is added up. */
export type FigureCount = { fiscalYear: number; figure: PolicyTable['id'] | 'all'; key: string; count: number }

/** Where a case is counted: once in each table that parts the cases, once a need. */
export const countsOfFact = (fact: CaseFact, areas: readonly string[]): FigureCount[] => {
  const at = { fiscalYear: fiscalYearOfCase(fact), count: 1 }
  return [
    { ...at, figure: 'all', key: '' },
    { ...at, figure: 'month', key: monthOf(japanDay(fact.sentAt)) },
    { ...at, figure: 'area', key: areas.includes(fact.area) ? fact.area : NONE },
    { ...at, figure: 'medicalCategory', key: fact.medicalCategory ?? NONE },
    { ...at, figure: 'purpose', key: fact.purpose ?? NONE },
    { ...at, figure: 'outcome', key: fact.closed?.outcome ?? 'open' },
    ...(fact.closed?.outcome === 'completed' ? [{ ...at, figure: 'duration' as const, key: bandOf(fact) }] : []),
    ...fact.needs.map((key) => ({ ...at, figure: 'need' as const, key })),
  ]
}

type Catalogue = { areas: readonly string[]; purposes: readonly string[]; medicalCategories: readonly string[]; needs: readonly string[] }
type CountedTable = { id: PolicyTable['id']; rows: { key: string; count: number | null }[]; total: number | null }

/** Rows that part the cases: each is in one, so that they add up to the total. */
const parted = (id: CountedTable['id'], keys: readonly string[], countOf: (key: string) => number): CountedTable => {
  const counts = keys.map(countOf)
  const total = shownTotal(counts.reduce((sum, count) => sum + count, 0))
  const shown = total === null ? counts.map(() => null) : suppressSmall(counts)
  return { id, rows: keys.map((key, index) => ({ key, count: shown[index] ?? null })), total }
}

/** A need parts the cases in those with it and those without; a case can have many, so the rows don't add up. */
const byNeed = (needs: readonly string[], cases: number, having: (need: string) => number): CountedTable => {
  const total = shownTotal(cases)
  const countOf = (need: string): number | null => (total === null ? null : (suppressSmall([having(need), cases - having(need)])[0] ?? null))
  return { id: 'need', rows: needs.map((key) => ({ key, count: countOf(key) })), total }
}

/** The figures of one fiscal year (要綱26条): of the cases that were sent in it, also of those whose time is over. */
export const figureTables = (counted: readonly FigureCount[], of: { fiscalYear: number; catalogue: Catalogue }): CountedTable[] => {
  const { fiscalYear, catalogue } = of
  const counts = new Map<string, number>()
  for (const { figure, key, count } of counted.filter((one) => one.fiscalYear === fiscalYear)) counts.set(`${figure} ${key}`, (counts.get(`${figure} ${key}`) ?? 0) + count)
  const under = (figure: FigureCount['figure']) => (key: string): number => counts.get(`${figure} ${key}`) ?? 0
  const first = firstMonthOfQuarter(fiscalYear, 1)
  const outcomes = parted('outcome', OUTCOMES, under('outcome'))
  const durations = parted('duration', [...DURATION_BANDS.map((limit) => `lt${limit}`), 'more'], under('duration'))
  // Left out among the outcomes, their number isn't told as the total of another table.
  const isTold = outcomes.rows.find(({ key }) => key === 'completed')?.count !== null
  return [
    parted('month', Array.from({ length: 12 }, (_, n) => addMonths(first, n)), under('month')),
    parted('area', [...catalogue.areas, NONE], under('area')),
    parted('medicalCategory', [...catalogue.medicalCategories, NONE], under('medicalCategory')),
    parted('purpose', [...catalogue.purposes, NONE], under('purpose')),
    outcomes,
    isTold ? durations : { ...durations, rows: durations.rows.map(({ key }) => ({ key, count: null })), total: null },
    byNeed(catalogue.needs, under('all')(''), under('need')),
  ]
}
