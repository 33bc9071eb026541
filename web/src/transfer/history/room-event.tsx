import { documentKindText } from '@tasuki/domain/document/document-words'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { answerDetails, offerText, readAnswer } from '@tasuki/domain/transfer/answer-text'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { roomEventText, type RoomVocabulary } from '@tasuki/domain/transfer/room-event-text'
import { useQuery } from '@tanstack/react-query'
import { careNeedsQuery } from '../../facility/catalogue.queries'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { datedDayText, datedTimeText, relativeTimeText } from '../../ui/time-text'
import { caseMessages } from '../case.messages'
import classes from './EventCard.module.css'
import { eventMessages } from './event.messages'
import { EventNameReport } from './EventNameReport'
import { recordMessages } from '../record/record.messages'
import { needLabels } from '../record/record-text'

export type RoomEvent = NonNullable<RoomMessage['event']>

export const useRoomVocabulary = (): RoomVocabulary => {
  const { language } = useLanguage()
  const now = useNow()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds ?? []
  return {
    cases: useMessages(caseMessages),
    events: useMessages(eventMessages),
    record: useMessages(recordMessages),
    needs: needLabels(careNeeds, language),
    day: (day) => datedDayText(day, now, language),
    time: (instant) => datedTimeText(instant, now, language),
    clock: (instant) => relativeTimeText(instant, now, { language, withClock: true }).split(' ').at(-1) ?? '',
    documentKind: (kind) => documentKindText(kind, language),
  }
}

type EventCard = { tone: MarkTone; word: string; text: string; more?: string[] }

const ANSWER_TONE = { considering: 'thinking', accepted: 'yes', conditional: 'maybe', declined: 'no' } as const satisfies Record<InquiryAnswer['kind'], MarkTone>

/** An answer as a card: the state's word and shape, when, and what the hospital adds. */
const answerCard = (answer: InquiryAnswer, of: RoomVocabulary): EventCard => {
  const { cases } = of
  const card = { tone: ANSWER_TONE[answer.kind], word: cases[`state_${answer.kind}`], more: answerDetails(answer, of) }
  if (answer.kind === 'considering') return { ...card, text: `${cases.untilTime(of.time(answer.until))}・${cases.waitsForText(cases[`waitsFor_${answer.waitsFor}`])}` }
  return { ...card, text: answer.kind === 'declined' ? cases[`decline_${answer.reason}`] : offerText(answer, of) }
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
