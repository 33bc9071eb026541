import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { CLOSING_NOTE } from '@tasuki/domain/transfer/case-closing'
import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { eventFreeTexts, isSendersEvent } from '@tasuki/domain/transfer/event-text.rules'
import { isFreeText, textAt, withTextAt } from '@tasuki/domain/transfer/record-free-text'
import { contentState, expectThere, type FoundContent } from '../names/found-content'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { announceRoomLines, findEventLine } from '../talk/hide-event'
import { findTransferCases, lockTransferCase, type TransferCase, updateClosingNote, updateHiddenFields } from './case.store'
import { recordFor, relationOfReader } from './case.view'
import { announceCase } from './change-case'
import { answerTextsOf, takeOutAnswerWords } from './hide-answer'
import { selectCopiesOf } from './event.store'
import { takeOutEventWords, tellBothSides } from './hide-event-text'
import { hiddenFieldsOf } from './hide-record-text'
import { findInquiryOfRoom, listInquiriesById, listInquiriesOfCase } from './inquiry.store'
import { eraseRecordChanges, scrubRecordChanges } from './record-change.store'

/** What hospitals typed into a transfer, as the prefecture finds and deletes it (要綱24条; rule 60). */
export type TransferTextKind = 'event' | 'record_text' | 'answer' | 'closing'
export type TransferText = { kind: TransferTextKind; id: string; field: string }

/** Whose room this is, and whose case; undefined for one that is about no inquiry. */
export const findCaseOfRoom = async (tx: Transaction, roomId: string): Promise<string | undefined> => (await findInquiryOfRoom(tx, roomId))?.case_id

/** By id; only those that the actor sees. */
export const findCaseCode = async (tx: Transaction, caseId: string): Promise<string> => (await findTransferCases(tx, [caseId])).get(caseId)?.code ?? ''

const findRecordText = async (tx: Transaction, of: TransferCase, field: string): Promise<FoundContent | undefined> => {
  if (!isFreeText(field)) return undefined
  const asked = (await listInquiriesOfCase(tx, of.id)).some((inquiry) => INQUIRY_STATE[inquiry.state].seesRecord)
  const text = textAt(recordFor(relationOfReader(tx.actor, of.sender_hospital_id, asked), of.record), field) ?? ''
  return { hospitalId: of.sender_hospital_id, state: contentState({ mark: hiddenFieldsOf(of)[field], text }), caseId: of.id, roomId: null, lineSeq: null }
}

/** As the reader: what it doesn't see isn't there. */
export const findTransferText = async (tx: Transaction, { kind, id, field }: TransferText): Promise<FoundContent | undefined> => {
  if (kind === 'record_text' || kind === 'closing') {
    const of = (await findTransferCases(tx, [id])).get(id)
    if (of === undefined) return undefined
    if (kind === 'record_text') return findRecordText(tx, of, field)
    return { hospitalId: of.sender_hospital_id, state: contentState({ mark: hiddenFieldsOf(of)[CLOSING_NOTE], text: of.close_note }), caseId: of.id, roomId: null, lineSeq: null }
  }
  if (kind === 'answer') {
    const [inquiry] = await listInquiriesById(tx, [id])
    if (inquiry === undefined) return undefined
    const text = Object.values(inquiry.answer === null ? {} : answerTextsOf(inquiry.answer)).join('')
    return { hospitalId: inquiry.hospital_id, state: contentState({ mark: inquiry.answer_hidden, text }), caseId: inquiry.case_id, roomId: inquiry.room_id, lineSeq: null }
  }
  const line = await findEventLine(tx, id)
  const inquiry = line && (await findInquiryOfRoom(tx, line.roomId))
  if (line === undefined || inquiry === undefined) return undefined
  const text = Object.values(eventFreeTexts(line.type, line.data)).join('')
  return { hospitalId: isSendersEvent(line.type) ? inquiry.sender_hospital_id : inquiry.hospital_id, state: contentState({ mark: line.hidden, text }), caseId: inquiry.case_id, roomId: line.roomId, lineSeq: line.seq }
}

/**
 * A copy carries the same words on: as a draft its hospital would send them once more. Where a copy still has one of the
 * deleted versions it goes there too, with the same mark; what was typed there anew stays (要綱24条).
 */
const deleteInCopies = async (tx: Transaction, of: TransferCase, gone: { field: string; mark: DeletionMark; texts: readonly string[] }): Promise<void> => {
  const { field, mark } = gone
  const texts = new Set(gone.texts.filter((text) => text.trim() !== ''))
  for (const id of await selectCopiesOf(tx, of.code)) {
    const copy = await lockTransferCase(tx, id)
    for (const text of texts) await scrubRecordChanges(tx, { caseId: id, path: field.split('.'), text })
    if (!texts.has(textAt(copy.record, field) ?? '')) continue
    await updateHiddenFields(tx, copy, { record: withTextAt(copy.record, field, ''), hiddenFields: { ...hiddenFieldsOf(copy), [field]: mark } })
    await announceCase(tx, copy)
  }
}

const deleteRecordText = async (tx: Transaction, of: TransferCase, { field, mark }: { field: string; mark: DeletionMark }): Promise<string[]> => {
  const text = textAt(of.record, field) ?? ''
  await updateHiddenFields(tx, of, { record: withTextAt(of.record, field, ''), hiddenFields: { ...hiddenFieldsOf(of), [field]: mark } })
  const texts = [text, ...(await eraseRecordChanges(tx, { caseId: of.id, path: field.split('.') }))]
  await deleteInCopies(tx, of, { field, mark, texts })
  return texts
}

const deleteClosingNote = async (tx: Transaction, of: TransferCase, mark: DeletionMark): Promise<string[]> => {
  await updateClosingNote(tx, of, { note: '', hiddenFields: { ...hiddenFieldsOf(of), [CLOSING_NOTE]: mark } })
  return [of.close_note]
}

const deleteInRoom = async (tx: Transaction, of: { text: TransferText; roomId: string; caseId: string; mark: DeletionMark }): Promise<string[]> => {
  const { text, roomId, caseId, mark } = of
  const found = await lockTransferCase(tx, caseId)
  // Somebody may have seen a name in it meanwhile.
  expectThere(await findTransferText(tx, text))
  const inquiry = (await findInquiryOfRoom(tx, roomId)) ?? refuse('not_found')
  if (text.kind === 'answer') {
    const { texts } = await takeOutAnswerWords(tx, inquiry, mark)
    await announceRoomLines(tx, roomId)
    await announceCase(tx, found)
    return Object.values(texts)
  }
  const line = (await findEventLine(tx, text.id)) ?? refuse('not_found')
  const { words } = await takeOutEventWords(tx, { line, inquiry, mark })
  await tellBothSides(tx, found, inquiry)
  return words
}

/** The words leave every place in which they stand, and a mark stays in the first (rule 60). As the system; answers what was deleted. */
export const deleteTransferText = async (tx: Transaction, of: { text: TransferText; roomId: string | null; caseId: string; mark: DeletionMark }): Promise<string[]> => {
  const { text, roomId, caseId, mark } = of
  if (roomId !== null) return deleteInRoom(tx, { text, roomId, caseId, mark })
  const found = await lockTransferCase(tx, caseId)
  expectThere(await findTransferText(tx, text))
  const deleted = text.kind === 'closing' ? await deleteClosingNote(tx, found, mark) : await deleteRecordText(tx, found, { field: text.field, mark })
  await announceCase(tx, found)
  return deleted
}
