import { asMember } from '@tasuki/domain/account/account.policy'
import { type SideInCharge, takeOverSide } from '@tasuki/domain/transfer/assignment.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { assignRoomSides, findRoomSides } from '../talk/room-side'
import { assignmentData, checkColleagues, tellAssigned } from './assign-case'
import type { TransferCase } from './case.store'
import { announceCase, logTransfer } from './change-case'
import type { InquiryRow } from './inquiry.store'
import { lockReceivedInquiry } from './received-inquiry'

const receivingSideOf = async (tx: Transaction, inquiry: InquiryRow): Promise<SideInCharge> => {
  const side = (await findRoomSides(tx, [inquiry.room_id])).find((one) => one.hospitalId === inquiry.hospital_id)
  return { personInChargeId: side?.personInChargeId ?? null, deputyId: side?.deputyId ?? null }
}

const assignSide = async (tx: Transaction, of: TransferCase, to: { inquiry: InquiryRow; before: SideInCharge; side: SideInCharge; how: 'assigned' | 'taken_over' }): Promise<void> => {
  const { inquiry, before, side } = to
  await assignRoomSides(tx, { roomIds: [inquiry.room_id], hospitalId: inquiry.hospital_id, ...side })
  await logTransfer(tx, of, { kind: 'side_assigned', hospitalId: inquiry.hospital_id, data: { ...(await assignmentData(tx, side)), how: to.how } })
  tellAssigned(tx, { before: before.personInChargeId, after: side.personInChargeId, subject: { kind: 'inquiry', id: inquiry.id } })
  await announceCase(tx, of)
}

const lockOwnSide = async (tx: Transaction, inquiryId: string): Promise<{ of: TransferCase; inquiry: InquiryRow; before: SideInCharge }> => {
  const { inquiry, of } = await lockReceivedInquiry(tx, inquiryId)
  // Over for us: there is nothing left to be in charge of.
  if (!of) return refuse('inquiry_not_answerable', { state: inquiry.state })
  return { of, inquiry, before: await receivingSideOf(tx, inquiry) }
}

/** 担当 and 副担当 of the asked hospital's own side (rule 82). */
export const assignInquiryCommand = async (tx: Transaction, input: SideInCharge & { inquiryId: string }): Promise<void> => {
  const { of, inquiry, before } = await lockOwnSide(tx, input.inquiryId)
  const side = { personInChargeId: input.personInChargeId, deputyId: input.deputyId }
  await checkColleagues(tx, side)
  await assignSide(tx, of, { inquiry, before, side, how: 'assigned' })
}

/** 「自分が担当になる」 on the asked hospital's side (rule 82). */
export const takeOverInquiryCommand = async (tx: Transaction, inquiryId: string): Promise<void> => {
  const { personId } = orRefuse(asMember(tx.actor))
  const { of, inquiry, before } = await lockOwnSide(tx, inquiryId)
  if (before.personInChargeId === personId) return
  await assignSide(tx, of, { inquiry, before, side: takeOverSide(before, personId), how: 'taken_over' })
}

/** Whoever answers for a side that nobody is in charge of is in charge of it from then on. */
export const answerTakesCharge = async (tx: Transaction, inquiry: InquiryRow): Promise<void> => {
  if (tx.actor.kind !== 'member' || tx.actor.hospitalId !== inquiry.hospital_id) return
  const before = await receivingSideOf(tx, inquiry)
  if (before.personInChargeId !== null) return
  await assignRoomSides(tx, { roomIds: [inquiry.room_id], hospitalId: inquiry.hospital_id, personInChargeId: tx.actor.personId, deputyId: before.deputyId === tx.actor.personId ? null : before.deputyId })
}
