import { z } from 'zod'
import { defineCall } from '../base/call'
import { day } from '../base/id'
import { shortText, textUpTo } from '../base/text'
import { bedKind } from '../facility/bed-kind'
import { AREA_FITS } from './area-case.rules'
import { transferPurpose } from './case-record'
import { caseSummary } from './case-summary'
import { judgement } from './matching.contract'

const areaCase = z.strictObject({ ...caseSummary.shape, bedKinds: z.array(bedKind), judgement: judgement.nullable() })
export type AreaCase = z.infer<typeof areaCase>

export const listAreaCasesCall = defineCall({
  method: 'GET',
  path: '/api/v1/area-cases',
  summary: '受入れできる患者: open cases of our area against our own conditions, best fit first, with those that miss by one or two (要綱17条2項)',
  query: z.strictObject({
    /** A 二次医療圏 by name or a municipality by code that the wished area touches. */
    area: shortText.optional(),
    purpose: transferPurpose.optional(),
    /** Wished for, or none in particular. */
    bedKind: bedKind.optional(),
    /** Codes of care needs that the patient has all of, with commas between. */
    needs: textUpTo(1000).optional(),
    /** Transferable on this day or before. */
    readyBy: day.optional(),
    /** Left out: all but who misses three conditions or more. */
    fit: z.enum(AREA_FITS).optional(),
    sort: z.enum(['fit', 'transferable', 'newest']).optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    offset: z.coerce.number().int().min(0).max(100_000).optional(),
  }),
  output: z.strictObject({
    /** Open to our area at all. */
    open: z.int(),
    total: z.int(),
    /** Of those that meet every condition but `fit`. */
    counts: z.strictObject({ fits: z.int(), conditional: z.int(), near: z.int(), far: z.int() }),
    /** How many more there would be without one condition. */
    gains: z.array(z.strictObject({ condition: z.enum(['area', 'purpose', 'bedKind', 'needs', 'readyBy', 'fit']), gain: z.int() })),
    cases: z.array(areaCase),
  }),
  refusals: ['not_signed_in', 'not_permitted'],
})
