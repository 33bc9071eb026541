import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { meQuery } from '../account/account.queries'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { dayText } from '../ui/time-text'
import { japanDay } from '@tasuki/domain/base/working-time'
import { MessageBox } from './MessageBox'
import { readDraft } from './outbox-shelf'
import { hasOlderLines, readableLines, type RoomLines } from './room-lines'
import { useRoomScroll, useWindowSeen } from './room-scroll'
import { readMarkAtOpening, roomTimeline } from './room-timeline'
import { DayLine, EventLine, PendingLine, TextLine } from './RoomLine'
import classes from './RoomTalk.module.css'
import { talkMessages } from './talk.messages'
import { roomLinesQuery, roomQuery, useMarkRead, useOlderLines, useOutbox } from './talk.queries'


export type RoomTalkProps = {
  roomId: string
  /** The words of an event line belong to the feature of the room's subject. */
  renderEvent: (event: NonNullable<RoomMessage['event']>, message: RoomMessage) => ReactNode
  /** Why nothing can be written any more, in the words of the subject's feature. */
  readOnlyReason?: string
  /** Lines became read: counts shown elsewhere have changed. */
  onRead?: () => void
  /** `page`: the room is what the page is about (talk page); `part`: one part of a page. */
  layout?: 'page' | 'part'
}

/** A talk room: lines in order exactly once, live; what one says stands at once and stays until it has arrived. */
export const RoomTalk = (props: RoomTalkProps) => {
  const me = useQuery(meQuery).data
  const room = useQuery(roomQuery(props.roomId))
  const lines = useQuery(roomLinesQuery(props.roomId))
  const problem = lines.error ?? room.error
  if (lines.data === undefined || room.data === undefined || me === undefined || me === null) {
    if (problem !== null) return <ProblemPanel error={problem} onRetry={() => void Promise.all([lines.refetch(), room.refetch()])} />
    return <SkeletonRows rows={4} columns={2} />
  }
  return <OpenRoom key={props.roomId} {...props} lines={lines.data} room={room.data} reader={{ personId: me.personId, hospitalId: me.hospital?.id }} />
}

type OpenRoomProps = RoomTalkProps & {
  lines: RoomLines
  room: { state: 'open' | 'read_only'; readableUntil: string | null; unread: number }
  reader: { personId: string; hospitalId: string | undefined }
}

const OpenRoom = ({ roomId, renderEvent, readOnlyReason, onRead, layout = 'part', lines, room, reader }: OpenRoomProps) => {
  const words = useMessages(talkMessages)
  const outbox = useOutbox(roomId, reader.personId)
  const older = useOlderLines(roomId)
  const place = { personId: reader.personId, roomId }
  const [text, setText] = useState(() => readDraft(place))
  const messages = readableLines(lines)
  // The line 「未読」 stays where it was when the room was opened.
  const [readMark] = useState(() => readMarkAtOpening(messages, room.unread, reader.hospitalId))
  const timeline = useMemo(() => roomTimeline(messages, { ownHospitalId: reader.hospitalId, readMark }), [messages, reader.hospitalId, readMark])
  const lastSeq = messages.at(-1)?.seq
  const { list, end, atEnd, toEnd } = useRoomScroll({ firstSeq: messages[0]?.seq, lastSeq, pending: outbox.lines.length, ownsPage: layout === 'page' })
  useReadMark({ roomId, lastSeq, seen: atEnd, unread: room.unread, onRead })

  const rewrite = (line: { key: string; body: string }) => {
    outbox.drop(line.key)
    setText((typed) => (typed.trim() === '' ? line.body : `${line.body}\n${typed}`))
  }
  return (
    <section className={classes.room} data-layout={layout} aria-label={words.talk}>
      <div ref={list} className={classes.lines} tabIndex={0} role="log" aria-label={words.messages}>
        {hasOlderLines(lines) ? (
          <div className={classes.older}>
            <ActionButton tone="quiet" size="xs" busy={older.isPending} onAct={() => older.mutate()}>
              {older.isPending ? words.olderLoading : words.older}
            </ActionButton>
            <ProblemPanel error={older.error} />
          </div>
        ) : null}
        <ol className={classes.list}>
          {timeline.map((entry) => {
            if (entry.kind === 'day') return <DayLine key={entry.key} at={entry.at} />
            if (entry.kind === 'unread')
              return (
                <li key={entry.key} className={classes.unread} data-unread="">
                  <span>{words.unreadBelow}</span>
                </li>
              )
            if (entry.kind === 'text') return <TextLine key={entry.key} message={entry.message} own={entry.own} named={entry.named} />
            const event = entry.message.event
            return event === null ? null : (
              <EventLine key={entry.key} message={entry.message}>
                {renderEvent(event, entry.message)}
              </EventLine>
            )
          })}
          {outbox.lines.map((line) => (
            <PendingLine key={line.key} line={line} onAgain={() => outbox.sayAgain(line.key)} onRewrite={() => rewrite(line)} onDiscard={() => outbox.drop(line.key)} />
          ))}
        </ol>
        {timeline.length === 0 && outbox.lines.length === 0 ? <p className={classes.none}>{words.noMessages}</p> : null}
        <div ref={end} className={classes.end} />
      </div>
      {!atEnd && room.unread > 0 ? (
        <div className={classes.newBelow}>
          <ActionButton size="xs" onAct={toEnd}>
            {`${words.newBelow} ↓`}
          </ActionButton>
        </div>
      ) : null}
      {room.state === 'open' ? (
        <MessageBox place={place} text={text} onText={setText} onSend={outbox.say} />
      ) : (
        <ReadOnlyNote reason={readOnlyReason} readableUntil={room.readableUntil} draft={text} />
      )}
    </section>
  )
}

const ReadOnlyNote = ({ reason, readableUntil, draft }: { reason: string | undefined; readableUntil: string | null; draft: string }) => {
  const words = useMessages(talkMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <div className={classes.readOnly}>
      <p>
        <strong>{words.readOnly}</strong>　{reason ?? words.readOnlyReason}
        {readableUntil === null ? null : words.readableUntil(dayText(japanDay(new Date(readableUntil)), now, language))}
      </p>
      {draft.trim() === '' ? null : <blockquote className={classes.keptDraft}>{draft}</blockquote>}
    </div>
  )
}

/** Marks the room read as far as its end was in sight of somebody. */
const useReadMark = (facts: { roomId: string; lastSeq: number | undefined; seen: boolean; unread: number; onRead: (() => void) | undefined }) => {
  const { roomId, lastSeq, seen, unread, onRead } = facts
  const windowSeen = useWindowSeen()
  const { mutate } = useMarkRead()
  const marked = useRef(0)
  useEffect(() => {
    if (!seen || !windowSeen || lastSeq === undefined || lastSeq <= marked.current || unread === 0) return
    marked.current = lastSeq
    mutate({ params: { roomId }, body: { seq: lastSeq } }, { onSuccess: onRead, onError: () => (marked.current = 0) })
  }, [seen, windowSeen, lastSeq, unread, roomId, mutate, onRead])
}
