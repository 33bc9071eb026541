import { randomUUID } from 'node:crypto'
import { acceptCandidates } from '@tasuki/domain/transfer/transfer.rules'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { lockUserHospitals } from '../account/hospital/find-hospitals'
import { refuseNames } from '../names/refuse-names'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { openRoom } from '../talk/open-room'
import { postRoomEvent, postRoomText } from '../talk/post-message'
import { assignRoomSides } from '../talk/room-side'
import type { TransferCase } from './case.store'
import { logTransfer } from './change-case'
import { insertInquiry, lockInquiries } from './inquiry.store'

export const INQUIRY_SUBJECT = 'inquiry'

/** One inquiry, room and first message for each hospital: all of them or, with the transaction, none (rule 66). */
export const askCandidates = async (tx: Transaction, of: TransferCase, input: { hospitalIds: readonly string[]; message: string }): Promise<void> => {
  await refuseNames(tx, { message: input.message })
  const hospitalIds = [...new Set(input.hospitalIds)].sort()
  // Locked: a hospital that ends its use at this moment is either asked before and told, or not asked (rules 47, 81).
  const uses = await lockUserHospitals(tx, hospitalIds)
  const unknown = hospitalIds.filter((id) => !uses.has(id))
  if (unknown.length > 0) refuse('candidate_not_user', { fields: ['hospitalIds'], hospitalId: unknown[0] })
  const already = (await lockInquiries(tx, of.id)).filter((inquiry) => INQUIRY_STATE[inquiry.state].live).map((inquiry) => inquiry.hospital_id)
  orRefuse(
    acceptCandidates(
      of.sender_hospital_id,
      already,
      hospitalIds.map((hospitalId) => ({ hospitalId, use: uses.get(hospitalId) ?? 'non_user' })),
    ),
  )
  for (const hospitalId of hospitalIds) {
    const inquiryId = randomUUID()
    const roomId = await openRoom(tx, { subjectKind: INQUIRY_SUBJECT, subjectId: inquiryId, label: of.code, hospitalIds: [of.sender_hospital_id, hospitalId] })
    await insertInquiry(tx, { id: inquiryId, caseId: of.id, caseCode: of.code, senderHospitalId: of.sender_hospital_id, hospitalId, roomId, origin: 'asked', state: 'unread' })
    await assignRoomSides(tx, { roomIds: [roomId], hospitalId: of.sender_hospital_id, personInChargeId: of.person_in_charge_id, deputyId: of.deputy_id })
    await postRoomEvent(tx, roomId, { type: 'inquiry_sent', data: {} })
    if (input.message.trim() !== '') await postRoomText(tx, roomId, input.message)
    await logTransfer(tx, of, { kind: 'inquiry_sent', hospitalId })
    queueNotice(tx, { kind: 'inquiry_received', hospitalIds: [hospitalId], subject: { kind: 'inquiry', id: inquiryId } })
  }
}
