import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { inquiryEndReason } from '@tasuki/domain/transfer/case-status'
import { declineReason, type InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { useQuery } from '@tanstack/react-query'
import { documentKindText } from '../../document/document-name'
import { careNeedsQuery } from '../../facility/catalogue.queries'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { datedDayText, datedTimeText } from '../../ui/time-text'
import { answerText, offerText, readAnswer, type TransferVocabulary } from '../received/answer-text'
import { caseMessages } from '../case.messages'
import classes from './EventCard.module.css'
import { eventMessages } from './event.messages'
import { EventNameReport } from './EventNameReport'
import { recordMessages } from '../record/record.messages'
import { fieldLabel, needLabels, type RecordWords } from '../record/record-text'

export type RoomEvent = NonNullable<RoomMessage['event']>

type RoomVocabulary = TransferVocabulary & { record: RecordWords; needs: ReadonlyMap<string, string> }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** What an event line of a transfer's room says. */
const roomEventText = (event: RoomEvent, of: RoomVocabulary): string => {
  const { events, cases, now, language } = of
  const { data } = event
  const day = () => (/^\d{4}-\d{2}-\d{2}$/.test(text(data.transferDate)) ? datedDayText(text(data.transferDate), now, language) : '–')
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
      return events.room_document_added(documentKindText(data.documentKind, language))
    case 'document_deleted':
      return events.room_document_deleted(documentKindText(data.documentKind, language))
    case 'document_restored':
      return events.room_document_added(documentKindText(data.documentKind, language))
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

type EventCard = { tone: MarkTone; word: string; text: string; more?: string[] }

const ANSWER_TONE = { considering: 'thinking', accepted: 'yes', conditional: 'maybe', declined: 'no' } as const satisfies Record<InquiryAnswer['kind'], MarkTone>

/** An answer as a card: the state's word and shape, when, and what the hospital adds. */
const answerCard = (answer: InquiryAnswer, of: RoomVocabulary): EventCard => {
  const { cases, events, language, now } = of
  const card = { tone: ANSWER_TONE[answer.kind], word: cases[`state_${answer.kind}`] }
  switch (answer.kind) {
    case 'considering':
      return { ...card, text: `${cases.untilTime(datedTimeText(answer.until, now, language))}・${cases.waitsForText(cases[`waitsFor_${answer.waitsFor}`])}`, more: [answer.note] }
    case 'declined':
      return { ...card, text: cases[`decline_${answer.reason}`], more: [answer.possibleIf === '' ? '' : events.possibleIf(answer.possibleIf), answer.note] }
    case 'accepted':
    case 'conditional':
      return {
        ...card,
        text: offerText(answer, of),
        more: [
          answer.kind === 'conditional' ? `${cases.conditions}：${answer.conditions}` : '',
          answer.ward === '' ? '' : `${cases.ward}：${answer.ward}`,
          answer.roomFee === '' ? '' : `${cases.roomFee}：${answer.roomFee}`,
          answer.note,
        ],
      }
  }
}

/** Events that stand as a card with one word, besides answers. */
const EVENT_MARKS: Partial<Record<RoomEvent['type'], { tone: EventCard['tone']; word: (of: RoomVocabulary) => string }>> = {
  chosen: { tone: 'chosen', word: ({ events }) => events.card_chosen },
  confirmed: { tone: 'chosen', word: ({ cases }) => cases.state_confirmed },
  completed: { tone: 'chosen', word: ({ cases }) => cases.status_completed },
  paused: { tone: 'paused', word: ({ cases }) => cases.state_paused },
  taken_back: { tone: 'no', word: ({ events }) => events.card_taken_back },
  withdrawn: { tone: 'none', word: ({ cases }) => cases.state_withdrawn },
  ended: { tone: 'none', word: ({ cases }) => cases.state_ended },
  record_changed: { tone: 'waits', word: ({ events }) => events.card_record_changed },
}

/** What decides a transfer stands in the thread as a card; everything else is a line. */
const eventCard = (event: RoomEvent, of: RoomVocabulary): EventCard | undefined => {
  const answer = readAnswer(event.data.answer)
  switch (event.type) {
    case 'answered':
      return answer && answerCard(answer, of)
    case 'reverse_offer': {
      const card = answer && answerCard(answer, of)
      return card && { ...card, more: [of.events.room_reverse_offer, ...(card.more ?? [])] }
    }
    default: {
      const mark = EVENT_MARKS[event.type]
      return mark && { tone: mark.tone, word: mark.word(of), text: roomEventText(event, of) }
    }
  }
}

const RoomEventLine = ({ event, message }: { event: RoomEvent; message: RoomMessage }) => {
  const of = useRoomVocabulary()
  const card = eventCard(event, of)
  if (card === undefined)
    return (
      <>
        {roomEventText(event, of)}
        <EventNameReport event={event} message={message} />
      </>
    )
  return (
    <div className={classes.card}>
      <StateMark tone={card.tone}>{card.word}</StateMark>
      <span className={classes.text}>{card.text}</span>
      {(card.more ?? [])
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line} className={classes.more}>
            {line}
          </span>
        ))}
      <EventNameReport event={event} message={message} />
    </div>
  )
}

/** Passed into the talk, which knows nothing of transfers: `<RoomTalk renderEvent={renderRoomEvent} …>`. */
export const renderRoomEvent = (event: RoomEvent, message: RoomMessage) => <RoomEventLine event={event} message={message} />
