import { z } from 'zod'
import { NOTICE_KINDS, type NoticeKind, noticeKind } from '../account/notice-kind'

/** The ways by which a person may be told. */
export const noticeChannels = z.strictObject({ mail: z.boolean(), push: z.boolean(), page: z.boolean() })
export type NoticeChannels = z.infer<typeof noticeChannels>

const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** Hours in which nothing is sent; what came then is one mail at their end. `closedDays`: Saturdays, Sundays, holidays too. */
export const quietHours = z.strictObject({ from: wallTime, until: wallTime, closedDays: z.boolean() }).refine(({ from, until }) => from !== until, { path: ['until'] })
export type QuietHours = z.infer<typeof quietHours>

export const noticeLanguage = z.enum(['ja', 'en'])
export type NoticeLanguage = z.infer<typeof noticeLanguage>

export const noticeSettings = z.strictObject({
  channels: z.record(noticeKind, noticeChannels),
  quiet: quietHours.nullable(),
  language: noticeLanguage,
  sound: z.boolean(),
})
export type NoticeSettings = z.infer<typeof noticeSettings>

/** What nobody must be able to overlook in the page: a name that can be seen (rule 85), what was done to an account, and what is going to be deleted (rule 58). */
export const ALWAYS_IN_PAGE: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['document_refused', 'name_visible_reported', 'name_visible_decided', 'invitation_due', 'reset_wished', 'concurrent_use', 'factors_reset', 'factor_guessed', 'deletion_announced'])

/** Only for the eye: nobody has to act. */
const QUIET_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['case_closed', 'resumed'])
/** Worth a push even where somebody has a page open only now and then. */
const PUSHED_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'inquiry_received', 'reverse_offer_received', 'inquiry_answered', 'message_unread', 'chosen', 'confirmed', 'taken_back', 'released', 'confirm_overdue', 'mentioned', 'assigned', 'document_refused',
])

const defaultChannels = (kind: NoticeKind): NoticeChannels => ({ mail: !QUIET_KINDS.has(kind), push: PUSHED_KINDS.has(kind), page: true })

/** Before a person has chosen: e-mail in the daytime of a hospital's office, the night's in one mail before it opens. */
export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = {
  channels: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, defaultChannels(kind)])) as Record<NoticeKind, NoticeChannels>,
  quiet: { from: '20:00', until: '07:30', closedDays: false },
  language: 'ja',
  sound: false,
}

/** As stored, perhaps by a version that knew fewer kinds: what is missing or no longer readable is as by default. */
export const readNoticeSettings = (stored: unknown): NoticeSettings => {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_NOTICE_SETTINGS
  const { channels, ...rest } = stored as Record<string, unknown>
  const known = typeof channels === 'object' && channels !== null ? Object.fromEntries(Object.entries(channels).filter(([kind]) => noticeKind.safeParse(kind).success)) : {}
  const parsed = noticeSettings.safeParse({ ...DEFAULT_NOTICE_SETTINGS, ...rest, channels: { ...DEFAULT_NOTICE_SETTINGS.channels, ...known } })
  return parsed.success ? parsed.data : DEFAULT_NOTICE_SETTINGS
}
