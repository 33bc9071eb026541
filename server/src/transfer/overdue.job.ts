import { isAnswerOverdue, isConfirmationOverdue } from '@tasuki/domain/transfer/inquiry.rules'
import { transferDateOverdue } from '@tasuki/domain/transfer/transfer.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { z } from 'zod'
import type { Database } from '../platform/db/database'
import { type Transaction, withActor } from '../platform/db/transaction'
import { addJob } from '../platform/jobs/add-job'
import type { Job } from '../platform/jobs/job-runner'
import { queueNotice } from '../platform/notices/queue-notice'
import { postRoomEvent } from '../talk/post-message'
import { selectCases } from './case-list.store'
import { lockTransferCase } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { findInquiry, lockInquiries } from './inquiry.store'

const CONFIRM_OVERDUE = 'alert_confirm_overdue'
const MINUTE_MS = 60_000

const ANSWER_OVERDUE = 'alert_answer_overdue'

/** Ordered with a 検討中: when its announced time runs out, both sides are told once (rule 69). */
export const orderAnswerAlert = (tx: Transaction, of: { inquiryId: string; until: Date }): Promise<void> =>
  addJob(tx, ANSWER_OVERDUE, { payload: { inquiryId: of.inquiryId, answeredAt: tx.now.toISOString() }, at: new Date(of.until.getTime() + MINUTE_MS) })

/** Nothing automatic but the notice. Answered anew meanwhile, it isn't this answer's time. */
const alertAnswerOverdue = async (tx: Transaction, of: { inquiryId: string; answeredAt: string }): Promise<boolean> => {
  const inquiry = await findInquiry(tx, of.inquiryId)
  if (!inquiry || inquiry.answered_at?.toISOString() !== of.answeredAt || !isAnswerOverdue({ state: inquiry.state, answer: inquiry.answer, now: tx.now })) return false
  queueNotice(tx, { kind: 'answer_overdue', hospitalIds: [inquiry.sender_hospital_id, inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  return true
}

/** Ordered with the choice: when B's time to confirm runs out, both sides are told once. */
export const orderConfirmAlert = (tx: Transaction, of: { inquiryId: string; dueAt: Date }): Promise<void> =>
  addJob(tx, CONFIRM_OVERDUE, { payload: { inquiryId: of.inquiryId }, at: new Date(of.dueAt.getTime() + MINUTE_MS) })

/** A line in the room for A and B, and nothing automatic (rule 73). Released, confirmed or chosen anew, it isn't due. */
export const alertConfirmOverdue = async (tx: Transaction, inquiryId: string): Promise<boolean> => {
  const seen = await findInquiry(tx, inquiryId)
  if (!seen) return false
  const of = await lockTransferCase(tx, seen.case_id)
  const inquiry = (await lockInquiries(tx, of.id)).find((one) => one.id === inquiryId)
  if (!inquiry || !isConfirmationOverdue({ state: inquiry.state, confirmDueAt: inquiry.confirm_due_at, now: tx.now })) return false
  await postRoomEvent(tx, inquiry.room_id, { type: 'confirm_overdue', data: { confirmDueAt: inquiry.confirm_due_at?.toISOString() ?? null } })
  await logTransfer(tx, of, { kind: 'confirm_overdue', hospitalId: inquiry.hospital_id })
  queueNotice(tx, { kind: 'confirm_overdue', hospitalIds: [of.sender_hospital_id, inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiryId } })
  await announceCase(tx, of)
  return true
}

/** The transfer date has passed without 転院完了: A is reminded each day; after a week it stands on P's list (rule 74). */
export const remindTransferDates = async (tx: Transaction): Promise<number> => {
  const held = await selectCases(tx, { scope: 'visible', status: 'held', text: undefined, transferBefore: japanDay(tx.now), limit: 10_000, offset: 0 })
  for (const { id } of held) {
    const of = await lockTransferCase(tx, id)
    if (transferDateOverdue({ status: of.status, transferDate: of.transfer_date, now: tx.now }) === 'no') continue
    await logTransfer(tx, of, { kind: 'transfer_overdue', data: { transferDate: of.transfer_date } })
    queueNotice(tx, { kind: 'transfer_overdue', hospitalIds: [of.sender_hospital_id], subject: { kind: 'case', id: of.id } })
    await announceCase(tx, of)
  }
  return held.length
}

export const overdueJobs = (database: Database): Job[] => [
  {
    name: ANSWER_OVERDUE,
    run: async (payload) => {
      const of = z.object({ inquiryId: z.uuid(), answeredAt: z.iso.datetime() }).parse(payload)
      await withActor(database, { kind: 'system', name: ANSWER_OVERDUE }, (tx) => alertAnswerOverdue(tx, of))
    },
  },
  {
    name: CONFIRM_OVERDUE,
    run: async (payload) => {
      const { inquiryId } = z.object({ inquiryId: z.uuid() }).parse(payload)
      await withActor(database, { kind: 'system', name: CONFIRM_OVERDUE }, (tx) => alertConfirmOverdue(tx, inquiryId))
    },
  },
  {
    name: 'remind_transfer_dates',
    dailyAt: '8:30',
    run: async () => {
      await withActor(database, { kind: 'system', name: 'remind_transfer_dates' }, remindTransferDates)
    },
  },
]
