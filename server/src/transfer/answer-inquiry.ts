import { fieldOfPath } from '@tasuki/domain/transfer/event-text.rules'
import { answerInquiry } from '@tasuki/domain/transfer/inquiry.rules'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { nameOfActor } from '../account/name-of-actor'
import { refuseHiddenEventTexts, refuseHiddenTexts } from '../names/file-name-report'
import { listRoomNames } from '../talk/room-people'
import { refuseNames } from '../names/refuse-names'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { postRoomEvent } from '../talk/post-message'
import { answerTakesCharge } from './assign-inquiry'
import type { TransferCase } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { answerTextsOf } from './hide-answer'
import { type InquiryRow, inquiryFacts, updateInquiry } from './inquiry.store'
import { orderAnswerAlert } from './overdue.job'
import { lockReceivedInquiry } from './received-inquiry'

const textsOf = (answer: InquiryAnswer): Record<string, string> => Object.fromEntries(Object.entries(answerTextsOf(answer)).map(([field, text]) => [`answer.${field}`, text]))

/** `standing`: the answer as it was given before; `members`: of the talk in which it will stand. */
export const checkAnswer = (tx: Transaction, answer: InquiryAnswer, of: { standing?: InquiryAnswer | null; roomId?: string } = {}): Promise<void> => {
  const { standing, roomId } = of
  return refuseNames(tx, textsOf(answer), { ...(standing && { standing: textsOf(standing) }), ...(roomId !== undefined && { members: () => listRoomNames(tx, roomId) }) })
}

/** Stores an answer that the rule has let through: the row, a line in the room, history, audit, hints (rule 68). */
export const storeAnswer = async (tx: Transaction, of: TransferCase, given: { inquiry: InquiryRow; answer: InquiryAnswer; version: number }): Promise<void> => {
  const { inquiry, answer } = given
  await checkAnswer(tx, answer, { standing: inquiry.answer, roomId: inquiry.room_id })
  await refuseHiddenTexts(tx, { kind: 'answer', id: inquiry.id, textOf: (field) => answerTextsOf(answer)[field] })
  await refuseHiddenEventTexts(tx, { roomId: inquiry.room_id, fieldOf: fieldOfPath, textOf: (field) => answerTextsOf(answer)[field] })
  const { state } = orRefuse(answerInquiry(of.status, inquiryFacts(inquiry), { answer, version: given.version }))
  await updateInquiry(tx, inquiry, {
    state,
    answer,
    answered_at: tx.now,
    answered_by: await nameOfActor(tx),
    answered_revision: of.revision,
    first_read_at: inquiry.first_read_at ?? tx.now,
    ...(inquiry.answer_hidden !== null && { answer_hidden: null }),
  })
  await answerTakesCharge(tx, inquiry)
  await postRoomEvent(tx, inquiry.room_id, { type: 'answered', data: { answer } })
  await logTransfer(tx, of, { kind: 'answered', hospitalId: inquiry.hospital_id, data: { kind: answer.kind, ...(answer.kind === 'declined' && { reason: answer.reason }) } })
  if (answer.kind === 'considering') await orderAnswerAlert(tx, { inquiryId: inquiry.id, until: new Date(answer.until) })
  queueNotice(tx, { kind: 'inquiry_answered', hospitalIds: [of.sender_hospital_id], subject: { kind: 'inquiry', id: inquiry.id } })
  await announceCase(tx, of)
}

/** 回答 by a candidate; changing it is free until it is chosen (要綱19条; rules 44, 68, 83). */
export const answerInquiryCommand = async (tx: Transaction, input: { inquiryId: string; version: number; answer: InquiryAnswer }): Promise<void> => {
  const { inquiry, of } = await lockReceivedInquiry(tx, input.inquiryId)
  if (!of) return refuse('inquiry_not_answerable', { state: inquiry.state })
  await storeAnswer(tx, of, { inquiry, answer: input.answer, version: input.version })
}
