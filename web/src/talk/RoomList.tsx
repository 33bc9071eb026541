import type { RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../ui/language'
import { RelativeTime } from '../ui/RelativeTime'
import { StateMark, WaitingCount } from '../ui/StateMark'
import classes from './RoomList.module.css'
import { talkMessages } from './talk.messages'

type RoomListProps = {
  rooms: readonly RoomSummary[]
  chosen: string | undefined
  unreadOnly: boolean
  mine: boolean
  /** The words of an event that is a room's last line. */
  eventText: (eventType: string) => string
}

/** Rooms, unread first as the server orders them; one press opens. */
export const RoomList = ({ rooms, chosen, unreadOnly, mine, eventText }: RoomListProps) => {
  const words = useMessages(talkMessages)
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
              search={{ ...(unreadOnly ? { unread: true as const } : {}), ...(mine ? { mine: true as const } : {}) }}
              className={classes.room}
              data-chosen={room.id === chosen ? '' : undefined}
              data-waits={room.unread > 0 ? '' : undefined}
              aria-current={room.id === chosen ? 'true' : undefined}
            >
              <span className={classes.hospital}>{hospital}</span>
              <span className={classes.when}>{last === null ? null : <RelativeTime at={last.sentAt} />}</span>
              <span className={classes.subject}>
                {room.subjectLabel}
                {room.state === 'read_only' ? (
                  <>
                    {' '}
                    <StateMark tone="none">{words.readOnly}</StateMark>
                  </>
                ) : null}
              </span>
              <span className={classes.unread}>
                <WaitingCount count={room.unread} label={words.unreadCount(room.unread)} />
              </span>
              <span className={classes.last}>{last === null ? words.noMessages : last.kind === 'event' && last.eventType !== null ? eventText(last.eventType) : last.body}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
