import { z } from 'zod'
import { hospitalLabel } from '../../account/account.contract'
import { defineCall, defineFileCall } from '../../base/call'
import { day, instant, uuid } from '../../base/id'
import { pageQuery } from '../../base/page'
import { textUpTo } from '../../base/text'
import { RUN_OUTCOMES } from './retention.rules'

export const RETENTION_REASON_LIMIT = 500
const reason = textUpTo(RETENTION_REASON_LIMIT).refine((text) => text.trim() !== '', { message: 'blank' })

/** A deletion that is stopped, or asked to be stopped; without a case it is of everything of the hospital. */
export const retentionHold = z.strictObject({
  id: uuid,
  hospital: hospitalLabel,
  caseCode: z.string().nullable(),
  state: z.enum(['asked', 'held', 'declined', 'lifted']),
  reason: z.string(),
  /** Whose wish it was; null: the prefecture's own. */
  askedBy: z.string().nullable(),
  madeAt: instant,
  decidedAt: instant.nullable(),
  answer: z.string(),
  liftedAt: instant.nullable(),
})
export type RetentionHoldView = z.infer<typeof retentionHold>

/** A case whose three years end. */
const retainedCase = z.strictObject({
  caseId: uuid,
  code: z.string(),
  newestEntryOn: day,
  /** The first day on which it may be deleted. */
  firstDay: day,
  noticedOn: day.nullable(),
  /** When it goes as things stand; null while nobody was told, or it is held. */
  deletionDay: day.nullable(),
  held: z.boolean(),
})
export type RetainedCaseView = z.infer<typeof retainedCase>

/** What becomes due at one hospital. */
const retentionOfHospital = z.strictObject({
  hospital: hospitalLabel,
  count: z.int(),
  /** Of these, those whose hospitals weren't told yet. */
  untold: z.int(),
  held: z.int(),
  firstDay: day,
})
export type RetentionOfHospital = z.infer<typeof retentionOfHospital>

/** Where the use has ended, or nobody is in service, nobody reads a notice: it is told on paper (rule 58). */
const hospitalOnPaper = z.strictObject({ hospital: hospitalLabel, /** Cases that it has to be told of yet. */ untold: z.int(), /** All of it that becomes due. */ count: z.int(), firstDay: day })
export type HospitalOnPaper = z.infer<typeof hospitalOnPaper>

export const retentionRun = z.strictObject({
  id: uuid,
  startedAt: instant,
  /** Null: by itself, at night. */
  startedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  deleted: z.int(),
  kept: z.int(),
  /** Whose deletion went wrong: the next day’s run tries them again. */
  failed: z.int(),
  documents: z.int(),
})
export type RetentionRunView = z.infer<typeof retentionRun>

export const getRetentionCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/retention',
  summary: 'What becomes due in the next 90 days by hospital, and the latest runs (要綱25条)',
  output: z.strictObject({ today: day, until: day, hospitals: z.array(retentionOfHospital), /** Cases of which somebody is told by a notice here. */ announceable: z.int(), onPaper: z.array(hospitalOnPaper), /** What a run would delete now. */ deletable: z.int(), runs: z.array(retentionRun) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const listRetainedCasesCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/retention/hospitals/:hospitalId',
  summary: 'A hospital’s cases that become due in the next 90 days, by code',
  params: z.strictObject({ hospitalId: uuid }),
  output: z.strictObject({ cases: z.array(retainedCase) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const announceDeletionsCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/retention/notices',
  summary: 'The hospitals in which somebody reads notices are told of what becomes due in the next 90 days, each of a case once (要綱25条2項; rule 58)',
  body: z.strictObject({ /** All that weren't told, where none is named. */ hospitalIds: z.array(uuid).max(10_000).optional() }),
  output: z.strictObject({ cases: z.int(), hospitals: z.int() }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const notePaperNoticeCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/retention/hospitals/:hospitalId/paper-notice',
  summary: 'A hospital in which nobody reads notices, its use ended or nobody in service, was told on paper today of all of its cases that become due; the thirty days run from today (要綱25条2項; rule 58)',
  params: z.strictObject({ hospitalId: uuid }),
  output: z.strictObject({ cases: z.int() }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'hospital_is_told_here'],
})

export const exportForHospitalCall = defineFileCall({
  path: '/api/v1/office/retention/hospitals/:hospitalId/export',
  summary: 'What is going to be deleted of a hospital in which nobody reads notices, as one archive, to be handed over with the notice on paper (要綱25条2項)',
  params: z.strictObject({ hospitalId: uuid }),
  mediaTypes: ['application/zip'],
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'hospital_is_told_here'],
})

export const startDeletionCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/retention/runs',
  summary: 'Deletes what is due and announced; one run at a time, and one that was broken off goes on (要綱25条)',
  output: z.strictObject({ runId: uuid }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const getDeletionRunCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/retention/runs/:runId',
  summary: 'The report of a run: ids and codes, nothing of the cases',
  params: z.strictObject({ runId: uuid }),
  query: pageQuery,
  output: z.strictObject({ run: retentionRun, cases: z.array(z.strictObject({ caseId: uuid, code: z.string(), hospital: hospitalLabel, outcome: z.enum(RUN_OUTCOMES), documents: z.int(), at: instant })) }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const listHoldsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/retention/holds',
  summary: 'What is stopped or was asked to be, a page at a time; what waits for a decision first',
  query: pageQuery,
  output: z.strictObject({ holds: z.array(retentionHold), /** Of all pages. */ total: z.int() }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const setHoldCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/retention/holds',
  summary: 'The deletion of a case, or of all of a hospital’s, is stopped, with a reason',
  body: z.strictObject({ hospitalId: uuid, caseId: uuid.nullable(), reason }),
  output: z.strictObject({ id: uuid }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'hold_exists', 'personal_name'],
})

export const decideHoldCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/retention/holds/:holdId/decision',
  summary: 'A hospital asked to keep something: stopped, or not',
  params: z.strictObject({ holdId: uuid }),
  body: z.strictObject({ decision: z.enum(['held', 'declined']), answer: textUpTo(RETENTION_REASON_LIMIT) }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'hold_decided', 'personal_name'],
})

export const liftHoldCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/retention/holds/:holdId/lift',
  summary: 'The deletion isn’t stopped any more',
  params: z.strictObject({ holdId: uuid }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'hold_decided'],
})

export const getOwnRetentionCall = defineCall({
  method: 'GET',
  path: '/api/v1/retention',
  summary: 'What of the own hospital’s is going to be deleted and when, what is stopped, and what went lately (要綱25条2項)',
  output: z.strictObject({
    today: day,
    cases: z.array(retainedCase.extend({ /** `asked`: another hospital's, with the own talk about it. */ side: z.enum(['sender', 'asked']) })),
    holds: z.array(retentionHold),
    deleted: z.array(z.strictObject({ code: z.string(), at: instant })),
  }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const askHoldCall = defineCall({
  method: 'POST',
  path: '/api/v1/retention/holds',
  summary: 'A hospital asks the prefecture to keep a case, or all of its cases, beyond the three years',
  body: z.strictObject({ caseId: uuid.nullable(), reason }),
  output: z.strictObject({ id: uuid }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'hold_exists', 'personal_name'],
})

export const exportRetainedCall = defineFileCall({
  path: '/api/v1/retention/export',
  summary: 'The own cases that are going to be deleted, with records, history, talk and documents, as one archive (要綱25条2項)',
  mediaTypes: ['application/zip'],
  refusals: ['not_signed_in', 'not_permitted'],
})
