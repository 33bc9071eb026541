import { z } from 'zod'

/** What people are told of when no page of theirs is open: a closed list. A notice says that, never what (要綱6条). */
export const NOTICE_KINDS = [
  'inquiry_received',
  'inquiry_answered',
  'reverse_offer_received',
  'message_unread',
  'chosen',
  'confirmed',
  'taken_back',
  'released',
  'resumed',
  'withdrawn',
  'case_closed',
  'answer_overdue',
  'confirm_overdue',
  'transfer_overdue',
  'record_changed',
  'vacancy_stale',
  'mentioned',
  'assigned',
  'absence_taken_over',
  'document_refused',
  'name_visible_reported',
  'name_visible_decided',
  'form_submitted',
  'form_returned',
  'form_accepted',
  'form_start_lost',
  'invoice_issued',
  'invoice_sent',
  'invoice_overdue',
  'invoice_cancelled',
  'renewal_due',
  'renewal_accepted',
  'announcement',
  'invitation_due',
  'reset_wished',
  'concurrent_use',
  'factors_reset',
  'factor_guessed',
  'deletion_announced',
  'deletion_hold_asked',
  'deletion_hold_decided',
  'moderation_asked',
  'moderation_answered',
  'moderation_closed',
  'moderation_deleted',
  'application_submitted',
] as const
export const noticeKind = z.enum(NOTICE_KINDS)
export type NoticeKind = z.infer<typeof noticeKind>

/** What a notice is about; `id` is of that kind. The reader must still see it when the notice is shown or sent. */
export type NoticeSubjectKind = 'case' | 'inquiry' | 'room' | 'facility' | 'document' | 'report' | 'form' | 'invoice' | 'announcement' | 'moderation' | 'retention' | 'person' | 'application' | 'renewal'
export type NoticeSubject = { kind: NoticeSubjectKind; id: string }
