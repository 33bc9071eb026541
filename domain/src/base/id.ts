import { z } from 'zod'

/** Identifiers are random UUIDs: a sequential one would tell how many hidden cases lie between two visible ones. */
export const uuid = z.uuid()

/** The ministry's five-digit code of a municipality or ward (全国地方公共団体コード without check digit), e.g. `14101`. */
export const municipalityCode = z.string().regex(/^\d{5}$/)

/** There is none: PostgreSQL, like the calendar, goes from 1 BC to 1 AD. */
const isNotYearZero = (text: string): boolean => !text.startsWith('0000')

/** A day in Japan, `YYYY-MM-DD`. */
export const day = z.iso.date().refine(isNotYearZero)

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime().refine(isNotYearZero)
