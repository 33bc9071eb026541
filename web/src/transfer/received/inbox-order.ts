import type { InquiryState } from '@tasuki/domain/transfer/case-status'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'

type Facts = Pick<Inquiry, 'state' | 'answerOverdue' | 'answerStale'>

const UNANSWERED: ReadonlySet<InquiryState> = new Set(['unread', 'read'])

/** It is our turn. */
export const waitsForUs = (inquiry: Facts): boolean =>
  UNANSWERED.has(inquiry.state) || inquiry.state === 'chosen' || inquiry.answerOverdue || inquiry.answerStale

const RANK: Partial<Record<InquiryState, number>> = { considering: 1, accepted: 2, conditional: 2, paused: 3, declined: 4, confirmed: 5 }

/** What waits for us first, then what still moves, then what is settled; the server's order (longest waiting) within. */
export const inboxOrder = <T extends { inquiry: Facts }>(received: readonly T[]): T[] => {
  const rank = ({ inquiry }: T) => (waitsForUs(inquiry) ? 0 : (RANK[inquiry.state] ?? 6))
  return [...received].sort((a, b) => rank(a) - rank(b))
}
