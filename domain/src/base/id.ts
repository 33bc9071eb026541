import { z } from 'zod'

/** Identifiers are random UUIDs: a sequential one would tell how many hidden cases lie between two visible ones. */
export const uuid = z.uuid()

/** The ministry's five-digit code of a municipality or ward (全国地方公共団体コード without check digit), e.g. `14101`. */
export const municipalityCode = z.string().regex(/^\d{5}$/)

/** One more is the greatest whole number the database counts with (int4): a version's successor fits too. */
const GREATEST_COUNT = 2 ** 31 - 2

/** A version, or the number of a line. One beyond the database's own can't be of anything, so it is refused and not asked for. */
export const countNumber = z.int().min(0).max(GREATEST_COUNT)

/** The same in an address. */
export const queryCount = z.coerce.number().int().min(0).max(GREATEST_COUNT)

const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2199-12-31'

/** A day in Japan, `YYYY-MM-DD`, in a year a person can mean: reckoning a week on stays within four digits and the calendar. */
export const day = z.iso.date().refine((text) => text >= FIRST_DAY && text <= LAST_DAY)

/** There is none: PostgreSQL, like the calendar, goes from 1 BC to 1 AD. */
const isNotYearZero = (text: string): boolean => !text.startsWith('0000')

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime().refine(isNotYearZero)
