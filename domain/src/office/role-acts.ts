import { PREFECTURE_ROLES } from '../account/actor'

/** Who may sign in, in the order in which the table shows them. */
export const ROLES = ['member', 'representative', ...PREFECTURE_ROLES] as const
export type Role = (typeof ROLES)[number]

const HOSPITAL = ['member', 'representative'] as const
const READERS = [...HOSPITAL, 'officer', 'coordinator'] as const

type RoleAct = {
  /** Signed out too. */
  anybody?: true
  by: readonly Role[]
  /** Calls by method and path; `*` stands for any method, at the end for the rest of the path. The longest that fits is the call's. */
  calls: readonly string[]
}

/**
 * Who may do what (要綱7条, 24条, 26条): the table that a page shows. A test holds it against what each route admits, so that neither is
 * changed alone. Which case, talk or facility an act reaches is the affair of its own policy.
 */
export const ROLE_ACTS = {
  sign_in: {
    anybody: true,
    by: ROLES,
    calls: [
      'POST /api/v1/session', 'DELETE /api/v1/session', 'GET /api/v1/session/second-step', 'GET /api/v1/session/lock', 'POST /api/v1/session/unlock', 'GET /api/v1/demo-people',
      'POST /api/v1/access-code/*', 'POST /api/v1/reset-wishes',
    ],
  },
  read_terms: { anybody: true, by: ROLES, calls: ['GET /api/v1/terms', 'GET /api/v1/office-profile'] },
  estimate: { anybody: true, by: ROLES, calls: ['GET /api/v1/account-estimate', 'GET /api/v1/seat-terms'] },
  apply_to_join: { anybody: true, by: ROLES, calls: ['* /api/v1/applications*'] },
  own_notices: { by: ROLES, calls: ['GET /api/v1/session', '* /api/v1/notice*', '* /api/v1/push-*', 'GET /api/v1/demo-mails', 'GET /api/v1/care-needs', 'GET /api/v1/prefecture', 'GET /api/v1/live'] },
  own_account: { by: ROLES, calls: ['* /api/v1/account*', '* /api/v1/factors*', 'DELETE /api/v1/known-devices', '* /api/v1/session/*', 'GET /api/v1/session-policy'] },
  register_cases: {
    by: HOSPITAL,
    calls: ['POST /api/v1/cases*', 'PUT /api/v1/cases/*', 'DELETE /api/v1/cases/*', 'POST /api/v1/matching', 'POST /api/v1/similar-cases', '* /api/v1/record-templates*', 'GET /api/v1/cases/:caseId/acceptance-notice'],
  },
  answer_inquiries: { by: HOSPITAL, calls: ['* /api/v1/inquiries*', 'GET /api/v1/area-cases', 'POST /api/v1/cases/:caseId/offers'] },
  talk: { by: HOSPITAL, calls: ['GET /api/v1/rooms', 'GET /api/v1/rooms/:roomId/people', 'POST /api/v1/rooms*', 'PUT /api/v1/rooms*', 'DELETE /api/v1/rooms*', 'GET /api/v1/messages', '* /api/v1/message-templates*'] },
  attach_documents: { by: HOSPITAL, calls: ['* /api/v1/documents*'] },
  keep_facility: { by: HOSPITAL, calls: ['* /api/v1/facility/*', 'PUT /api/v1/notice-settings/department'] },
  hear_prefecture: { by: HOSPITAL, calls: ['* /api/v1/announcements*', 'POST /api/v1/terms/acceptance'] },
  keep_records: { by: HOSPITAL, calls: ['* /api/v1/retention*'] },
  share_work: { by: HOSPITAL, calls: ['GET /api/v1/colleagues', '* /api/v1/absences*', '* /api/v1/work-handovers*'] },
  read_cases: {
    by: READERS,
    calls: [
      'GET /api/v1/cases*', 'GET /api/v1/home', '* /api/v1/saved-views*', 'GET /api/v1/rooms/:roomId', 'GET /api/v1/rooms/:roomId/messages', 'GET /api/v1/rooms/:roomId/readers',
      'GET /api/v1/documents/of/*', 'GET /api/v1/documents/:documentId/file', 'GET /api/v1/documents/:documentId/thumbnail',
    ],
  },
  read_hospitals: { by: READERS, calls: ['GET /api/v1/hospitals*', 'GET /api/v1/hospital-points', 'GET /api/v1/map'] },
  report_names: {
    by: READERS,
    calls: [
      'POST /api/v1/documents/:documentId/name-visible', 'POST /api/v1/messages/:messageId/name-visible', 'POST /api/v1/cases/:caseId/name-visible', 'POST /api/v1/inquiries/:inquiryId/name-visible',
      'POST /api/v1/room-events/:messageId/name-visible', 'POST /api/v1/cases/:caseId/closing/name-visible',
    ],
  },
  release_names: { by: [...HOSPITAL, 'officer'], calls: ['* /api/v1/name-releases*'] },
  hand_in_forms: { by: ['representative'], calls: ['* /api/v1/seat-forms*', 'GET /api/v1/seats', '* /api/v1/seat-renewal'] },
  read_forms: { by: ['representative', 'officer', 'auditor'], calls: ['GET /api/v1/seat-forms/:formId', 'GET /api/v1/seat-forms/:formId/sheet', 'GET /api/v1/seat-forms/:formId/start-notice'] },
  read_papers: { by: [...HOSPITAL, 'officer', 'auditor'], calls: ['GET /api/v1/invoices/*'] },
  list_invoices: { by: HOSPITAL, calls: ['GET /api/v1/invoices'] },
  support_people: { by: ['representative', 'officer'], calls: ['* /api/v1/people*', 'GET /api/v1/concurrent-uses', 'GET /api/v1/office/factor-holders', 'POST /api/v1/office/people/:personId/factor-reset'] },
  oversee_documents: { by: ['representative', 'officer'], calls: ['GET /api/v1/document-releases'] },
  read_trail: { by: ['representative', 'officer', 'auditor'], calls: ['GET /api/v1/audit-entries'] },
  read_register: {
    by: ['officer', 'auditor'],
    calls: [
      'GET /api/v1/office/hospitals', 'GET /api/v1/office/hospitals/:hospitalId', 'GET /api/v1/office/people', 'GET /api/v1/office/moderation', 'GET /api/v1/office/applications',
      'GET /api/v1/office/applications/:applicationId',
    ],
  },
  read_accounts: {
    by: ['officer', 'auditor'],
    calls: [
      'GET /api/v1/office/seat-forms', 'GET /api/v1/office/seat-budget', 'GET /api/v1/office/hospitals/:hospitalId/seats', 'GET /api/v1/office/seat-renewals',
      'GET /api/v1/office/invoices', 'GET /api/v1/office/invoice-run', 'GET /api/v1/office/invoice-years', 'GET /api/v1/office/invoice-years/table', 'GET /api/v1/office/invoice-terms',
    ],
  },
  read_overview: { by: PREFECTURE_ROLES, calls: ['GET /api/v1/office/overview'] },
  read_moderation: { by: HOSPITAL, calls: ['GET /api/v1/moderation', 'GET /api/v1/moderation/:moderationId'] },
  answer_moderation: { by: ['representative'], calls: ['* /api/v1/moderation*'] },
  moderate: { by: ['officer'], calls: ['* /api/v1/office/moderation*'] },
  decide_names: { by: ['officer'], calls: ['* /api/v1/name-reports*'] },
  keep_register: { by: ['officer'], calls: ['* /api/v1/office/applications*', '* /api/v1/office/hospitals*', '* /api/v1/office/people*'] },
  decide_forms: { by: ['officer'], calls: ['* /api/v1/office/seat-forms*', '* /api/v1/office/seat-renewals*', '* /api/v1/office/seat-budget', 'POST /api/v1/office/seats/:seatId/take'] },
  keep_bills: { by: ['officer'], calls: ['* /api/v1/office/invoices*', '* /api/v1/office/invoice-run', '* /api/v1/office/invoice-years*', '* /api/v1/office/invoice-terms'] },
  keep_retention: { by: ['officer'], calls: ['* /api/v1/office/retention*'] },
  announce: { by: ['officer'], calls: ['* /api/v1/office/announcements*'] },
  read_figures: { by: ['officer'], calls: ['GET /api/v1/office/figures*'] },
  set_terms: {
    by: ['officer'],
    calls: [
      '* /api/v1/office/seat-prices*', '* /api/v1/office/closed-days*', '* /api/v1/office/application-pauses*', '* /api/v1/office/terms*', '* /api/v1/office/sign-in-settings', 'PUT /api/v1/office/profile',
      'PUT /api/v1/session-policy',
    ],
  },
} as const satisfies Record<string, RoleAct>

export type RoleActId = keyof typeof ROLE_ACTS
export const ROLE_ACT_IDS = Object.keys(ROLE_ACTS) as RoleActId[]

/** An act as the page and the tests read it. */
export const roleActOf = (id: RoleActId): RoleAct => ROLE_ACTS[id]

const fits = (pattern: string, { method, path }: { method: string; path: string }): boolean => {
  const [verb = '', place = ''] = pattern.split(' ')
  if (verb !== '*' && verb !== method) return false
  return place.endsWith('*') ? path.startsWith(place.slice(0, -1)) : path === place
}

/** The act that a call belongs to; undefined for one that the table doesn't have. Of two that fit, the one that names more of it. */
export const actOfCall = (call: { method: string; path: string }): RoleActId | undefined => {
  const weight = (pattern: string): number => pattern.replace(/^\* /, '').length + (pattern.endsWith('*') ? 0 : 100)
  const [best] = ROLE_ACT_IDS.flatMap((id) => roleActOf(id).calls.filter((pattern) => fits(pattern, call)).map((pattern) => ({ id, weight: weight(pattern) }))).sort((one, other) => other.weight - one.weight)
  return best?.id
}
