import { withdrawInquiry } from '@tasuki/domain/transfer/inquiry.rules'
import { refuseNames } from '../names/refuse-names'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import { announceCase, logTransfer } from './change-case'
import { getInquiry, lockInquiries, updateInquiry } from './inquiry.store'
import { lockOwnCase } from './own-case'

/** A withdraws an inquiry with a reason: the room is read-only, B is told (rule 75). */
export const withdrawInquiryCommand = async (tx: Transaction, input: { inquiryId: string; reason: string }): Promise<void> => {
  const seen = await getInquiry(tx, input.inquiryId)
  if (tx.actor.kind !== 'member' || seen.sender_hospital_id !== tx.actor.hospitalId) refuse('not_permitted')
  const of = await lockOwnCase(tx, seen.case_id)
  const inquiry = (await lockInquiries(tx, of.id)).find((candidate) => candidate.id === input.inquiryId) ?? refuse('not_found')
  orRefuse(withdrawInquiry(of.status, inquiry.state))
  await refuseNames(tx, { reason: input.reason })
  await announceCase(tx, of)
  await updateInquiry(tx, inquiry, { state: 'withdrawn', paused_from: null, ended_at: tx.now, withdraw_reason: input.reason })
  await postRoomEvent(tx, inquiry.room_id, { type: 'withdrawn', data: { reason: input.reason } })
  await setRoomState(tx, inquiry.room_id, 'read_only')
  await logTransfer(tx, of, { kind: 'withdrawn', hospitalId: inquiry.hospital_id })
  queueNotice(tx, { kind: 'withdrawn', hospitalIds: [inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  await announceCase(tx, of)
}
