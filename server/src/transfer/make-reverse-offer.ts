import { randomUUID } from 'node:crypto'
import { asMember } from '@tasuki/domain/account/account.policy'
import { makeReverseOffer } from '@tasuki/domain/transfer/inquiry.rules'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { missingInAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { type CaseRelation, relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import { getActorHospital, lockUserHospitals } from '../account/hospital/find-hospitals'
import { nameOfActor } from '../account/name-of-actor'
import { refuseNames } from '../names/refuse-names'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { openRoom } from '../talk/open-room'
import { postRoomEvent, postRoomText } from '../talk/post-message'
import { assignRoomSides } from '../talk/room-side'
import { checkAnswer, storeAnswer } from './answer-inquiry'
import { INQUIRY_SUBJECT } from './ask-candidates'
import { lockTransferCase, type TransferCase } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { insertInquiry, inquiryFacts, type InquiryRow, lockInquiries } from './inquiry.store'

/**
 * 逆オファー (要綱17条2項, 3項; rules 42–45): opens the room and posts the offer, both or neither. From then on it is an
 * inquiry with answer 受入可 (rule 77). A candidate's offer is its normal answer. Returns the inquiry's id.
 */
export const makeReverseOfferCommand = async (tx: Transaction, input: { caseId: string; answer: InquiryAnswer; message: string; version?: number | undefined }): Promise<string> => {
  const actor = orRefuse(asMember(tx.actor))
  const { of, relation, own } = await lockForOffer(tx, input.caseId)
  const way = orRefuse(makeReverseOffer({ relation, status: of.status }))
  await refuseNames(tx, { message: input.message })
  if (way === 'answer' && own) {
    // Nothing answered yet, there is nothing to overwrite; else the caller must have seen the answer that stands (rule 83).
    const version = input.version ?? (own.answer === null ? own.version : -1)
    await storeAnswer(tx, of, { inquiry: own, answer: input.answer, version })
    if (input.message.trim() !== '') await postRoomText(tx, own.room_id, input.message)
    return own.id
  }
  if (input.answer.kind !== 'accepted' && input.answer.kind !== 'conditional') refuse('inquiry_not_answerable', { fields: ['answer.kind'] })
  const missing = missingInAnswer(input.answer)
  if (missing.length > 0) refuse('required_fields_missing', { fields: missing })
  await checkAnswer(tx, input.answer)

  if ((await lockUserHospitals(tx, [actor.hospitalId])).get(actor.hospitalId) !== 'active') refuse('hospital_not_active')
  const inquiryId = randomUUID()
  const roomId = await openRoom(tx, { subjectKind: INQUIRY_SUBJECT, subjectId: inquiryId, label: of.code, hospitalIds: [of.sender_hospital_id, actor.hospitalId] })
  await insertInquiry(tx, {
    id: inquiryId,
    caseId: of.id,
    caseCode: of.code,
    senderHospitalId: of.sender_hospital_id,
    hospitalId: actor.hospitalId,
    roomId,
    origin: 'reverse_offer',
    state: input.answer.kind,
    answer: { given: input.answer, by: await nameOfActor(tx), revision: of.revision },
  })
  await assignRoomSides(tx, { roomIds: [roomId], hospitalId: of.sender_hospital_id, personInChargeId: of.person_in_charge_id, deputyId: of.deputy_id })
  await assignRoomSides(tx, { roomIds: [roomId], hospitalId: actor.hospitalId, personInChargeId: actor.personId, deputyId: null })
  await postRoomEvent(tx, roomId, { type: 'reverse_offer', data: { answer: input.answer } })
  if (input.message.trim() !== '') await postRoomText(tx, roomId, input.message)
  await logTransfer(tx, of, { kind: 'reverse_offer', hospitalId: actor.hospitalId })
  queueNotice(tx, { kind: 'reverse_offer_received', hospitalIds: [of.sender_hospital_id], subject: { kind: 'inquiry', id: inquiryId } })
  await announceCase(tx, of)
  return inquiryId
}

/**
 * Who could see the case while it was open is told that it is closed (409, rule 45); to everybody else it doesn't
 * exist (404, rule 43). Row security hides a closed case from its area, so the row is read as the system and the
 * policy asked here.
 */
const lockForOffer = async (
  tx: Transaction,
  caseId: string,
): Promise<{ of: TransferCase; relation: Exclude<CaseRelation, 'prefecture'>; own: InquiryRow | undefined }> => {
  const hospital = await getActorHospital(tx)
  const { of, inquiries } = await dangerouslyAsSystem(tx, 'a closed case of the area answers 409, which row security alone would hide', async () => ({
    of: await lockTransferCase(tx, caseId),
    inquiries: await lockInquiries(tx, caseId),
  }))
  const facts = { sent: of.sent_at !== null, senderHospitalId: of.sender_hospital_id, visibility: of.visibility, destinationCodes: of.destination_codes, inquiries: inquiries.map(inquiryFacts) }
  const seen = relationToCase(tx.actor, hospital, { ...facts, status: of.status })
  const asIfOpen = of.sent_at === null ? undefined : relationToCase(tx.actor, hospital, { ...facts, status: 'recruiting' })
  const relation = seen ?? asIfOpen
  if (relation === undefined || relation === 'prefecture') return refuse('not_found')
  const actorHospitalId = tx.actor.kind === 'member' ? tx.actor.hospitalId : ''
  return { of, relation, own: relation === 'candidate' ? inquiries.find((inquiry) => inquiry.hospital_id === actorHospitalId && inquiry.ended_at === null) : undefined }
}
