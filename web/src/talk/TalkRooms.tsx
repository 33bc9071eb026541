import type { RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { FilterBar } from '../ui/FilterBar'
import { useMessages } from '../ui/language'
import { PageTitle } from '../ui/Page'
import { SegmentedField } from '../ui/SegmentedField'
import { SkeletonRows } from '../ui/SkeletonRows'
import { RoomList } from './RoomList'
import { RoomTalk, type RoomTalkProps } from './RoomTalk'
import { talkMessages } from './talk.messages'
import { roomQuery, roomsQuery } from './talk.queries'
import classes from './TalkRooms.module.css'

type TalkRoomsProps = {
  roomId: string | undefined
  unreadOnly: boolean
  /** Only rooms the signed-in person is in charge of; `scope` is the switch for it. */
  mine: boolean
  scope: ReactNode
  renderEvent: RoomTalkProps['renderEvent']
  eventText: (eventType: string) => string
  /** A way from the room to what it is about, where its kind has a page. */
  subjectLink: (room: RoomSummary) => ReactNode
  onRead: () => void
}

/** All rooms of the hospital and the open one: side by side on a desk, one after the other on a phone. */
export const TalkRooms = ({ roomId, unreadOnly, mine, scope, renderEvent, eventText, subjectLink, onRead }: TalkRoomsProps) => {
  const words = useMessages(talkMessages)
  const navigate = useNavigate()
  const rooms = useQuery(roomsQuery({ unreadOnly, mine }))
  const filters = [
    { value: 'all', label: words.allRooms },
    { value: 'unread', label: words.unreadRooms },
  ] as const
  const filter = (value: 'all' | 'unread') => {
    const search = { ...(value === 'unread' ? { unread: true as const } : {}), ...(mine ? { mine: true as const } : {}) }
    void (roomId === undefined ? navigate({ to: '/talk', search }) : navigate({ to: '/talk/$roomId', params: { roomId }, search }))
  }
  return (
    <div className={classes.page} data-open={roomId === undefined ? undefined : ''}>
      <div className={classes.side}>
        <PageTitle title={words.talk} />
        <FilterBar label={words.show} summary={rooms.data === undefined ? null : words.roomCount(rooms.data.total)}>
          <SegmentedField label={words.show} labelHidden segments={filters} value={unreadOnly ? 'unread' : 'all'} onChange={filter} />
          {scope}
        </FilterBar>
        <ProblemPanel error={rooms.error} onRetry={() => void rooms.refetch()} />
        <div className={classes.rooms}>
          {rooms.data === undefined ? (
            rooms.error === null ? (
              <SkeletonRows columns={2} />
            ) : null
          ) : rooms.data.rooms.length === 0 ? (
            <EmptyState title={unreadOnly ? words.noUnread : words.noRooms}>{unreadOnly ? words.noUnreadText : words.noRoomsText}</EmptyState>
          ) : (
            <RoomList rooms={rooms.data.rooms} chosen={roomId} unreadOnly={unreadOnly} mine={mine} eventText={eventText} />
          )}
        </div>
      </div>
      <div className={classes.main}>
        {roomId === undefined ? (
          <EmptyState title={words.chooseRoom}>{words.chooseRoomText}</EmptyState>
        ) : (
          <>
            <div className={classes.head}>
              <Link to="/talk" search={{ ...(unreadOnly ? { unread: true as const } : {}), ...(mine ? { mine: true as const } : {}) }} className={classes.back} aria-label={words.back}>
                ‹
              </Link>
              <RoomHead key={roomId} roomId={roomId} subjectLink={subjectLink} />
            </div>
            <RoomTalk roomId={roomId} renderEvent={renderEvent} onRead={onRead} layout="page" />
          </>
        )}
      </div>
    </div>
  )
}

const RoomHead = ({ roomId, subjectLink }: { roomId: string; subjectLink: (room: RoomSummary) => ReactNode }) => {
  const words = useMessages(talkMessages)
  const room = useQuery(roomQuery(roomId)).data
  if (room === undefined) return null
  return (
    <>
      <h2 className={classes.headTitle} aria-label={words.roomWith(room.otherHospitals.map((one) => one.name).join('、'))}>
        {room.otherHospitals.map((one) => one.name).join('、')}
      </h2>
      <span>{room.subjectLabel}</span>
      {subjectLink(room)}
    </>
  )
}
