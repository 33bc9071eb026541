import { isAnswerOverdue, isAnswerStale, isConfirmationOverdue } from '@tasuki/domain/transfer/inquiry.rules'
import { hiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import type { InquiryEndReason } from '@tasuki/domain/transfer/case-status'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import type { InquiryRow } from './inquiry.store'
import type { InquiriesInCharge } from './in-charge'

type Shown = {
  hospitals: ReadonlyMap<string, HospitalLabel>
  digests: ReadonlyMap<string, { unread: number; lastMessage: string | null }>
  /** Undefined once the reader has lost the record: then no answer is called stale. */
  revision: number | undefined
  inCharge: InquiriesInCharge
  now: Date
}

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null

/** A hospital that left the directory still has a line in old cases. */
export const labelOf = (hospitals: ReadonlyMap<string, HospitalLabel>, id: string): HospitalLabel => hospitals.get(id) ?? { id, name: '', shortName: '' }

export const viewInquiry = (row: InquiryRow, shown: Shown): Inquiry => {
  const digest = shown.digests.get(row.room_id)
  return {
    id: row.id,
    caseId: row.case_id,
    hospital: labelOf(shown.hospitals, row.hospital_id),
    roomId: row.room_id,
    origin: row.origin,
    state: row.state,
    pausedFrom: row.paused_from,
    version: row.version,
    answer: row.answer,
    answeredAt: isoOrNull(row.answered_at),
    answeredBy: row.answered_by,
    answerStale: shown.revision !== undefined && isAnswerStale({ answeredRevision: row.answered_revision, revision: shown.revision }),
    answerHidden: row.answer_hidden === null ? null : hiddenMark.parse(row.answer_hidden),
    answerOverdue: isAnswerOverdue({ state: row.state, answer: row.answer, now: shown.now }),
    sentAt: row.sent_at.toISOString(),
    firstReadAt: isoOrNull(row.first_read_at),
    chosenAt: isoOrNull(row.chosen_at),
    confirmDueAt: isoOrNull(row.confirm_due_at),
    confirmOverdue: isConfirmationOverdue({ state: row.state, confirmDueAt: row.confirm_due_at, now: shown.now }),
    transferDate: row.transfer_date,
    endedAt: isoOrNull(row.ended_at),
    endReason: row.end_reason as InquiryEndReason | null,
    withdrawReason: row.withdraw_reason,
    unreadMessages: digest?.unread ?? 0,
    lastMessage: digest?.lastMessage ?? null,
    inChargeName: shown.inCharge.nameOf(row),
    assignment: shown.inCharge.assignmentOf(row),
  }
}
