import type { RoomMessage } from '../talk/talk.contract'
import { answerText, readAnswer } from './answer-text'
import type { HistoryVocabulary } from './case-event-text'
import { inquiryEndReason } from './case-status'
import { fieldLabel } from './field-text'
import { declineReason } from './inquiry-answer'

export type RoomVocabulary = HistoryVocabulary & { documentKind: (kind: unknown) => string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** What an event line of a transfer's room says. */
export const roomEventText = (event: NonNullable<RoomMessage['event']>, of: RoomVocabulary): string => {
  const { events, cases } = of
  const { data } = event
  const day = () => (/^\d{4}-\d{2}-\d{2}$/.test(text(data.transferDate)) ? of.day(text(data.transferDate)) : '–')
  const answer = () => {
    const given = readAnswer(data.answer)
    return given === undefined ? '' : answerText(given, of)
  }
  switch (event.type) {
    case 'inquiry_sent':
      return events.room_inquiry_sent
    case 'reverse_offer':
      return [events.room_reverse_offer, answer()].filter((part) => part !== '').join('　')
    case 'answered':
      return events.room_answered(answer())
    case 'chosen':
      return events.room_chosen(day())
    case 'confirmed':
      return events.room_confirmed(day())
    case 'confirm_overdue':
      return events.room_confirm_overdue
    case 'paused':
      return events.room_paused
    case 'hold_released':
      return data.by === 'chosen' ? events.room_hold_released_chosen : [events.room_hold_released_sender, text(data.reason)].filter((part) => part.trim() !== '').join('：')
    case 'resumed':
      return events.room_resumed
    case 'taken_back': {
      const reason = declineReason.safeParse(data.reason)
      return events.room_taken_back([reason.success ? cases[`decline_${reason.data}`] : '', text(data.note)].filter((part) => part !== '').join('・'))
    }
    case 'withdrawn':
      return events.room_withdrawn(text(data.reason))
    case 'ended': {
      const reason = inquiryEndReason.safeParse(data.reason)
      return events.room_ended(reason.success ? cases[`inquiryEnd_${reason.data}`] : '')
    }
    case 'record_changed':
      return events.room_record_changed(
        texts(data.fields)
          .map((field) => fieldLabel(field, of.record, of.needs))
          .join('、'),
      )
    case 'document_added':
      return events.room_document_added(of.documentKind(data.documentKind))
    case 'document_deleted':
      return events.room_document_deleted(of.documentKind(data.documentKind))
    case 'document_restored':
      return events.room_document_added(of.documentKind(data.documentKind))
    case 'reopened':
      return events.room_reopened
    case 'completed':
      return events.room_completed(day())
    default:
      return events.room_unknown
  }
}
