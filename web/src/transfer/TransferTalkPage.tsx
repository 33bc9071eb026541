import type { RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { meQuery } from '../account/account.queries'
import { TalkRooms } from '../talk/TalkRooms'
import { useMessages } from '../ui/language'
import { inboxMessages } from './received/inbox.messages'
import { receivedInquiriesQuery, useCountsChanged } from './received/inbox.queries'
import { patientLine } from './record/record-text'
import { recordMessages } from './record/record.messages'
import { renderRoomEvent } from './history/room-event'
import { ScopeSwitch } from './lists/ScopeSwitch'
import { casesQuery } from './transfer.queries'

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
  const subjectText = useSubjectText()
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
      subjectText={subjectText}
      onRead={onRead}
      subjectLink={linkOfSubject}
    />
  )
}

const OWN_CASES = casesQuery({ scope: 'own', status: 'open', limit: 200 })

/** Whom a room is about, as long as that is going on: the code alone tells a nurse nothing. */
const useSubjectText = () => {
  const terms = useMessages(recordMessages)
  const ofHospital = useQuery(meQuery).data?.hospital !== null
  const own = useQuery({ ...OWN_CASES, enabled: ofHospital }).data?.cases
  const received = useQuery({ ...receivedInquiriesQuery('open'), enabled: ofHospital }).data?.inquiries
  const patients = new Map([
    ...(own ?? []).map((one) => [one.code, patientLine(one, terms)] as const),
    ...(received ?? []).flatMap((one) => (one.case === null ? [] : [[one.caseCode, patientLine(one.case, terms)] as const])),
  ])
  return (room: RoomSummary) => patients.get(room.subjectLabel) ?? ''
}

/** To the inbox where we were asked; to our own patient, found by the code the room is labelled with, where we asked. */
const CaseLink = ({ room }: { room: RoomSummary }) => {
  const words = useMessages(inboxMessages)
  const ofHospital = useQuery(meQuery).data?.hospital !== null
  const received = useQuery({ ...receivedInquiriesQuery('all'), enabled: ofHospital }).data?.inquiries
  const asked = ofHospital ? received?.some(({ inquiry }) => inquiry.id === room.subjectId) : false
  const scope = ofHospital ? 'own' : 'visible'
  const own = useQuery({ ...casesQuery({ scope, q: room.subjectLabel, limit: 2 }), enabled: asked === false }).data?.cases.find(({ code }) => code === room.subjectLabel)
  if (asked === true)
    return (
      <Link to="/inbox/$inquiryId" params={{ inquiryId: room.subjectId }} className="standsAlone">
        {words.openCase}
      </Link>
    )
  return own === undefined ? null : (
    <Link to="/cases/$caseId" params={{ caseId: own.id }} search={{ inquiry: room.subjectId }} className="standsAlone">
      {words.openCase}
    </Link>
  )
}

export const TalkPage = () => <TransferTalk roomId={undefined} search={listRoute.useSearch()} />

export const TalkRoomPage = () => <TransferTalk roomId={roomRoute.useParams().roomId} search={roomRoute.useSearch()} />
