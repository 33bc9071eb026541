import type { EndReason } from '@tasuki/domain/transfer/case-status'
import { closeInquiries } from '@tasuki/domain/transfer/inquiry.rules'
import { type ClosingDetails, completeCase, endCase } from '@tasuki/domain/transfer/transfer.rules'
import { findHospitalUses } from '../account/hospital/find-hospitals'
import { refuseHiddenTexts } from '../names/file-name-report'
import { refuseNames } from '../names/refuse-names'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import type { TransferCase } from './case.store'
import { changeCase } from './change-case'
import { endInquiry } from './end-inquiry'
import { inquiryFacts, lockInquiries, moveInquiry } from './inquiry.store'
import { lockOwnCase } from './own-case'

/** Inquiries that are still live end with the case; the hospital the patient went to keeps its own (rules 78, 79). */
const closeInquiriesOf = async (tx: Transaction, of: TransferCase, closed: { as: 'completed' | 'ended'; details: ClosingDetails }): Promise<void> => {
  const inquiries = await lockInquiries(tx, of.id)
  for (const move of closeInquiries(inquiries.map(inquiryFacts), closed.details.destinationHospitalId)) {
    if (move.state === 'ended') {
      await endInquiry(tx, inquiries, { of, move, reason: closed.as === 'completed' ? 'case_completed' : 'case_ended' })
      continue
    }
    // The agreed date stays on the inquiry: a reopened case finds it again.
    const inquiry = await moveInquiry(tx, inquiries, move)
    await setRoomState(tx, inquiry.room_id, 'open')
    await postRoomEvent(tx, inquiry.room_id, { type: 'completed', data: { transferDate: closed.details.transferDate } })
    queueNotice(tx, { kind: 'case_closed', hospitalIds: [inquiry.hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  }
}

/** The destination is one hospital of the directory or one free text; whether it uses the system is a figure (2条9号). */
const isUserHospital = async (tx: Transaction, of: TransferCase, details: ClosingDetails): Promise<boolean> => {
  const { destinationHospitalId: id } = details
  if (id === null) return false
  const use = (await findHospitalUses(tx, [id])).get(id)
  if (use === undefined || id === of.sender_hospital_id || details.destinationText.trim() !== '') refuse('invalid_input', { fields: ['destination'] })
  return use === 'active'
}

/** 転院完了 from held, or straight from 募集中 where it was arranged otherwise (要綱16条1項; rules 52, 53, 78). */
export const completeCaseCommand = async (tx: Transaction, input: { caseId: string; version: number; details: ClosingDetails }): Promise<void> => {
  const { details } = input
  const current = await lockOwnCase(tx, input.caseId, input.version)
  orRefuse(completeCase({ status: current.status, registeredAt: current.created_at, now: tx.now }, details))
  await refuseNames(tx, { destinationText: details.destinationText })
  const inSystem = await isUserHospital(tx, current, details)
  await closeInquiriesOf(tx, current, { as: 'completed', details })
  await changeCase(tx, current, {
    change: {
      status: 'completed',
      status_before_close: current.status,
      closed_at: tx.now,
      transfer_date: details.transferDate,
      destination_hospital_id: details.destinationHospitalId,
      destination_text: details.destinationText.trim(),
    },
    event: {
      kind: 'completed',
      ...(details.destinationHospitalId !== null && { hospitalId: details.destinationHospitalId }),
      data: { transferDate: details.transferDate, outsideSystem: !inSystem },
    },
  })
}

/** 転院以外の理由による募集終了 from any state but 完了 (要綱16条2項; rules 54, 79). */
export const endCaseCommand = async (tx: Transaction, input: { caseId: string; version: number; reason: EndReason; note: string; details: ClosingDetails }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  orRefuse(endCase(current.status, input.reason, { ...input.details, note: input.note }))
  await refuseNames(tx, { note: input.note })
  await refuseHiddenTexts(tx, { kind: 'closing', id: current.id, textOf: (field) => (field === 'note' ? input.note.trim() : undefined) })
  await closeInquiriesOf(tx, current, { as: 'ended', details: input.details })
  await changeCase(tx, current, {
    change: {
      status: 'ended',
      status_before_close: current.status,
      closed_at: tx.now,
      transfer_date: null,
      confirm_due_at: null,
      confirmed_at: null,
      end_reason: input.reason,
      close_note: input.note.trim(),
    },
    event: { kind: 'ended', data: { reason: input.reason } },
  })
}
