import { confirmCandidate } from '@tasuki/domain/transfer/inquiry.rules'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import { changeCase } from './change-case'
import { endInquiry } from './end-inquiry'
import { inquiryFacts, lockInquiries, moveInquiry } from './inquiry.store'
import { lockReceivedInquiry } from './received-inquiry'

/** B confirms the date: 確認済; the others end with thanks (rule 71). */
export const confirmCandidateCommand = async (tx: Transaction, { inquiryId, version }: { inquiryId: string; version: number }): Promise<void> => {
  const { inquiry: own, of } = await lockReceivedInquiry(tx, inquiryId)
  if (!of || own.state !== 'chosen') return refuse('inquiry_not_chosen')
  // Released and chosen again with another date, it isn't what the screen showed.
  if (own.version !== version) refuse('version_conflict', { version: own.version, transferDate: own.transfer_date })
  await dangerouslyAsSystem(tx, 'the chosen hospital ends inquiries of others, which it may not see', async () => {
    const inquiries = await lockInquiries(tx, of.id)
    const { moves } = orRefuse(confirmCandidate(of.status, inquiries.map(inquiryFacts), inquiryId))
    for (const move of moves) {
      if (move.id === inquiryId) await moveInquiry(tx, inquiries, move)
      else await endInquiry(tx, inquiries, { of, move, reason: 'other_confirmed' })
    }
    await postRoomEvent(tx, own.room_id, { type: 'confirmed', data: { transferDate: of.transfer_date } })
    await setRoomState(tx, own.room_id, 'open')
    queueNotice(tx, { kind: 'confirmed', hospitalIds: [of.sender_hospital_id], subject: { kind: 'inquiry', id: own.id } })
    await changeCase(tx, of, { change: { confirmed_at: tx.now }, event: { kind: 'confirmed', hospitalId: own.hospital_id, data: { transferDate: of.transfer_date } } })
  })
}
