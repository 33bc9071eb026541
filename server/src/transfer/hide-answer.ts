import { ANSWER_FREE_TEXTS } from '@tasuki/domain/transfer/event-text.rules'
import { type InquiryAnswer, inquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { fileNameReport } from '../names/file-name-report'
import type { HiddenTexts } from '../names/hidden-texts'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { scrubKeptAnswers } from '../platform/http/idempotency'
import { refuse } from '../platform/refused'
import { hideEventTexts, showEventTexts } from '../talk/hide-message'
import { listRoomReaders } from '../talk/list-room-readers'
import { lockTransferCase } from './case.store'
import { announceCase, logTransferUnnamed } from './change-case'
import { getInquiry, listInquiriesById, updateAnswerHidden } from './inquiry.store'

export const answerTextsOf = (answer: InquiryAnswer): Record<string, string> =>
  Object.fromEntries(ANSWER_FREE_TEXTS.flatMap((field) => {
    const text: unknown = (answer as Record<string, unknown>)[field]
    return typeof text === 'string' && text !== '' ? [[field, text]] : []
  }))

export const withAnswerTexts = (answer: InquiryAnswer, texts: Record<string, string>): InquiryAnswer => inquiryAnswer.parse({ ...answer, ...texts })

/** Somebody sees a name in an answer (rule 85): its words leave the inquiry and the room's lines; what is coded stays. */
export const reportAnswerCommand = async (tx: Transaction, inquiryId: string): Promise<void> => {
  const seen = await getInquiry(tx, inquiryId)
  await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the answer is', async () => {
    const of = await lockTransferCase(tx, seen.case_id)
    const inquiry = (await listInquiriesById(tx, [inquiryId]))[0] ?? refuse('not_found')
    if (inquiry.answer_hidden === 'hidden') refuse('name_already_reported')
    const texts = inquiry.answer === null ? {} : answerTextsOf(inquiry.answer)
    if (inquiry.answer === null || Object.keys(texts).length === 0) return refuse('invalid_input', { fields: ['inquiryId'] })
    const lines = await hideEventTexts(tx, { roomId: inquiry.room_id, within: 'answer', texts })
    await fileNameReport(tx, {
      subject: { kind: 'answer', id: inquiryId, field: '' },
      caseId: of.id,
      roomId: inquiry.room_id,
      label: of.code,
      author: { hospitalId: inquiry.hospital_id, personId: null },
      openers: await listRoomReaders(tx, inquiry.room_id, lines.map((line) => line.seq)),
      hidden: { texts, lines: lines.map((line) => ({ messageId: line.messageId, texts: line.texts })) },
      concerns: [inquiry.hospital_id, inquiry.sender_hospital_id],
    })
    const emptied = Object.fromEntries(Object.keys(texts).map((field) => [field, '']))
    await updateAnswerHidden(tx, inquiry, { answer: withAnswerTexts(inquiry.answer, emptied), hidden: 'hidden' })
    for (const field of Object.keys(texts)) await scrubKeptAnswers(tx, { id: inquiryId, path: ['answer', field] })
    await logTransferUnnamed(tx, of, { kind: 'name_reported', hospitalId: inquiry.hospital_id, data: { answer: true } })
    await announceCase(tx, of)
  })
}

/** The prefecture has decided. An answer given anew meanwhile stays. */
export const settleAnswer = async (tx: Transaction, report: { inquiryId: string; decision: 'restored' | 'removed'; hidden: HiddenTexts }): Promise<void> => {
  const [seen] = await listInquiriesById(tx, [report.inquiryId])
  if (!seen) return refuse('not_found')
  const of = await lockTransferCase(tx, seen.case_id)
  const [inquiry] = await listInquiriesById(tx, [report.inquiryId])
  if (!inquiry) return refuse('not_found')
  if (inquiry.answer_hidden === 'hidden' && inquiry.answer !== null)
    await updateAnswerHidden(tx, inquiry, report.decision === 'restored' ? { answer: withAnswerTexts(inquiry.answer, report.hidden.texts), hidden: null } : { answer: inquiry.answer, hidden: 'removed' })
  await showEventTexts(tx, { roomId: inquiry.room_id, within: 'answer', lines: report.hidden.lines, decision: report.decision })
  await logTransferUnnamed(tx, of, { kind: 'name_decided', hospitalId: inquiry.hospital_id, data: { answer: true, decision: report.decision } })
  await announceCase(tx, of)
}
