import { z } from 'zod'

/** Identifiers are random UUIDs: a sequential one would tell how many hidden cases lie between two visible ones. */
export const uuid = z.uuid()

/** The ministry's five-digit code of a municipality or ward (全国地方公共団体コード without check digit), e.g. `14101`. */
export const municipalityCode = z.string().regex(/^\d{5}$/)

/** A day in Japan, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
