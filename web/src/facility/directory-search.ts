import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import type { DirectoryQuery } from './facility.queries'

export const DIRECTORY_PAGE = 50

/** What the address bar of 病院 holds. */
export type DirectorySearch = {
  q?: string
  use?: 'active' | 'non_user' | 'ended' | 'all'
  area?: string
  municipality?: string
  bedKind?: string
  vacant?: true
  needs?: string[]
  view?: 'map'
  freshHours?: number
  withinKm?: number
  sort?: 'distance' | 'name' | 'vacancy' | 'updated'
  /** Counted from 1; left out on the first. */
  page?: number
  /** How the map is moved: {@link readMapPlace}. */
  at?: string
}

/** The conditions that stand behind 「条件を追加」 on a phone. */
export const MORE_FILTERS = ['area', 'municipality', 'bedKind', 'needs', 'freshHours', 'withinKm'] as const

export const bedKindOf = (text: string | undefined): BedKind | undefined => BED_KINDS.find((kind) => kind === text)

export const pageOf = (search: DirectorySearch): number => Math.max(1, search.page ?? 1)

/** What list and map are filtered by. Both open with the hospitals that use the system; the others are one press away. */
export const conditionsOf = (search: DirectorySearch): Omit<DirectoryQuery, 'sort' | 'limit' | 'offset'> => {
  const { q, use = 'active', area, municipality, vacant, needs, freshHours, withinKm } = search
  const bedKind = bedKindOf(search.bedKind)
  return {
    ...(q === undefined ? {} : { q }),
    ...(use === 'all' ? {} : { use }),
    ...(area === undefined ? {} : { area }),
    ...(municipality === undefined || !/^\d{5}$/.test(municipality) ? {} : { municipality }),
    ...(bedKind === undefined ? {} : { bedKind }),
    ...(vacant === undefined ? {} : { vacantOnly: '1' as const }),
    ...(needs === undefined || needs.length === 0 ? {} : { needs: needs.join(',') }),
    ...(freshHours === undefined ? {} : { freshHours }),
    ...(withinKm === undefined ? {} : { withinKm }),
  }
}

/** The list whole, in its order: what is exported and printed. */
export const listedConditions = (search: DirectorySearch): Omit<DirectoryQuery, 'limit' | 'offset'> => ({
  ...conditionsOf(search),
  ...(search.sort === undefined ? {} : { sort: search.sort }),
})

export const directoryQueryOf = (search: DirectorySearch): DirectoryQuery => ({
  limit: DIRECTORY_PAGE,
  offset: (pageOf(search) - 1) * DIRECTORY_PAGE,
  ...listedConditions(search),
})

export const isFiltered = ({ sort: _sort, page: _page, view: _view, at: _at, ...filters }: DirectorySearch): boolean => Object.values(filters).some((value) => value !== undefined)
