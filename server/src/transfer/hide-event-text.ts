import { eventFreeTexts, fieldOfPath, isCommonText, isSendersEvent, repeatedTexts, withEventTexts } from '@tasuki/domain/transfer/event-text.rules'
import { fileNameReport, findStillHidden } from '../names/file-name-report'
import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { HiddenTexts } from '../names/hidden-texts'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { refuse } from '../platform/refused'
import { announceRoomLines, type EventLineOfRoom, findEventLine, hideEventWords, settleEventWords } from '../talk/hide-event'
import { listRoomReaders } from '../talk/list-room-readers'
import { lockTransferCase, type TransferCase } from './case.store'
import { announceCase, logTransferUnnamed } from './change-case'
import { answerTextsOf, settleAnswerWords, withAnswerTexts } from './hide-answer'
import { findInquiryOfRoom, type InquiryRow, updateAnswerHidden, updateInquiry } from './inquiry.store'

const WITHDRAWAL = 'withdrawReason'

/** All words of the reported line, and of another one those that it says in the same field; a ward's name, say, stays there, even if all else is the same. */
const textsToHide = (line: { id: string; type: string; data: Record<string, unknown> }, reported: { messageId: string; said: Readonly<Record<string, string>> }): Record<string, string> => {
  const isRepeated = (field: string, text: string): boolean => reported.said[field] === text && !isCommonText(field)
  return Object.fromEntries(Object.entries(eventFreeTexts(line.type, line.data)).filter(([path, text]) => line.id === reported.messageId || isRepeated(fieldOfPath(path), text)))
}

/** The same words where the inquiry repeats them: its reason of withdrawal, its answer as it stands. Answers what was taken out. */
const hideInInquiry = async (tx: Transaction, inquiry: InquiryRow, of: { said: Readonly<Record<string, string>>; mark: HiddenMark }): Promise<Record<string, string>> => {
  const { said, mark } = of
  const taken: Record<string, string> = {}
  if (inquiry.withdraw_reason !== '' && said.reason === inquiry.withdraw_reason) {
    taken[WITHDRAWAL] = inquiry.withdraw_reason
    await updateInquiry(tx, inquiry, { withdraw_reason: '' })
  }
  const texts = inquiry.answer === null ? {} : repeatedTexts(answerTextsOf(inquiry.answer), said)
  if (inquiry.answer === null || Object.keys(texts).length === 0) return taken
  await updateAnswerHidden(tx, inquiry, { answer: withAnswerTexts(inquiry.answer, Object.fromEntries(Object.keys(texts).map((field) => [field, '']))), hidden: mark })
  return { ...taken, ...texts }
}

/** The words of an event line leave it, and the lines and the inquiry that repeat them. As the system. */
export const takeOutEventWords = async (tx: Transaction, of: { line: EventLineOfRoom; inquiry: InquiryRow; mark: HiddenMark }) => {
  const { line, inquiry, mark } = of
  const said = Object.fromEntries(Object.entries(eventFreeTexts(line.type, line.data)).map(([path, text]) => [fieldOfPath(path), text]))
  const lines = await hideEventWords(tx, line.roomId, { toHide: (one) => textsToHide(one, { messageId: line.id, said }), withTexts: withEventTexts, mark })
  const repeated = await hideInInquiry(tx, inquiry, { said, mark })
  return { lines, repeated, words: Object.values(said) }
}

/** Everybody at once, also the asked hospital whose inquiry was withdrawn and which no longer sees the case. */
export const tellBothSides = async (tx: Transaction, of: TransferCase, inquiry: InquiryRow): Promise<void> => {
  await announceRoomLines(tx, inquiry.room_id)
  announce(tx, { topic: 'case', id: of.id, hospitalIds: [inquiry.hospital_id] })
  await announceCase(tx, of)
}

/** Somebody sees a name in a reason or note of a room's event line (rule 85): its words leave the line and wherever they are repeated. */
export const reportEventCommand = async (tx: Transaction, messageId: string): Promise<void> => {
  const line = (await findEventLine(tx, messageId)) ?? refuse('not_found')
  const seen = (await findInquiryOfRoom(tx, line.roomId)) ?? refuse('not_found')
  await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the reason is', async () => {
    const of = await lockTransferCase(tx, seen.case_id)
    const inquiry = (await findInquiryOfRoom(tx, line.roomId)) ?? refuse('not_found')
    const found = (await findEventLine(tx, messageId)) ?? refuse('not_found')
    const { type, data, hidden, seq } = found
    const texts = eventFreeTexts(type, data)
    if (Object.keys(texts).length === 0) return refuse(hidden === 'hidden' ? 'name_already_reported' : 'invalid_input', ...(hidden === 'hidden' ? [] : [{ fields: ['messageId'] }]))
    const { lines, repeated } = await takeOutEventWords(tx, { line: found, inquiry, mark: 'hidden' })
    await fileNameReport(tx, {
      subject: { kind: 'event', id: messageId, field: '' },
      caseId: of.id,
      roomId: line.roomId,
      label: of.code,
      author: { hospitalId: isSendersEvent(type) ? inquiry.sender_hospital_id : inquiry.hospital_id, personId: null },
      openers: await listRoomReaders(tx, line.roomId, [seq]),
      hidden: { texts, lines: [...lines.map((one) => ({ messageId: one.messageId, texts: one.texts })), ...(Object.keys(repeated).length === 0 ? [] : [{ messageId: inquiry.id, texts: repeated }])] },
      concerns: [inquiry.hospital_id, inquiry.sender_hospital_id],
    })
    await logTransferUnnamed(tx, of, { kind: 'name_reported', hospitalId: inquiry.hospital_id, data: { event: type } })
    await tellBothSides(tx, of, inquiry)
  })
}

/** The prefecture has decided. What was answered anew meanwhile stays. */
export const settleEvent = async (tx: Transaction, report: { reportId: string; reportedAt: Date; roomId: string | null; decision: 'restored' | 'removed'; hidden: HiddenTexts }): Promise<void> => {
  const { roomId, decision } = report
  const seen = roomId === null ? undefined : await findInquiryOfRoom(tx, roomId)
  if (!seen || roomId === null) return refuse('not_found')
  const of = await lockTransferCase(tx, seen.case_id)
  const inquiry = (await findInquiryOfRoom(tx, roomId)) ?? refuse('not_found')
  const stillHidden = await findStillHidden(tx, { roomId, exceptReportId: report.reportId })
  await settleEventWords(tx, { roomId, lines: report.hidden.lines, decision, stillHidden }, { withTexts: withEventTexts })
  const { [WITHDRAWAL]: reason, ...texts } = report.hidden.lines.find((one) => one.messageId === inquiry.id)?.texts ?? {}
  if (decision === 'restored' && reason !== undefined && inquiry.state === 'withdrawn') await updateInquiry(tx, inquiry, { withdraw_reason: reason })
  if (Object.keys(texts).length > 0) await settleAnswerWords(tx, inquiry, { ...report, texts, stillHidden })
  await logTransferUnnamed(tx, of, { kind: 'name_decided', hospitalId: inquiry.hospital_id, data: { decision } })
  await tellBothSides(tx, of, inquiry)
}
