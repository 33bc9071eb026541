import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { memo, type ReactNode } from 'react'
import { useMessages } from '../ui/language'
import { LineActs, type LineReader } from './LineActs'
import { LineEditor } from './LineEditor'
import { ReadMarks } from './ReadMarks'
import type { HospitalReading } from './room-readers'
import type { TimelineEntry } from './room-timeline'
import { DayLine, EventLine, TextLine } from './RoomLine'
import classes from './RoomTalk.module.css'
import { talkMessages } from './talk.messages'

type TimelineProps = {
  roomId: string
  entries: readonly TimelineEntry[]
  readings: ReadonlyMap<number, HospitalReading[]>
  reader: LineReader
  /** The line that was jumped to. */
  markedSeq: number | undefined
  /** Words of the search that led here. */
  found: readonly string[]
  editingId: string | undefined
  renderEvent: (event: NonNullable<RoomMessage['event']>, message: RoomMessage) => ReactNode
  onEdit: (message: RoomMessage | undefined) => void
  onDelete: (message: RoomMessage) => void
}

const UnreadLine = () => (
  <li className={classes.unread} data-unread="">
    <span>{useMessages(talkMessages).unreadBelow}</span>
  </li>
)

/** The lines of a room. Apart from the box below, so that typing redraws none of two thousand. */
export const RoomTimeline = memo(({ entries, readings, ...of }: TimelineProps) => (
  <>
    {entries.flatMap((entry) => {
      if (entry.kind === 'day') return [<DayLine key={entry.key} at={entry.at} />]
      if (entry.kind === 'unread') return [<UnreadLine key={entry.key} />]
      const { message } = entry
      const marked = message.seq === of.markedSeq
      if (entry.kind === 'event') {
        return message.event === null
          ? []
          : [
              <EventLine key={entry.key} message={message} marked={marked}>
                {of.renderEvent(message.event, message)}
              </EventLine>,
            ]
      }
      const here = readings.get(message.seq)
      const isEdited = message.id === of.editingId
      const line = (
        <SaidLine key={entry.key} {...{ message, marked }} own={entry.own} named={entry.named} roomId={of.roomId} reader={of.reader} found={of.found} isEdited={isEdited} onEdit={of.onEdit} onDelete={of.onDelete} />
      )
      // In one flat list: nested, a line would begin anew when it is read, and with it the words being put right in it.
      return here === undefined ? [line] : [line, <ReadMarks key={`${entry.key}-read`} readings={here} />]
    })}
  </>
))
RoomTimeline.displayName = 'RoomTimeline'

type SaidLineProps = Pick<TimelineProps, 'roomId' | 'reader' | 'found' | 'onEdit' | 'onDelete'> & { message: RoomMessage; own: boolean; named: boolean; marked: boolean; isEdited: boolean }

const SaidLine = memo(({ message, own, named, marked, isEdited, roomId, reader, found, onEdit, onDelete }: SaidLineProps) => (
  <TextLine
    message={message}
    own={own}
    named={named}
    marked={marked}
    readerId={reader.personId}
    words={found}
    editor={isEdited ? <LineEditor roomId={roomId} message={message} readerId={reader.personId} onClose={() => onEdit(undefined)} /> : null}
    acts={<LineActs message={message} reader={reader} link={`${window.location.origin}/talk/${roomId}?line=${message.seq}`} onEdit={() => onEdit(message)} onDelete={() => onDelete(message)} />}
  />
))
SaidLine.displayName = 'SaidLine'
