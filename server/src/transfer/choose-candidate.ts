import { japanDay } from '@tasuki/domain/base/working-time'
import { chooseCandidate } from '@tasuki/domain/transfer/inquiry.rules'
import { confirmationDueAt } from '../facility/reception'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import { changeCase } from './change-case'
import { inquiryFacts, lockInquiries, moveInquiry } from './inquiry.store'
import { orderConfirmAlert } from './overdue.job'
import { lockOwnCase } from './own-case'

/** A chooses B and the date: the case is held, B must confirm in its own working time, the others pause (rules 61, 70). */
export const chooseCandidateCommand = async (tx: Transaction, input: { caseId: string; version: number; inquiryId: string; transferDate: string }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  const inquiries = await lockInquiries(tx, current.id)
  const { moves } = orRefuse(chooseCandidate(current.status, inquiries.map(inquiryFacts), { ...input, today: japanDay(tx.now) }))
  const chosen = inquiries.find((inquiry) => inquiry.id === input.inquiryId) ?? refuse('not_found')
  const dueAt = await confirmationDueAt(tx, chosen.hospital_id)
  for (const move of moves) {
    const isChosen = move.id === input.inquiryId
    const inquiry = await moveInquiry(tx, inquiries, {
      ...move,
      ...(isChosen && { change: { chosen_at: tx.now, confirm_due_at: dueAt, transfer_date: input.transferDate } }),
    })
    if (isChosen) {
      await postRoomEvent(tx, inquiry.room_id, { type: 'chosen', data: { transferDate: input.transferDate, confirmDueAt: dueAt.toISOString() } })
    } else {
      await postRoomEvent(tx, inquiry.room_id, { type: 'paused', data: {} })
      await setRoomState(tx, inquiry.room_id, 'read_only')
    }
  }
  queueNotice(tx, { kind: 'chosen', hospitalIds: [chosen.hospital_id], subject: { kind: 'inquiry', id: chosen.id } })
  await orderConfirmAlert(tx, { inquiryId: chosen.id, dueAt })
  await changeCase(tx, current, {
    change: { status: 'held', transfer_date: input.transferDate, confirm_due_at: dueAt, confirmed_at: null },
    event: { kind: 'chosen', hospitalId: chosen.hospital_id, data: { transferDate: input.transferDate } },
  })
}
