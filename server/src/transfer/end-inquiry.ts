import { addDays, japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import type { InquiryEndReason } from '@tasuki/domain/transfer/case-status'
import type { InquiryMove } from '@tasuki/domain/transfer/inquiry.rules'
import { ROOM_READABLE_DAYS } from '@tasuki/domain/transfer/transfer.rules'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { limitRoomFor, setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import type { TransferCase } from './case.store'
import { logTransfer } from './change-case'
import { type InquiryRow, moveInquiry } from './inquiry.store'

/** The asked hospital loses record and documents at once; its room stays readable for 30 days (rule 71). */
export const endInquiry = async (tx: Transaction, inquiries: readonly InquiryRow[], ended: { of: TransferCase; move: InquiryMove; reason: InquiryEndReason }): Promise<InquiryRow> => {
  const inquiry = await moveInquiry(tx, inquiries, { ...ended.move, change: { ended_at: tx.now, end_reason: ended.reason } })
  await postRoomEvent(tx, inquiry.room_id, { type: 'ended', data: { reason: ended.reason }, quietFor: ended.of.sender_hospital_id })
  await setRoomState(tx, inquiry.room_id, 'read_only')
  const lastDay = addDays(japanDay(tx.now), ROOM_READABLE_DAYS)
  await limitRoomFor(tx, { roomId: inquiry.room_id, hospitalId: inquiry.hospital_id, until: japanInstant(addDays(lastDay, 1), '00:00') })
  await logTransfer(tx, ended.of, { kind: 'inquiry_ended', hospitalId: inquiry.hospital_id, data: { reason: ended.reason } })
  queueNotice(tx, { kind: 'case_closed', hospitalIds: [inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  return inquiry
}
