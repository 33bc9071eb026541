import { getPrefectureCall, listCareNeedsCall } from '@tasuki/domain/facility/facility.contract'
import { callQuery } from '../platform/server-state'

const A_DAY_MS = 86_400_000

/** The catalogue of care needs and infections: changes a few times a year. */
export const careNeedsQuery = { ...callQuery(['facility', 'listCareNeeds'], listCareNeedsCall, {}), staleTime: A_DAY_MS }

/** Municipalities, wards and 二次医療圏 of the prefecture served here. */
export const prefectureQuery = { ...callQuery(['facility', 'getPrefecture'], getPrefectureCall, {}), staleTime: A_DAY_MS }
