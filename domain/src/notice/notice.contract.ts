import { z } from 'zod'
import { noticeKind } from '../account/notice-kind'
import { defineCall } from '../base/call'
import { instant, queryCount, uuid } from '../base/id'
import { textUpTo } from '../base/text'
import { noticeSettings } from './notice-settings'

export const noticeView = z.strictObject({
  id: uuid,
  kind: noticeKind,
  at: instant,
  readAt: instant.nullable(),
  /** Where it is shown. */
  path: z.string(),
  caseCode: z.string().nullable(),
  /** The other hospital's short name. */
  hospitalName: z.string().nullable(),
})
export type NoticeView = z.infer<typeof noticeView>

/** More are said to be that many. */
export const UNREAD_LIMIT = 100
export const NOTICES_PAGE = 50

export const listNoticesCall = defineCall({
  method: 'GET',
  path: '/api/v1/notices',
  summary: 'One’s own notices, newest first, of things one may still see',
  query: z.strictObject({ unreadOnly: z.enum(['1']).optional(), limit: z.coerce.number().int().min(1).max(200).optional(), offset: queryCount.optional() }),
  output: z.strictObject({ notices: z.array(noticeView), more: z.boolean() }),
  refusals: ['not_signed_in'],
})

export const countNoticesCall = defineCall({
  method: 'GET',
  path: '/api/v1/notices/count',
  summary: 'How many of one’s own notices are unread, up to 100',
  output: z.strictObject({ unread: z.int(), sound: z.boolean() }),
  refusals: ['not_signed_in'],
})

export const openNoticeCall = defineCall({
  method: 'PUT',
  path: '/api/v1/notices/:noticeId/opened',
  summary: 'Read a notice and learn where the thing is: what a link in an e-mail does',
  params: z.strictObject({ noticeId: uuid }),
  output: noticeView,
  refusals: ['not_signed_in', 'not_found'],
})

export const markNoticesCall = defineCall({
  method: 'PUT',
  path: '/api/v1/notices/read-marks',
  summary: 'Mark notices as read or unread; without ids all that came until an instant',
  body: z.union([z.strictObject({ ids: z.array(uuid).min(1).max(200), read: z.boolean() }), z.strictObject({ allUntil: instant })]),
  output: z.strictObject({ unread: z.int() }),
  refusals: ['not_signed_in'],
})

const deviceState = {
  /** E-mail leaves this installation at all. */
  mailConfigured: z.boolean(),
  /** One’s own address as the operator entered it, where mails go. */
  mailAddress: z.string().nullable(),
  /** The department’s: its address, and whether it is told. Null for the prefecture’s people. */
  department: z.strictObject({ address: z.string().nullable(), mail: z.boolean(), mayChange: z.boolean() }).nullable(),
}

export const getNoticeSettingsCall = defineCall({
  method: 'GET',
  path: '/api/v1/notice-settings',
  summary: 'How one wishes to be told',
  output: z.strictObject({ settings: noticeSettings, ...deviceState }),
  refusals: ['not_signed_in'],
})

export const changeNoticeSettingsCall = defineCall({
  method: 'PUT',
  path: '/api/v1/notice-settings',
  summary: 'Change how one wishes to be told',
  body: noticeSettings,
  output: noticeSettings,
  refusals: ['not_signed_in'],
})

export const changeDepartmentMailCall = defineCall({
  method: 'PUT',
  path: '/api/v1/notice-settings/department',
  summary: 'Whether the department’s address is told too; the representative decides',
  body: z.strictObject({ mail: z.boolean() }),
  output: z.strictObject({ mail: z.boolean() }),
  refusals: ['not_signed_in', 'not_permitted'],
})

const base64url = (limit: number) => z.string().min(1).max(limit).regex(/^[A-Za-z0-9_-]+=*$/)
const endpoint = textUpTo(1000).pipe(z.url({ protocol: /^https$/ }))

export const getPushKeyCall = defineCall({
  method: 'GET',
  path: '/api/v1/push-key',
  summary: 'The key with which a browser subscribes to pushes of this installation',
  output: z.strictObject({ publicKey: z.string() }),
  refusals: ['not_signed_in'],
})

export const subscribePushCall = defineCall({
  method: 'PUT',
  path: '/api/v1/push-subscriptions',
  summary: 'This browser is to be told; until it is signed out',
  body: z.strictObject({ endpoint, keys: z.strictObject({ p256dh: base64url(200), auth: base64url(60) }), expiresAt: instant.nullable() }),
  refusals: ['not_signed_in', 'push_endpoint_refused'],
})

export const checkPushCall = defineCall({
  method: 'POST',
  path: '/api/v1/push-subscriptions/lookup',
  summary: 'Whether a subscription of this browser is one’s own: somebody else may have signed in here before',
  body: z.strictObject({ endpoint }),
  output: z.strictObject({ mine: z.boolean() }),
  refusals: ['not_signed_in'],
})

export const unsubscribePushCall = defineCall({
  method: 'POST',
  path: '/api/v1/push-subscriptions/end',
  summary: 'This browser is not to be told any more',
  body: z.strictObject({ endpoint }),
  refusals: ['not_signed_in'],
})

export const sentMail = z.strictObject({ id: uuid, at: instant, to: z.string(), subject: z.string(), text: z.string() })

/** Empty outside a demonstration, whose e-mails stay on this machine. */
export const listDemoMailsCall = defineCall({
  method: 'GET',
  path: '/api/v1/demo-mails',
  summary: 'E-mails of a demonstration to one’s own hospital, newest first',
  output: z.strictObject({ demo: z.boolean(), mails: z.array(sentMail) }),
  refusals: ['not_signed_in'],
})
