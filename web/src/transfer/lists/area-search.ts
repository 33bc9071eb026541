import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import type { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import type { AreaCondition, AreaFit } from '@tasuki/domain/transfer/area-case.rules'
import { transferPurpose } from '@tasuki/domain/transfer/case-record'
import type { CallInput } from '../../platform/api-client'
import { isDay } from './cases-search'

export const AREA_PAGE = 50

/** What the address bar of 受入れできる患者 holds. */
export type AreaSearch = {
  area?: string
  purpose?: string
  bedKind?: string
  needs?: string[]
  readyBy?: string
  fit?: AreaFit
  sort?: 'transferable' | 'newest'
  /** Counted from 1; left out on the first. */
  page?: number
}

/** An address typed by hand may say what nobody offers: it doesn't narrow. */
export const areaQueryOf = ({ area, purpose, bedKind, needs, readyBy, fit, sort, page = 1 }: AreaSearch): NonNullable<CallInput<typeof listAreaCasesCall>['query']> => {
  const aim = transferPurpose.options.find((one) => one === purpose)
  const ward = BED_KINDS.find((one) => one === bedKind)
  return {
    limit: AREA_PAGE,
    ...(page > 1 ? { offset: (page - 1) * AREA_PAGE } : {}),
    ...(area === undefined ? {} : { area }),
    ...(aim === undefined ? {} : { purpose: aim }),
    ...(ward === undefined ? {} : { bedKind: ward }),
    ...(needs === undefined || needs.length === 0 ? {} : { needs: needs.join(',') }),
    ...(isDay(readyBy) ? { readyBy } : {}),
    ...(fit === undefined ? {} : { fit }),
    ...(sort === undefined ? {} : { sort }),
  }
}

const AREA_FILTERS = ['area', 'purpose', 'bedKind', 'needs', 'readyBy', 'fit'] as const satisfies readonly AreaCondition[]

export const countAreaFilters = (search: AreaSearch): number => AREA_FILTERS.filter((name) => search[name] !== undefined).length
