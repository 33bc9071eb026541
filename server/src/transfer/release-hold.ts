import { releaseHold } from '@tasuki/domain/transfer/inquiry.rules'
import { type DeclineReason, type InquiryAnswer, missingInAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { nameOfActor } from '../account/name-of-actor'
import { refuseNames } from '../names/refuse-names'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import type { TransferCase } from './case.store'
import { changeCase } from './change-case'
import { checkAnswer } from './answer-inquiry'
import { inquiryFacts, lockInquiries, moveInquiry } from './inquiry.store'
import { lockOwnCase } from './own-case'
import { lockReceivedInquiry } from './received-inquiry'

type TakenBack = { reason: DeclineReason; note: string }

/** 募集中 again, and every paused inquiry and room exactly as before (rule 72). */
export const releaseHeld = async (tx: Transaction, of: TransferCase, by: { sender: { reason: string } } | { chosen: TakenBack; personName: string }): Promise<TransferCase> => {
  const inquiries = await lockInquiries(tx, of.id)
  const { moves, released } = orRefuse(releaseHold(of.status, inquiries.map(inquiryFacts), 'sender' in by ? 'sender' : 'chosen hospital'))
  const decline: InquiryAnswer | undefined = 'chosen' in by ? { kind: 'declined', reason: by.chosen.reason, possibleIf: '', note: by.chosen.note } : undefined
  for (const move of moves) {
    const isReleased = move.id === released?.id
    const inquiry = await moveInquiry(tx, inquiries, {
      ...move,
      ...(isReleased && {
        change: {
          chosen_at: null,
          confirm_due_at: null,
          transfer_date: null,
          ...(decline && 'personName' in by && { answer: decline, answered_at: tx.now, answered_by: by.personName, answered_revision: of.revision }),
        },
      }),
    })
    await setRoomState(tx, inquiry.room_id, 'open')
    if (!isReleased) await postRoomEvent(tx, inquiry.room_id, { type: 'resumed', data: {}, quietFor: of.sender_hospital_id })
    else if ('chosen' in by) await postRoomEvent(tx, inquiry.room_id, { type: 'taken_back', data: { ...by.chosen } })
    else await postRoomEvent(tx, inquiry.room_id, { type: 'hold_released', data: { by: 'sender', reason: by.sender.reason } })
    const isTakenBack = isReleased && 'chosen' in by
    queueNotice(tx, {
      kind: isTakenBack ? 'taken_back' : isReleased ? 'released' : 'resumed',
      hospitalIds: [isTakenBack ? of.sender_hospital_id : inquiry.hospital_id],
      subject: { kind: 'inquiry', id: inquiry.id },
    })
  }
  return changeCase(tx, of, {
    change: { status: 'recruiting', transfer_date: null, confirm_due_at: null, confirmed_at: null },
    event: { kind: 'chosen' in by ? 'taken_back' : 'hold_released', ...(released && { hospitalId: released.hospitalId }), data: 'chosen' in by ? { reason: by.chosen.reason } : {} },
  })
}

/** A cancels the hold. */
export const releaseHoldCommand = async (tx: Transaction, input: { caseId: string; version: number; reason: string }): Promise<void> => {
  const of = await lockOwnCase(tx, input.caseId, input.version)
  await refuseNames(tx, { reason: input.reason })
  await releaseHeld(tx, of, { sender: { reason: input.reason } })
}

/** B takes back after being chosen; its reason becomes its answer. */
export const takeBackCommand = async (tx: Transaction, input: TakenBack & { inquiryId: string }): Promise<void> => {
  const { inquiry, of } = await lockReceivedInquiry(tx, input.inquiryId)
  if (!of || (inquiry.state !== 'chosen' && inquiry.state !== 'confirmed')) return refuse('inquiry_not_chosen')
  const taken: TakenBack = { reason: input.reason, note: input.note }
  const answer: InquiryAnswer = { kind: 'declined', possibleIf: '', ...taken }
  const missing = missingInAnswer(answer)
  if (missing.length > 0) refuse('required_fields_missing', { fields: missing })
  await checkAnswer(tx, answer, { roomId: inquiry.room_id })
  const personName = await nameOfActor(tx)
  await dangerouslyAsSystem(tx, 'the chosen hospital brings back inquiries of others, which it may not see', () => releaseHeld(tx, of, { chosen: taken, personName }))
}
