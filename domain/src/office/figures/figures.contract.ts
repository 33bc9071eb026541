import { z } from 'zod'
import { csvEncoding } from '../../base/csv-encoding'
import { defineCall, defineFileCall } from '../../base/call'
import { day } from '../../base/id'

/** What cases are counted by. */
const FIGURE_TABLES = ['month', 'area', 'medicalCategory', 'purpose', 'outcome', 'duration', 'need'] as const

const figureRow = z.strictObject({ key: z.string(), label: z.string(), /** Null: not told. */ count: z.int().nullable() })

const policyTable = z.strictObject({
  id: z.enum(FIGURE_TABLES),
  rows: z.array(figureRow),
  total: z.int().nullable(),
})
export type PolicyTable = z.infer<typeof policyTable>

const policyFigures = z.strictObject({
  fiscalYear: z.int(),
  /** Fiscal years that can be asked for, the newest first. */
  years: z.array(z.int()),
  today: day,
  /** The year isn't over: compared with what was told before, its figures could tell of single cases. */
  isRunning: z.boolean(),
  tables: z.array(policyTable),
})
export type PolicyFigures = z.infer<typeof policyFigures>

const year = z.coerce.number().int().min(2000).max(2198)

export const getFiguresCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/figures',
  summary: 'De-identified figures over the cases of a fiscal year, small ones left out so that none can be reckoned back (要綱26条)',
  query: z.strictObject({ year: year.optional() }),
  output: policyFigures,
  refusals: ['not_signed_in', 'not_permitted'],
})

export const exportFiguresCall = defineFileCall({
  path: '/api/v1/office/figures/table',
  summary: 'The same figures as CSV, with the same ones left out',
  query: z.strictObject({ year: year.optional(), encoding: csvEncoding }),
  mediaTypes: ['text/csv'],
  refusals: ['not_signed_in', 'not_permitted'],
})
