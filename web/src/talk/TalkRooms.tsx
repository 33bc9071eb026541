import { Checkbox } from '@mantine/core'
import { searchWords } from '@tasuki/domain/talk/search-spelling.rules'
import type { RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { meQuery } from '../account/account.queries'
import { SearchBox } from '../ui/SearchBox'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { FilterBar } from '../ui/FilterBar'
import { useMessages } from '../ui/language'
import { PageTitle } from '../ui/Page'
import { SegmentedField } from '../ui/SegmentedField'
import { SkeletonRows } from '../ui/SkeletonRows'
import { FoundMessages } from './FoundMessages'
import { RoomList } from './RoomList'
import { RoomTalk, type RoomTalkProps } from './RoomTalk'
import { talkMessages } from './talk.messages'
import { roomQuery, roomsQuery } from './talk.queries'
import { filterOf, type TalkSearch, withFilter } from './talk-search'
import classes from './TalkRooms.module.css'

type TalkRoomsProps = {
  roomId: string | undefined
  /** What the address says of the list, and the line it names. */
  search: TalkSearch & { line?: number | undefined }
  /** The switch between all rooms and those the signed-in person is in charge of. */
  scope: ReactNode
  renderEvent: RoomTalkProps['renderEvent']
  eventText: (eventType: string) => string
  /** What a room is about: 84歳 女 誤嚥性肺炎後. */
  subjectText: (room: RoomSummary) => string
  /** A way from the room to what it is about, where its kind has a page. */
  subjectLink: (room: RoomSummary) => ReactNode
  onRead: () => void
}

/** All rooms of the hospital and the open one: side by side on a desk, one after the other on a phone. */
export const TalkRooms = ({ roomId, search: { line, ...search }, scope, renderEvent, eventText, subjectText, subjectLink, onRead }: TalkRoomsProps) => {
  const words = useMessages(talkMessages)
  const isPrefecture = useQuery(meQuery).data?.hospital === null
  const q = search.q ?? ''
  const found = useMemo(() => searchWords(q), [q])
  return (
    <div className={classes.page} data-open={roomId === undefined ? undefined : ''}>
      {isPrefecture ? <PrefectureTalk /> : <TalkList roomId={roomId} search={search} scope={scope} eventText={eventText} subjectText={subjectText} />}
      <div className={classes.main}>
        {roomId === undefined ? (
          isPrefecture ? null : <EmptyState title={words.chooseRoom}>{words.chooseRoomText}</EmptyState>
        ) : (
          <>
            <div className={classes.head}>
              <Link to="/talk" search={search} data-print="hide" className={classes.back} aria-label={words.back}>
                ‹
              </Link>
              <RoomHead key={roomId} roomId={roomId} subjectText={subjectText} subjectLink={subjectLink} />
            </div>
            <RoomTalk roomId={roomId} renderEvent={renderEvent} onRead={onRead} layout="page" line={line} found={found} />
          </>
        )}
      </div>
    </div>
  )
}

/** The prefecture has no rooms of its own: it reads one where its patient is (要綱24条). */
const PrefectureTalk = () => {
  const words = useMessages(talkMessages)
  return (
    <div className={classes.side}>
      <PageTitle title={words.talk} />
      <EmptyState title={words.prefectureRooms} action={<Link to="/cases">{words.toCases}</Link>}>
        {words.prefectureRoomsText}
      </EmptyState>
    </div>
  )
}

/** Rooms, or lines that were looked for or are spoken to the reader. */
const TalkList = ({ roomId, search, scope, eventText, subjectText }: Pick<TalkRoomsProps, 'roomId' | 'scope' | 'eventText' | 'subjectText'> & { search: TalkSearch }) => {
  const words = useMessages(talkMessages)
  const navigate = useNavigate()
  const me = useQuery(meQuery).data
  const filter = filterOf(search)
  const q = search.q ?? ''
  const looksForLines = q !== '' || filter === 'mentions'
  const rooms = useQuery({ ...roomsQuery({ unreadOnly: filter === 'unread', mine: search.mine === true }), enabled: !looksForLines })
  const filters = [
    { value: 'all', label: words.allRooms },
    { value: 'unread', label: words.unreadRooms },
    { value: 'mentions', label: words.mentionsOfMe },
  ] as const
  const go = (next: TalkSearch) => void (roomId === undefined ? navigate({ to: '/talk', search: next }) : navigate({ to: '/talk/$roomId', params: { roomId }, search: next }))
  const open = rooms.data?.rooms.find(({ id }) => id === roomId)
  const inRoom = search.here === true && roomId !== undefined
  return (
    <div className={classes.side}>
      <PageTitle title={words.talk} windowTitle={open === undefined ? undefined : words.roomWith(open.otherHospitals.map(({ shortName }) => shortName).join('・'))} />
      <FilterBar label={words.show} summary={looksForLines || rooms.data === undefined ? null : words.roomCount(rooms.data.total)}>
        <SearchBox label={words.search} value={q} onSearch={(text) => go({ ...search, q: text === '' ? undefined : text })} />
        {q !== '' && roomId !== undefined ? (
          <Checkbox label={words.searchHere} checked={inRoom} onChange={(event) => go({ ...search, here: event.currentTarget.checked ? true : undefined })} />
        ) : (
          <SegmentedField label={words.show} labelHidden segments={filters} value={filter} onChange={(value) => go(withFilter(search, value))} />
        )}
        {inRoom ? null : scope}
      </FilterBar>
      <div className={classes.rooms}>
        {looksForLines ? (
          <FoundMessages input={{ q, mentionsMine: q === '', inChargeOnly: search.mine === true && !inRoom, roomId: inRoom ? roomId : undefined }} search={search} chosen={roomId} readerId={me?.personId} />
        ) : (
          <>
            <ProblemPanel error={rooms.error} onRetry={() => void rooms.refetch()} />
            {rooms.data === undefined ? (
              rooms.error === null ? (
                <SkeletonRows columns={2} />
              ) : null
            ) : rooms.data.rooms.length === 0 ? (
              <EmptyState title={filter === 'unread' ? words.noUnread : words.noRooms}>{filter === 'unread' ? words.noUnreadText : words.noRoomsText}</EmptyState>
            ) : (
              <RoomList rooms={rooms.data.rooms} chosen={roomId} readerId={me?.personId} search={search} eventText={eventText} subjectText={subjectText} />
            )}
          </>
        )}
      </div>
    </div>
  )
}

const RoomHead = ({ roomId, subjectText, subjectLink }: Pick<TalkRoomsProps, 'subjectText' | 'subjectLink'> & { roomId: string }) => {
  const words = useMessages(talkMessages)
  const room = useQuery(roomQuery(roomId)).data
  if (room === undefined) return null
  return (
    <>
      <h2 className={classes.headTitle} aria-label={words.roomWith(room.otherHospitals.map((one) => one.name).join('、'))}>
        {room.otherHospitals.map((one) => one.name).join('、')}
      </h2>
      <span>{subjectText(room)}</span>
      <span className={classes.label}>{room.subjectLabel}</span>
      {subjectLink(room)}
    </>
  )
}
