import { expectedAnswerAt, isWorkingAt, nextWorkingInstant, workingMinutes } from '@tasuki/domain/base/working-time'
import { type ReceptionTime, workingTimeOf } from '@tasuki/domain/facility/reception-time'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'

type Facts = Pick<Inquiry, 'state' | 'answer' | 'sentAt' | 'answeredAt' | 'confirmDueAt' | 'transferDate'> & Partial<Pick<Inquiry, 'origin'>>

/** What a hospital is to do by an instant. */
export type Deadline = { what: 'answer' | 'confirm'; dueAt: string }

/** What one candidate's clock says; `minutes` are working minutes of that hospital. */
export type CandidateClockReading =
  | { kind: 'until'; what: 'answer' | 'confirm'; dueAt: string; minutes: number; overdue: boolean; backAt: Date | undefined }
  | { kind: 'waiting'; minutes: number; expectedAt: Date | undefined; overdueMinutes: number | undefined; backAt: Date | undefined }
  | { kind: 'answered'; minutes: number }
  | { kind: 'transfer'; day: string }
  | { kind: 'none' }

/** 9 to 17, Monday to Friday: only until a hospital's own hours are read. */
const UNREAD: ReceptionTime = { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', closedDays: [], answerWithinHours: null }

/** How long is left, or how long it has passed, in the hospital's reception hours. */
export const readDeadline = ({ what, dueAt }: Deadline, reception: ReceptionTime = UNREAD, now: Date): CandidateClockReading => {
  const time = workingTimeOf(reception)
  const due = new Date(dueAt)
  const overdue = due < now
  const backAt = isWorkingAt(now, time) ? undefined : nextWorkingInstant(now, time)
  return { kind: 'until', what, dueAt, overdue, backAt, minutes: overdue ? workingMinutes(due, now, time) : workingMinutes(now, due, time) }
}

/**
 * Until when an answer or a confirmation is promised, how long one took, or how long nobody has said anything: all in
 * the receiver's own reception hours, so that a night or a holiday doesn't count against it.
 */
export const readCandidateClock = (inquiry: Facts, reception: ReceptionTime = UNREAD, now: Date): CandidateClockReading => {
  const time = workingTimeOf(reception)
  const backAt = isWorkingAt(now, time) ? undefined : nextWorkingInstant(now, time)
  const until = (what: Deadline['what'], dueAt: string): CandidateClockReading => readDeadline({ what, dueAt }, reception, now)
  switch (inquiry.state) {
    case 'considering':
      return inquiry.answer?.kind === 'considering' ? until('answer', inquiry.answer.until) : { kind: 'none' }
    case 'chosen':
      return inquiry.confirmDueAt === null ? { kind: 'none' } : until('confirm', inquiry.confirmDueAt)
    case 'confirmed':
      return inquiry.transferDate === null ? { kind: 'none' } : { kind: 'transfer', day: inquiry.transferDate }
    case 'accepted':
    case 'conditional':
    case 'declined':
      // An offer came by itself: nobody waited for it.
      return inquiry.answeredAt === null || inquiry.origin === 'reverse_offer' ? { kind: 'none' } : { kind: 'answered', minutes: workingMinutes(new Date(inquiry.sentAt), new Date(inquiry.answeredAt), time) }
    case 'unread':
    case 'read': {
      const sentAt = new Date(inquiry.sentAt)
      const expectedAt = reception.answerWithinHours === null ? undefined : expectedAnswerAt(sentAt, reception.answerWithinHours, time)
      const overdueMinutes = expectedAt !== undefined && expectedAt < now ? workingMinutes(expectedAt, now, time) : undefined
      return { kind: 'waiting', minutes: workingMinutes(sentAt, now, time), expectedAt, overdueMinutes, backAt }
    }
    case 'paused':
    case 'withdrawn':
    case 'ended':
      return { kind: 'none' }
  }
}

/** Late against what was promised or is usual there: marked, and sorted up. */
export const isLate = (reading: CandidateClockReading): boolean =>
  (reading.kind === 'until' && reading.overdue) || (reading.kind === 'waiting' && reading.overdueMinutes !== undefined)
