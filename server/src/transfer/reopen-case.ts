import { reopenCase } from '@tasuki/domain/transfer/transfer.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { postRoomEvent } from '../talk/post-message'
import { changeCase } from './change-case'
import { lockInquiries, moveInquiry } from './inquiry.store'
import { lockOwnCase } from './own-case'

/** Within 30 days, to the state before; the history keeps what 転院完了 said; nobody is asked again by itself (rule 80). */
export const reopenCaseCommand = async (tx: Transaction, input: { caseId: string; version: number }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  const inquiries = await lockInquiries(tx, current.id)
  const confirmed = inquiries.find((inquiry) => inquiry.state === 'confirmed')
  // Completed by its sender alone, or at another hospital than the held one, there is no confirmed hold to come back to.
  const wasHeld = current.confirmed_at !== null && confirmed !== undefined && confirmed.chosen_at !== null
  const { status } = orRefuse(
    reopenCase({ status: current.status, statusBefore: current.status_before_close, closedAt: current.closed_at, confirmed: wasHeld, now: tx.now }),
  )
  if (confirmed) {
    // Completed straight from 募集中, the destination is a candidate with its own answer again.
    if (status !== 'held') await moveInquiry(tx, inquiries, { id: confirmed.id, state: confirmed.paused_from ?? 'read', pausedFrom: null, change: { transfer_date: null, chosen_at: null, confirm_due_at: null } })
    await postRoomEvent(tx, confirmed.room_id, { type: 'reopened', data: {} })
  }
  await changeCase(tx, current, {
    change: {
      status,
      status_before_close: null,
      closed_at: null,
      transfer_date: status === 'held' ? current.transfer_date : null,
      confirmed_at: status === 'held' ? (current.confirmed_at ?? tx.now) : null,
      destination_hospital_id: null,
      destination_text: '',
      end_reason: null,
      close_note: '',
    },
    event: {
      kind: 'reopened',
      data: { from: current.status, transferDate: current.transfer_date, destinationHospitalId: current.destination_hospital_id, destinationText: current.destination_text, endReason: current.end_reason },
    },
  })
}
