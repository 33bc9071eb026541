import { z } from 'zod'
import { hospitalLabel } from '../../account/account.contract'
import { defineCall } from '../../base/call'
import { countNumber, day, instant, uuid } from '../../base/id'
import { pageQuery } from '../../base/page'
import { lineUpTo, longText } from '../../base/text'

/** Whom it is for: every user hospital, those of a 二次医療圏, or chosen ones. */
export const announcementAudience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('area'), areaName: z.string().regex(/^\P{Cc}{1,40}$/u) }),
  z.strictObject({ kind: z.literal('hospitals'), hospitalIds: z.array(uuid).min(1).max(500) }),
])
export type AnnouncementAudience = z.infer<typeof announcementAudience>

export const announcementDraft = z.strictObject({
  title: lineUpTo(100),
  body: longText,
  audience: announcementAudience,
  firstDay: day,
  /** Null: until it is withdrawn. */
  lastDay: day.nullable(),
  wantsAcknowledgement: z.boolean(),
})
export type AnnouncementDraft = z.infer<typeof announcementDraft>

/** `coming` before its first day, `over` after its last. */
const ANNOUNCEMENT_STATES = ['coming', 'shown', 'over', 'withdrawn'] as const
const announcementState = z.enum(ANNOUNCEMENT_STATES)
export type AnnouncementState = z.infer<typeof announcementState>

/** As a hospital reads it. */
export const receivedAnnouncement = z.strictObject({
  id: uuid,
  title: z.string(),
  body: z.string(),
  firstDay: day,
  lastDay: day.nullable(),
  publishedAt: instant,
  /** Later than `publishedAt` where it was changed. */
  changedAt: instant,
  revision: z.int(),
  isOver: z.boolean(),
  wantsAcknowledgement: z.boolean(),
  /** The hospital's, by whoever pressed first. */
  acknowledged: z.strictObject({ at: instant, personName: z.string() }).nullable(),
})
export type ReceivedAnnouncement = z.infer<typeof receivedAnnouncement>

const acknowledgementCount = z.strictObject({ addressed: z.int(), acknowledged: z.int() })

/** As the office lists it. */
export const officeAnnouncement = z.strictObject({
  ...announcementDraft.shape,
  title: z.string(),
  body: z.string(),
  id: uuid,
  revision: z.int(),
  state: announcementState,
  publishedAt: instant,
  publishedBy: z.string(),
  changedAt: instant,
  remindedAt: instant.nullable(),
  counts: acknowledgementCount,
})
export type OfficeAnnouncement = z.infer<typeof officeAnnouncement>

const announcementRecipient = z.strictObject({ hospital: hospitalLabel, acknowledged: z.strictObject({ at: instant, personName: z.string() }).nullable() })

const announcementRevision = z.strictObject({
  revision: z.int(),
  act: z.enum(['published', 'changed', 'withdrawn']),
  at: instant,
  by: z.string(),
  title: z.string(),
  body: z.string(),
})

export const announcementDetail = z.strictObject({
  announcement: officeAnnouncement,
  /** Those who haven't acknowledged first. */
  recipients: z.array(announcementRecipient),
  /** The newest first. */
  history: z.array(announcementRevision),
})
export type AnnouncementDetail = z.infer<typeof announcementDetail>

const receivedPage = z.strictObject({ announcements: z.array(receivedAnnouncement), /** Of all pages. */ total: z.int() })

export const listAnnouncementsCall = defineCall({
  method: 'GET',
  path: '/api/v1/announcements',
  summary: 'Announcements of the prefecture to the own hospital, what is shown now first, then the earlier ones',
  query: pageQuery,
  output: receivedPage,
  refusals: ['not_signed_in', 'not_permitted'],
})

export const acknowledgeAnnouncementCall = defineCall({
  method: 'POST',
  path: '/api/v1/announcements/:announcementId/acknowledgement',
  summary: '確認しました, for the whole hospital; what was acknowledged before stays as it is',
  params: z.strictObject({ announcementId: uuid }),
  body: z.strictObject({ revision: countNumber }),
  refusals: ['not_signed_in', 'not_permitted', 'not_found', 'acknowledgement_not_wanted', 'version_conflict'],
})

export const listOfficeAnnouncementsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/announcements',
  summary: 'All announcements with how many hospitals have acknowledged them, the last first',
  query: pageQuery,
  output: z.strictObject({ announcements: z.array(officeAnnouncement), /** Of all pages. */ total: z.int(), today: day }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const getOfficeAnnouncementCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/announcements/:announcementId',
  summary: 'An announcement, who has acknowledged it and who hasn’t, and how it read before it was changed',
  params: z.strictObject({ announcementId: uuid }),
  output: announcementDetail,
  refusals: ['not_signed_in', 'not_permitted', 'not_found'],
})

export const publishAnnouncementCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/announcements',
  summary: 'Announces something to hospitals; they are told on its first day',
  body: announcementDraft,
  output: announcementDetail,
  refusals: ['not_permitted', 'required_fields_missing', 'announcement_days_invalid', 'announcement_for_nobody', 'personal_name'],
})

export const changeAnnouncementCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/announcements/:announcementId',
  summary: 'Changes an announcement; how it read before stays in its history',
  params: z.strictObject({ announcementId: uuid }),
  body: z.strictObject({ ...announcementDraft.shape, /** The revision that was changed. */ version: countNumber, /** Earlier acknowledgements don’t count any more, and the hospitals are told anew. */ askAgain: z.boolean() }),
  output: announcementDetail,
  refusals: ['not_permitted', 'not_found', 'required_fields_missing', 'announcement_days_invalid', 'announcement_for_nobody', 'announcement_withdrawn', 'version_conflict', 'personal_name'],
})

export const withdrawAnnouncementCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/announcements/:announcementId/withdrawal',
  summary: 'Hospitals don’t see it any more; it stays with its history in the office',
  params: z.strictObject({ announcementId: uuid }),
  output: announcementDetail,
  refusals: ['not_permitted', 'not_found', 'announcement_withdrawn'],
})

export const remindAnnouncementCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/announcements/:announcementId/reminder',
  summary: 'Tells the hospitals that haven’t acknowledged it once more; once in a day',
  params: z.strictObject({ announcementId: uuid }),
  output: announcementDetail,
  refusals: ['not_permitted', 'not_found', 'acknowledgement_not_wanted', 'announcement_not_shown', 'reminded_already'],
})
