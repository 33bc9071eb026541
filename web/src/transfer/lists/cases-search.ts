import type { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import type { CallInput } from '../../platform/api-client'

export const CASES_PAGE = 50

/** What the address bar of 患者 holds. */
export type CasesSearch = {
  q?: string
  mine?: true
  status?: 'draft' | 'open' | 'closed' | 'all'
  /** A 二次医療圏 by name, or a municipality by code. */
  area?: string
  overdue?: true
  from?: string
  until?: string
  sort?: 'updated' | 'transferable'
  /** Counted from 1; left out on the first. */
  page?: number
}

/** Who looks for one patient means all of them, the closed ones too. */
export const statusOf = (search: CasesSearch): NonNullable<CasesSearch['status']> => search.status ?? (search.q === undefined ? 'open' : 'all')

export const isDay = (text: string | undefined): text is string => text !== undefined && /^(?:19|2[01])\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** A hospital lists its own patients, the prefecture those of every hospital. */
export const casesQueryOf = (search: CasesSearch, scope: 'own' | 'visible' = 'own'): NonNullable<CallInput<typeof listCasesCall>['query']> => {
  const { q, mine, area, overdue, from, until, sort, page = 1 } = search
  const status = statusOf(search)
  return {
    scope,
    limit: CASES_PAGE,
    ...(page > 1 ? { offset: (page - 1) * CASES_PAGE } : {}),
    ...(status === 'all' ? {} : { status }),
    ...(q === undefined ? {} : { q }),
    ...(mine === undefined ? {} : { mine: '1' }),
    ...(area === undefined ? {} : { area }),
    ...(overdue === undefined ? {} : { overdue: '1' }),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(until) ? { until } : {}),
    ...(sort === undefined ? {} : { sort }),
  }
}

export const RARE_FILTERS = ['area', 'overdue', 'from', 'until'] as const

export const isCasesFiltered = (search: CasesSearch): boolean =>
  search.q !== undefined || search.mine !== undefined || statusOf(search) !== 'open' || RARE_FILTERS.some((name) => search[name] !== undefined)
