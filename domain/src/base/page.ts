import { z } from 'zod'
import { queryCount } from './id'

/** So many lines of a long list are sent at once, unless fewer or more are asked for. */
export const PAGE_LINES = 50

/** Which part of a long list. */
export const pageQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(PAGE_LINES), offset: queryCount.max(100_000).default(0) })
export type PageAsked = z.output<typeof pageQuery>
