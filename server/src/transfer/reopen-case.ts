import { CLOSING_NOTE } from '@tasuki/domain/transfer/case-closing'
import { reopenCase } from '@tasuki/domain/transfer/transfer.rules'
import { findHospitalUses } from '../account/hospital/find-hospitals'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse } from '../platform/refused'
import { postRoomEvent } from '../talk/post-message'
import { changeCase } from './change-case'
import { endInquiry } from './end-inquiry'
import { hiddenFieldsOf } from './hidden-fields'
import { lockInquiries, moveInquiry } from './inquiry.store'
import { lockOwnCase } from './own-case'

/** Within 30 days, to the state before; the history keeps what 転院完了 said; nobody is asked again by itself (rule 80). */
export const reopenCaseCommand = async (tx: Transaction, input: { caseId: string; version: number }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId, input.version)
  const inquiries = await lockInquiries(tx, current.id)
  const confirmed = inquiries.find((inquiry) => inquiry.state === 'confirmed')
  const stillUses = confirmed !== undefined && (await findHospitalUses(tx, [confirmed.hospital_id])).get(confirmed.hospital_id) === 'active'
  // Completed by its sender alone, or at another hospital than the held one, there is no confirmed hold to come back to.
  const wasHeld = current.confirmed_at !== null && stillUses && confirmed.chosen_at !== null
  const { status } = orRefuse(
    reopenCase({ status: current.status, statusBefore: current.status_before_close, closedAt: current.closed_at, confirmed: wasHeld, now: tx.now }),
  )
  const isHeld = status === 'held'
  if (confirmed && stillUses) {
    // Without its hold, the destination is a candidate with its own answer again.
    if (!isHeld) await moveInquiry(tx, inquiries, { id: confirmed.id, state: confirmed.paused_from ?? 'read', pausedFrom: null, change: { transfer_date: null, chosen_at: null, confirm_due_at: null } })
    await postRoomEvent(tx, confirmed.room_id, { type: 'reopened', data: {} })
  } else if (confirmed) {
    await endInquiry(tx, inquiries, { of: current, move: { id: confirmed.id, state: 'ended', pausedFrom: confirmed.paused_from }, reason: 'hospital_left' })
  }
  const { [CLOSING_NOTE]: _closed, ...hiddenFields } = hiddenFieldsOf(current)
  await changeCase(tx, current, {
    change: {
      status,
      status_before_close: null,
      closed_at: null,
      transfer_date: isHeld ? (confirmed?.transfer_date ?? null) : null,
      confirm_due_at: isHeld ? current.confirm_due_at : null,
      confirmed_at: isHeld ? current.confirmed_at : null,
      draft_notice_at: null,
      destination_hospital_id: null,
      destination_text: '',
      end_reason: null,
      close_note: '',
      hidden_fields: JSON.stringify(hiddenFields),
    },
    event: {
      kind: 'reopened',
      data: { from: current.status, transferDate: current.transfer_date, destinationHospitalId: current.destination_hospital_id, destinationText: current.destination_text, endReason: current.end_reason },
    },
  })
}
