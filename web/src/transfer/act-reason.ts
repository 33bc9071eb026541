import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import { withdrawInquiry } from '@tasuki/domain/transfer/inquiry.rules'
import { refusalOfCaseAct, reopenCase, type CaseAct } from '@tasuki/domain/transfer/transfer.rules'
import { ApiRefusal } from '../platform/api-problem'
import { REFUSAL_KIND, REFUSAL_STATUS, type Refusal } from '@tasuki/domain/base/refusal'

/** Why an act on a case isn't open, from the domain's own tables; undefined where it is. */
export const refusalOfAct = (act: CaseAct, detail: CaseDetail, now: Date): Refusal | undefined => {
  const refusal = refusalOfCaseAct(act, detail.status)
  if (refusal !== undefined) return refusal
  if (act === 'reopen') {
    const reopened = reopenCase({ status: detail.status, statusBefore: null, closedAt: detail.closedAt === null ? null : new Date(detail.closedAt), confirmed: false, now })
    return reopened.ok ? undefined : reopened.refusal
  }
  if (act === 'choose' && !detail.inquiries.some((inquiry) => INQUIRY_STATE[inquiry.state].choosable)) return { code: 'inquiry_not_choosable' }
  return undefined
}

export const refusalToChoose = (detail: CaseDetail, inquiry: Inquiry): Refusal | undefined =>
  refusalOfCaseAct('choose', detail.status) ?? (INQUIRY_STATE[inquiry.state].choosable ? undefined : { code: 'inquiry_not_choosable' })

export const refusalToWithdraw = (detail: CaseDetail, inquiry: Inquiry): Refusal | undefined => {
  const allowed = withdrawInquiry(detail.status, inquiry.state)
  return allowed.ok ? undefined : allowed.refusal
}

/** The order in which candidates are read: who said yes first, who is out last; otherwise as they were asked. */
const ORDER = ['confirmed', 'chosen', 'accepted', 'conditional', 'considering', 'read', 'unread', 'paused', 'declined', 'withdrawn', 'ended'] as const

/** `late`: those whose clock has run out come before the others, since a word is due there. */
export const inCandidateOrder = (inquiries: readonly Inquiry[], late: ReadonlySet<string> = new Set()): Inquiry[] =>
  [...inquiries].sort(
    (a, b) =>
      Number(late.has(b.id)) - Number(late.has(a.id)) || ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0) || (a.id < b.id ? -1 : 1),
  )

/** What of this inquiry waits for the sender. */
export const waitsForSender = (inquiry: Inquiry): boolean => inquiry.unreadMessages > 0 || inquiry.answerOverdue || inquiry.confirmOverdue

/** A rule's no, asked before anything was sent, in the shape in which the server's no is said. */
export const asProblem = (refusal: Refusal): ApiRefusal => new ApiRefusal({ code: refusal.code, status: REFUSAL_STATUS[REFUSAL_KIND[refusal.code]], details: refusal.details })
