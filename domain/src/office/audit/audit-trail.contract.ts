import { z } from 'zod'
import { hospitalLabel } from '../../account/account.contract'
import { PREFECTURE_ROLES } from '../../account/actor'
import { defineCall } from '../../base/call'
import { day, instant, queryCount, uuid } from '../../base/id'
import { textUpTo } from '../../base/text'

export const TRAIL_ACTORS = ['member', ...PREFECTURE_ROLES, 'system', 'anonymous'] as const

/** Who read or changed what. Ids and codes only: what was read or written stands elsewhere, and goes with it. */
export const trailEntry = z.strictObject({
  id: uuid,
  at: instant,
  /** `subject.verb`, as the program names its acts. */
  act: z.string(),
  by: z.strictObject({ kind: z.enum(TRAIL_ACTORS), personName: z.string().nullable(), hospital: hospitalLabel.nullable() }),
  subject: z.strictObject({ kind: z.string(), id: uuid.nullable(), /** Of a case that the reader may see. */ caseCode: z.string().nullable() }),
  /** Of a reading of several cases. */
  cases: z.int(),
})
export type TrailEntry = z.infer<typeof trailEntry>

export const TRAIL_KINDS = ['all', 'reads', 'prefecture', 'changes', 'sessions', 'names', 'accounts'] as const
export type TrailKind = (typeof TRAIL_KINDS)[number]

export const listAuditTrailCall = defineCall({
  method: 'GET',
  path: '/api/v1/audit-entries',
  summary: 'The audit trail, the newest first: all of it for the prefecture, what concerns the own hospital for its representative; this reading is written down too (要綱24条, 26条)',
  query: z.strictObject({
    kind: z.enum(TRAIL_KINDS).optional(),
    /** A case's code, or a part of the name or login id of who acted. */
    q: textUpTo(60).optional(),
    hospitalId: uuid.optional(),
    /** Days in Japan, both counted. */
    from: day.optional(),
    until: day.optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    offset: queryCount.max(100_000).optional(),
  }),
  output: z.strictObject({ entries: z.array(trailEntry), more: z.boolean() }),
  refusals: ['not_signed_in', 'not_permitted'],
})
