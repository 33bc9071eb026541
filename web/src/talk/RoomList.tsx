import type { RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { Link } from '@tanstack/react-router'
import { documentKindsText } from '../document/document-name'
import { useLanguage, useMessages } from '../ui/language'
import { RelativeTime } from '../ui/RelativeTime'
import { StateMark, WaitingCount } from '../ui/StateMark'
import classes from './RoomList.module.css'
import { talkMessages } from './talk.messages'
import type { TalkSearch } from './talk-search'
import { useUnsentCount } from './use-outbox'

type RoomListProps = {
  rooms: readonly RoomSummary[]
  chosen: string | undefined
  readerId: string | undefined
  search: TalkSearch
  /** The words of an event that is a room's last line. */
  eventText: (eventType: string) => string
  /** What the room is about, beside its label, where the subject's feature knows it. */
  subjectText: (room: RoomSummary) => string
}

/** Rooms, unread first as the server orders them; one press opens. */
export const RoomList = ({ rooms, chosen, readerId, search, eventText, subjectText }: RoomListProps) => {
  const words = useMessages(talkMessages)
  const { language } = useLanguage()
  return (
    <ul className={classes.rooms} aria-label={words.rooms}>
      {rooms.map((room) => {
        const hospital = room.otherHospitals.map((one) => one.name).join('、')
        const last = room.lastMessage
        return (
          <li key={room.id}>
            <Link
              to="/talk/$roomId"
              params={{ roomId: room.id }}
              search={search}
              className={classes.room}
              data-chosen={room.id === chosen ? '' : undefined}
              data-waits={room.unread > 0 ? '' : undefined}
              aria-current={room.id === chosen ? 'true' : undefined}
            >
              <span className={classes.hospital}>{hospital}</span>
              <span className={classes.when}>{last === null ? null : <RelativeTime at={last.sentAt} />}</span>
              <span className={classes.subject}>
                <span className={classes.about}>{subjectText(room)}</span>
                <span>{room.subjectLabel}</span>
                {room.state === 'read_only' ? <StateMark tone="none">{words.readOnly}</StateMark> : null}
              </span>
              <span className={classes.unread}>
                {room.unreadMentions > 0 ? (
                  <span className={classes.mention} title={words.mentionCount(room.unreadMentions)}>
                    <span aria-hidden>@</span>
                    <span className="visuallyHidden">{words.mentionCount(room.unreadMentions)}</span>
                  </span>
                ) : null}
                <WaitingCount count={room.unread} label={words.unreadCount(room.unread)} />
              </span>
              <span className={classes.last}>
                <Unsent roomId={room.id} readerId={readerId} />
                {last === null ? words.noMessages : last.deleted ? words.deletedLast : last.kind === 'event' && last.eventType !== null ? eventText(last.eventType) : last.body !== '' ? last.body : last.documentKinds.length > 0 ? words.documentLast(documentKindsText(last.documentKinds, language)) : words.hiddenLast}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

const Unsent = ({ roomId, readerId }: { roomId: string; readerId: string | undefined }) => {
  const words = useMessages(talkMessages)
  const count = useUnsentCount(roomId, readerId)
  return count === 0 ? null : <strong className={classes.unsent}>{words.unsentCount(count)}　</strong>
}
