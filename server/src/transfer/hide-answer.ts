import { ANSWER_FREE_TEXTS, answerOfEvent, repeatedTexts } from '@tasuki/domain/transfer/event-text.rules'
import { type InquiryAnswer, inquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { fileNameReport, findStillHidden } from '../names/file-name-report'
import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { HiddenTexts } from '../names/hidden-texts'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { announceRoomLines, type EventWords, hideEventWords, settleEventWords } from '../talk/hide-event'
import { listRoomReaders } from '../talk/list-room-readers'
import { lockTransferCase } from './case.store'
import { announceCase, logTransferUnnamed } from './change-case'
import { getInquiry, type InquiryRow, listInquiriesById, updateAnswerHidden } from './inquiry.store'

export const answerTextsOf = (answer: InquiryAnswer): Record<string, string> =>
  Object.fromEntries(ANSWER_FREE_TEXTS.flatMap((field) => {
    const text: unknown = (answer as Record<string, unknown>)[field]
    return typeof text === 'string' && text !== '' ? [[field, text]] : []
  }))

export const withAnswerTexts = (answer: InquiryAnswer, texts: Record<string, string>): InquiryAnswer => inquiryAnswer.parse({ ...answer, ...texts })

/** Reports of answers name the words by the answer's fields, where those of event lines name them by their path. */
const inAnswerOfEvent: EventWords['withTexts'] = (data, texts) => ({ ...data, answer: { ...answerOfEvent(data), ...texts } })

/** The words of an answer leave the inquiry and the room's lines. As the system. */
export const takeOutAnswerWords = async (tx: Transaction, inquiry: InquiryRow, mark: HiddenMark) => {
  const texts = inquiry.answer === null ? {} : answerTextsOf(inquiry.answer)
  const lines = await hideEventWords(tx, inquiry.room_id, { toHide: ({ data }) => repeatedTexts(texts, answerOfEvent(data)), withTexts: inAnswerOfEvent, mark })
  const emptied = Object.fromEntries(Object.keys(texts).map((field) => [field, '']))
  if (inquiry.answer !== null) await updateAnswerHidden(tx, inquiry, { answer: withAnswerTexts(inquiry.answer, emptied), hidden: mark })
  return { lines, texts }
}

/** Somebody sees a name in an answer (rule 85): its words leave the inquiry and the room's lines; what is coded stays. */
export const reportAnswerCommand = async (tx: Transaction, inquiryId: string): Promise<void> => {
  const seen = await getInquiry(tx, inquiryId)
  await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the answer is', async () => {
    const of = await lockTransferCase(tx, seen.case_id)
    const inquiry = (await listInquiriesById(tx, [inquiryId]))[0] ?? refuse('not_found')
    if (inquiry.answer_hidden === 'hidden') refuse('name_already_reported')
    if (inquiry.answer === null || Object.keys(answerTextsOf(inquiry.answer)).length === 0) return refuse('invalid_input', { fields: ['inquiryId'] })
    const { lines, texts } = await takeOutAnswerWords(tx, inquiry, 'hidden')
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
    await logTransferUnnamed(tx, of, { kind: 'name_reported', hospitalId: inquiry.hospital_id, data: { answer: true } })
    await announceRoomLines(tx, inquiry.room_id)
    await announceCase(tx, of)
  })
}

/** The words are back in the answer that said them, or gone; one given anew meanwhile stays, and what waits in another report keeps its mark. */
export const settleAnswerWords = async (tx: Transaction, inquiry: InquiryRow, of: { reportedAt: Date; decision: 'restored' | 'removed'; texts: Record<string, string>; stillHidden: ReadonlySet<string> }): Promise<void> => {
  const { answer, answered_at: answeredAt } = inquiry
  if (answer === null || inquiry.answer_hidden !== 'hidden' || (answeredAt !== null && answeredAt > of.reportedAt)) return
  const restored = of.decision === 'restored'
  await updateAnswerHidden(tx, inquiry, { answer: restored ? withAnswerTexts(answer, of.texts) : answer, hidden: of.stillHidden.has(inquiry.id) ? 'hidden' : restored ? null : 'removed' })
}

/** The prefecture has decided. An answer given anew meanwhile stays. */
export const settleAnswer = async (tx: Transaction, report: { reportId: string; reportedAt: Date; inquiryId: string; decision: 'restored' | 'removed'; hidden: HiddenTexts }): Promise<void> => {
  const [seen] = await listInquiriesById(tx, [report.inquiryId])
  if (!seen) return refuse('not_found')
  const of = await lockTransferCase(tx, seen.case_id)
  const [inquiry] = await listInquiriesById(tx, [report.inquiryId])
  if (!inquiry) return refuse('not_found')
  const stillHidden = await findStillHidden(tx, { roomId: inquiry.room_id, exceptReportId: report.reportId })
  await settleAnswerWords(tx, inquiry, { ...report, texts: report.hidden.texts, stillHidden })
  await settleEventWords(tx, { roomId: inquiry.room_id, lines: report.hidden.lines, decision: report.decision, stillHidden }, { withTexts: inAnswerOfEvent })
  await logTransferUnnamed(tx, of, { kind: 'name_decided', hospitalId: inquiry.hospital_id, data: { answer: true, decision: report.decision } })
  await announceRoomLines(tx, inquiry.room_id)
  await announceCase(tx, of)
}
