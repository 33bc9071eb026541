import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { inquiryEndReason } from '@tasuki/domain/transfer/case-status'
import { declineReason } from '@tasuki/domain/transfer/inquiry-answer'
import { useQuery } from '@tanstack/react-query'
import { careNeedsQuery } from '../facility/catalogue.queries'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { dayText } from '../ui/time-text'
import { answerText, readAnswer, type TransferVocabulary } from './answer-text'
import { caseMessages } from './case.messages'
import { eventMessages } from './event.messages'
import { recordMessages } from './record.messages'
import { fieldLabel, needLabels, type RecordWords } from './record-text'

export type RoomEvent = NonNullable<RoomMessage['event']>

type RoomVocabulary = TransferVocabulary & { record: RecordWords; needs: ReadonlyMap<string, string> }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** What an event line of a transfer's room says. */
const roomEventText = (event: RoomEvent, of: RoomVocabulary): string => {
  const { events, cases, now, language } = of
  const { data } = event
  const day = () => (/^\d{4}-\d{2}-\d{2}$/.test(text(data.transferDate)) ? dayText(text(data.transferDate), now, language) : '–')
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
      return data.by === 'chosen' ? events.room_hold_released_chosen : events.room_hold_released_sender
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
    case 'reopened':
      return events.room_reopened
    case 'completed':
      return events.room_completed(day())
    default:
      return events.room_unknown
  }
}

export const useRoomVocabulary = (): RoomVocabulary => {
  const { language } = useLanguage()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds ?? []
  return {
    cases: useMessages(caseMessages),
    events: useMessages(eventMessages),
    record: useMessages(recordMessages),
    needs: needLabels(careNeeds, language),
    language,
    now: useNow(),
  }
}

const RoomEventLine = ({ event }: { event: RoomEvent }) => <>{roomEventText(event, useRoomVocabulary())}</>

/** Passed into the talk, which knows nothing of transfers: `<RoomTalk renderEvent={renderRoomEvent} …>`. */
export const renderRoomEvent = (event: RoomEvent) => <RoomEventLine event={event} />
