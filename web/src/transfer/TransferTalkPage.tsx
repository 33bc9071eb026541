import type { RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { TalkRooms } from '../talk/TalkRooms'
import { useMessages } from '../ui/language'
import { inboxMessages } from './inbox.messages'
import { receivedInquiriesQuery, useCountsChanged } from './inbox.queries'
import { renderRoomEvent } from './room-event'
import { ScopeSwitch } from './ScopeSwitch'

const LAST_EVENTS = [
  'inquiry_sent',
  'reverse_offer',
  'answered',
  'chosen',
  'confirmed',
  'paused',
  'hold_released',
  'resumed',
  'taken_back',
  'withdrawn',
  'ended',
  'record_changed',
  'reopened',
  'completed',
] as const

const listRoute = getRouteApi('/talk')
const roomRoute = getRouteApi('/talk/$roomId')

const linkOfSubject = (room: RoomSummary) => (room.subjectKind === 'inquiry' ? <CaseLink room={room} /> : null)

/** The talk page, with the words and ways that a transfer gives to its rooms. */
const TransferTalk = ({ roomId, search }: { roomId: string | undefined; search: ComponentProps<typeof TalkRooms>['search'] }) => {
  const navigate = useNavigate()
  const onScope = (only: boolean) => {
    const next = { ...search, mine: only ? (true as const) : undefined }
    void (roomId === undefined ? navigate({ to: '/talk', search: next }) : navigate({ to: '/talk/$roomId', params: { roomId }, search: next }))
  }
  const words = useMessages(inboxMessages)
  const onRead = useCountsChanged()
  const eventText = (type: string) => {
    const known = LAST_EVENTS.find((one) => one === type)
    return words[`last_${known ?? 'other'}`]
  }
  return (
    <TalkRooms
      roomId={roomId}
      search={search}
      scope={<ScopeSwitch mine={search.mine === true} onChange={onScope} />}
      renderEvent={renderRoomEvent}
      eventText={eventText}
      onRead={onRead}
      subjectLink={linkOfSubject}
    />
  )
}

/** To the inbox where we were asked; to our own patients, found by the code the room is labelled with, where we asked. */
const CaseLink = ({ room }: { room: RoomSummary }) => {
  const words = useMessages(inboxMessages)
  const received = useQuery(receivedInquiriesQuery('all')).data?.inquiries
  if (received === undefined) return null
  return received.some(({ inquiry }) => inquiry.id === room.subjectId) ? (
    <Link to="/inbox/$inquiryId" params={{ inquiryId: room.subjectId }} className="standsAlone">
      {words.openCase}
    </Link>
  ) : (
    <Link to="/cases" search={{ q: room.subjectLabel }} className="standsAlone">
      {words.openCase}
    </Link>
  )
}

export const TalkPage = () => <TransferTalk roomId={undefined} search={listRoute.useSearch()} />

export const TalkRoomPage = () => <TransferTalk roomId={roomRoute.useParams().roomId} search={roomRoute.useSearch()} />
