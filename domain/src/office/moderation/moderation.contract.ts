import { z } from 'zod'
import { hospitalLabel } from '../../account/account.contract'
import { defineCall } from '../../base/call'
import { day, instant, uuid } from '../../base/id'
import { pageQuery } from '../../base/page'
import { textUpTo } from '../../base/text'
import { unsuitableCategory } from '../../names/hidden-mark'
import { MODERATED_KINDS, MODERATION_STATES } from './moderation.rules'

export const MODERATION_TEXT_LIMIT = 1000
const words = textUpTo(MODERATION_TEXT_LIMIT).refine((text) => text.trim() !== '', { message: 'blank' })
const wordsOrNone = textUpTo(MODERATION_TEXT_LIMIT)

/** One thing that a hospital wrote: a line of a room, the words of an event line or an answer, a text of a record, a closing note, a document, a text of the facility information. */
export const moderatedContent = z.strictObject({
  kind: z.enum(MODERATED_KINDS),
  /** The message, case, inquiry, document or hospital. */
  id: uuid,
  /** Which text of a record or of the facility information, by its path; else empty. */
  field: textUpTo(80),
})
export type ModeratedContent = z.infer<typeof moderatedContent>

/** Where it stands, for who reads this. */
const moderationPlace = z.strictObject({ kind: z.enum(['case', 'inquiry', 'room', 'hospital']), id: uuid, /** Of a room: which line. */ line: z.int().nullable() })

/** A matter without a word of what was said: codes, days and who. */
export const moderationSummary = z.strictObject({
  id: uuid,
  kind: z.enum(MODERATED_KINDS),
  field: z.string(),
  hospital: hospitalLabel,
  caseCode: z.string().nullable(),
  state: z.enum(MODERATION_STATES),
  category: unsuitableCategory,
  answerBy: day.nullable(),
  late: z.boolean(),
  openedAt: instant,
  /** When somebody last said or decided something. */
  changedAt: instant,
})
export type ModerationSummary = z.infer<typeof moderationSummary>

/** How a hospital is reached in which nobody can answer, since nobody represents it. */
export const hospitalContact = z.strictObject({ department: z.string(), phone: z.string() })

const moderationLine = z.strictObject({
  seq: z.int(),
  side: z.enum(['prefecture', 'hospital']),
  /** `said`, or the words with which it was closed or deleted. */
  act: z.enum(['said', 'closed', 'deleted']),
  personName: z.string(),
  body: z.string(),
  at: instant,
})

export const moderationDetail = z.strictObject({ ...moderationSummary.shape, place: moderationPlace.nullable(), unheard: hospitalContact.nullable(), lines: z.array(moderationLine) })
export type ModerationDetail = z.infer<typeof moderationDetail>

const moderationPath = z.strictObject({ moderationId: uuid })

/** What is open, of that what the hospital has answered and the office has to decide, what has ended. */
export const MODERATION_FILTERS = ['open', 'answered', 'ended'] as const
export type ModerationFilter = (typeof MODERATION_FILTERS)[number]

const moderationPage = z.strictObject({ moderations: z.array(moderationSummary), /** Of all pages. */ total: z.int() })

export const listModerationsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/moderation',
  summary: 'Where the prefecture asked a hospital to confirm what it wrote, or deleted it: what waits first, what is late marked (要綱24条)',
  query: pageQuery.extend({ state: z.enum(MODERATION_FILTERS).default('open') }),
  output: moderationPage,
  refusals: ['not_signed_in', 'not_permitted'],
})

export const getModerationCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/moderation/:moderationId',
  summary: 'One matter with what both sides said (要綱24条)',
  params: moderationPath,
  output: moderationDetail,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const askToConfirmCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/moderation',
  summary: 'Ask the hospital that wrote it to confirm it, with a reason and a day to answer by (要綱24条; rule 60)',
  body: z.strictObject({ content: moderatedContent, category: unsuitableCategory, reason: words, answerBy: day }),
  output: z.strictObject({ id: uuid, unheard: hospitalContact.nullable() }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'content_gone', 'name_already_reported', 'moderation_exists', 'answer_day_invalid', 'personal_name'],
})

export const deleteContentCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/moderation/deletions',
  summary: 'Delete unsuitable content: a tombstone stays in its place, the hospital that wrote it is told (要綱24条; rule 60)',
  body: z.strictObject({ content: moderatedContent, category: unsuitableCategory, reason: words }),
  output: z.strictObject({ id: uuid }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'content_gone', 'name_already_reported', 'moderation_exists', 'personal_name'],
})

export const deleteAskedContentCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/moderation/:moderationId/deletion',
  summary: 'Delete what the hospital was asked about (要綱24条; rule 60)',
  params: moderationPath,
  body: z.strictObject({ category: unsuitableCategory, reason: words }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'content_gone', 'name_already_reported', 'moderation_decided', 'personal_name'],
})

export const askAgainCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/moderation/:moderationId/lines',
  summary: 'Say more to the hospital, which is to answer again',
  params: moderationPath,
  body: z.strictObject({ body: words, answerBy: day }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'moderation_decided', 'answer_day_invalid', 'personal_name'],
})

export const closeModerationCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/moderation/:moderationId/close',
  summary: 'The matter is settled; what was written stays as it is',
  params: moderationPath,
  body: z.strictObject({ note: wordsOrNone }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'moderation_decided', 'personal_name'],
})

export const listOwnModerationsCall = defineCall({
  method: 'GET',
  path: '/api/v1/moderation',
  summary: 'What the prefecture asked the own hospital about, or deleted of its own (要綱24条)',
  query: pageQuery,
  output: moderationPage,
  refusals: ['not_signed_in', 'not_permitted'],
})

export const getOwnModerationCall = defineCall({
  method: 'GET',
  path: '/api/v1/moderation/:moderationId',
  summary: 'One of them with what both sides said',
  params: moderationPath,
  output: moderationDetail,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const answerModerationCall = defineCall({
  method: 'POST',
  path: '/api/v1/moderation/:moderationId/lines',
  summary: 'The representative answers for the hospital (要綱24条)',
  params: moderationPath,
  body: z.strictObject({ body: words }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'moderation_decided', 'personal_name'],
})
