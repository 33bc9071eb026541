import { addMonths, fiscalYearOf, firstMonthOfQuarter, monthOf } from '../base/month'
import { japanDay } from '../base/working-time'
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

export const fiscalYearOfCase = ({ sentAt }: Pick<CaseFact, 'sentAt'>): number => fiscalYearOf(monthOf(japanDay(sentAt)))

type Catalogue = { areas: readonly string[]; purposes: readonly string[]; medicalCategories: readonly string[]; needs: readonly string[] }
type CountedTable = { id: PolicyTable['id']; rows: { key: string; count: number | null }[]; total: number | null }

/** Rows that part the cases: each is in one, so that they add up to the total. */
const parted = (id: CountedTable['id'], facts: readonly CaseFact[], of: { keys: readonly string[]; keyOf: (fact: CaseFact) => string }): CountedTable => {
  const counts = of.keys.map((key) => facts.filter((fact) => of.keyOf(fact) === key).length)
  const total = shownTotal(facts.length)
  const shown = total === null ? counts.map(() => null) : suppressSmall(counts)
  return { id, rows: of.keys.map((key, index) => ({ key, count: shown[index] ?? null })), total }
}

/** A need parts the cases in those with it and those without; a case can have many, so the rows don't add up. */
const byNeed = (facts: readonly CaseFact[], needs: readonly string[]): CountedTable => {
  const total = shownTotal(facts.length)
  const countOf = (need: string): number | null => {
    const having = facts.filter((fact) => fact.needs.includes(need)).length
    return total === null ? null : (suppressSmall([having, facts.length - having])[0] ?? null)
  }
  return { id: 'need', rows: needs.map((key) => ({ key, count: countOf(key) })), total }
}

/** The figures of one fiscal year (要綱26条): of the cases that were sent in it. */
export const figureTables = (all: readonly CaseFact[], of: { fiscalYear: number; catalogue: Catalogue }): CountedTable[] => {
  const { fiscalYear, catalogue } = of
  const facts = all.filter((fact) => fiscalYearOfCase(fact) === fiscalYear)
  const first = firstMonthOfQuarter(fiscalYear, 1)
  const outcomes = parted('outcome', facts, { keys: OUTCOMES, keyOf: ({ closed }) => closed?.outcome ?? 'open' })
  const completed = facts.filter(({ closed }) => closed?.outcome === 'completed')
  const durations = parted('duration', completed, { keys: [...DURATION_BANDS.map((limit) => `lt${limit}`), 'more'], keyOf: bandOf })
  // Left out among the outcomes, their number isn't told as the total of another table.
  const isTold = outcomes.rows.find(({ key }) => key === 'completed')?.count !== null
  return [
    parted('month', facts, { keys: Array.from({ length: 12 }, (_, n) => addMonths(first, n)), keyOf: ({ sentAt }) => monthOf(japanDay(sentAt)) }),
    parted('area', facts, { keys: [...catalogue.areas, NONE], keyOf: ({ area }) => (catalogue.areas.includes(area) ? area : NONE) }),
    parted('medicalCategory', facts, { keys: [...catalogue.medicalCategories, NONE], keyOf: ({ medicalCategory }) => medicalCategory ?? NONE }),
    parted('purpose', facts, { keys: [...catalogue.purposes, NONE], keyOf: ({ purpose }) => purpose ?? NONE }),
    outcomes,
    isTold ? durations : { ...durations, rows: durations.rows.map(({ key }) => ({ key, count: null })), total: null },
    byNeed(facts, catalogue.needs),
  ]
}
