import type { RoomMessage, RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { refusalToChangeLine } from '@tasuki/domain/talk/talk.rules'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { meQuery } from '../account/account.queries'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { NamePlaceProvider } from '../names/name-place'
import { refusedWords } from '../names/refused-words'
import { rememberRefusedWords } from '../names/tab-names'
import { ActionButton } from '../ui/ActionButton'
import { FormGate } from '../ui/form-gate'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { DeleteDialog } from './DeleteDialog'
import { MessageBox } from './MessageBox'
import type { MessageDraft } from './attached-document'
import type { OutgoingLine } from './outbox'
import { holdDraft, keepDraft, readDraft } from './outbox-shelf'
import { ReadOnlyNote } from './ReadOnlyNote'
import { hasOlderLines, readableLines, type RoomLines } from './room-lines'
import { readingsByLine } from './room-readers'
import { useRoomScroll, useWindowSeen } from './room-scroll'
import { roomTimeline } from './room-timeline'
import { PendingLine } from './RoomLine'
import classes from './RoomTalk.module.css'
import { RoomTimeline } from './RoomTimeline'
import { talkMessages } from './talk.messages'
import { readersQuery, roomLinesQuery, roomQuery, useMarkRead, useOlderLines } from './talk.queries'
import { useJumpToLine } from './use-jump'
import { useOutbox } from './use-outbox'

export type RoomTalkProps = {
  roomId: string
  /** The words of an event line belong to the feature of the room's subject. */
  renderEvent: (event: NonNullable<RoomMessage['event']>, message: RoomMessage) => ReactNode
  /** Why nothing can be written any more, in the words of the subject's feature. */
  readOnlyReason?: string | undefined
  /** Lines became read: counts shown elsewhere have changed. */
  onRead?: () => void
  /** `page`: the room is what the page is about (talk page); `part`: one part of a page. */
  layout?: 'page' | 'part'
  /** The line that the address names, and the words that were looked for. */
  line?: number | undefined
  found?: readonly string[]
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
  return (
    <NamePlaceProvider kind="room" id={props.roomId}>
      <OpenRoom key={props.roomId} {...props} lines={lines.data} room={room.data} personId={me.personId} hospitalId={me.hospital?.id} />
    </NamePlaceProvider>
  )
}

type OpenRoomProps = RoomTalkProps & { lines: RoomLines; room: RoomSummary; personId: string; hospitalId: string | undefined }

const NO_WORDS: readonly string[] = []

/** From so many lines on, those out of sight are neither laid out nor painted. */
const LONG_ROOM = 200

/**
 * The lines to show. Hundreds of older ones that come at once are drawn aside, while one can type; all else at once, for
 * a line that was sent must not be away for a moment.
 */
const useCalmGrowth = (lines: RoomLines): readonly RoomMessage[] => {
  const drawn = useDeferredValue(lines)
  return readableLines(drawn.messages[0]?.seq === lines.messages[0]?.seq ? lines : drawn)
}

/** Soon after a key, not with it: the browser's storage takes longer than the letter. */
const KEEP_AFTER_MS = 250

/** Only what was changed here: a draft that was merely looked at grows no younger. A page that is left keeps it at once. */
const useKeptDraft = ({ personId, roomId }: { personId: string; roomId: string }, draft: MessageDraft, kept: MessageDraft): void => {
  const last = useRef(kept)
  const newest = useRef(draft)
  const keep = useCallback(() => {
    if (last.current === newest.current) return
    last.current = newest.current
    keepDraft({ personId, roomId }, newest.current)
  }, [personId, roomId])
  useEffect(() => {
    newest.current = draft
    if (last.current !== draft) holdDraft({ personId, roomId }, draft)
    // What was sent or put away is gone from the storage at once.
    if (draft.text === '') keep()
    const timer = setTimeout(keep, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, keep, personId, roomId])
  useEffect(() => {
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      keep()
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [keep])
}

const OpenRoom = (props: OpenRoomProps) => {
  const { roomId, renderEvent, readOnlyReason, onRead, layout = 'part', lines, room, personId, hospitalId, line, found = NO_WORDS } = props
  const words = useMessages(talkMessages)
  const outbox = useOutbox(roomId, personId)
  const older = useOlderLines(roomId)
  const readers = useQuery(readersQuery(roomId)).data?.readers
  const place = { personId, roomId }
  const [kept] = useState(() => readDraft(place))
  const [draft, setDraft] = useState(kept)
  useKeptDraft(place, draft, kept)
  const [editing, setEditing] = useState<RoomMessage>()
  const [deleting, setDeleting] = useState<RoomMessage>()
  const messages = useCalmGrowth(lines)
  // The line 「未読」 stays where it was when the room was opened.
  const [opened] = useState(() => ({ readMark: room.unread > 0 ? room.lastReadSeq : room.lastSeq, unread: room.unread }))
  const timeline = useMemo(() => roomTimeline(messages, { ownHospitalId: hospitalId, readMark: opened.readMark }), [messages, hospitalId, opened.readMark])
  const readings = useMemo(() => readingsByLine(messages, { readers: readers ?? [], others: room.otherHospitals, ownHospitalId: hospitalId }), [messages, readers, room.otherHospitals, hospitalId])
  const reader = useMemo(() => ({ personId, hospitalId, roomState: room.state }), [personId, hospitalId, room.state])
  const firstSeq = messages[0]?.seq
  const lastSeq = messages.at(-1)?.seq
  const { list, end, atEnd, toEnd, letGo } = useRoomScroll({ firstSeq, lastSeq, pending: outbox.lines.length, ownsPage: layout === 'page' })
  const marked = useJumpToLine({ line, list, messages, older, letGo })
  const toUnread = useRef(false)
  useLayoutEffect(() => {
    if (!toUnread.current || firstSeq === undefined || firstSeq > opened.readMark + 1) return
    list.current?.querySelector('[data-unread]')?.scrollIntoView({ block: 'start' })
    toUnread.current = false
  }, [firstSeq, opened.readMark, list])
  useReadMark({ roomId, lastSeq, seen: atEnd, unread: room.unread, onRead })

  const editLast = () => {
    const last = messages.findLast((message) => message.author?.personId === personId && message.kind === 'text' && message.deletedAt === null)
    const facts = last && { kind: last.kind, authorPersonId: personId, authorHospitalId: last.author?.hospitalId ?? null, sentAt: new Date(last.sentAt), deleted: false, hidden: last.hidden }
    if (facts && refusalToChangeLine(facts, { act: 'edit', personId, hospitalId: hospitalId ?? '', roomState: room.state, now: new Date() }) === undefined) setEditing(last)
  }
  const rewrite = (outgoing: OutgoingLine) => {
    outbox.drop(outgoing.key)
    // What the server took for a name is marked in the box, and can be released there.
    if (outgoing.problem instanceof ApiRefusal) rememberRefusedWords(`room:${roomId}`, refusedWords(outgoing.problem, 'talk.body', outgoing.body))
    setDraft((typed): MessageDraft => {
      const kept = outgoing.problem instanceof ApiRefusal && outgoing.problem.code === 'attached_document_gone' ? [] : outgoing.documents
      return { text: typed.text.trim() === '' ? outgoing.body : `${outgoing.body}\n${typed.text}`, documents: [...kept, ...typed.documents] }
    })
  }
  const onEdit = useCallback((message: RoomMessage | undefined) => setEditing(message), [])
  const onDelete = useCallback((message: RoomMessage) => setDeleting(message), [])
  const unreadAbove = opened.unread > 0 && firstSeq !== undefined && opened.readMark + 1 < firstSeq
  return (
    <section className={classes.room} data-layout={layout} aria-label={words.talk}>
      <div ref={list} className={classes.lines} tabIndex={0} role="log" aria-label={words.messages}>
        {hasOlderLines(lines) ? (
          <div className={classes.older}>
            <ActionButton tone="quiet" size="xs" busy={older.isPending} onAct={() => older.mutate(undefined)}>
              {older.isPending ? words.olderLoading : words.older}
            </ActionButton>
            {unreadAbove ? (
              <ActionButton size="xs" busy={older.isPending} onAct={() => (letGo(), older.mutate(opened.readMark + 1), (toUnread.current = true))}>
                {`${words.toFirstUnread} ↑`}
              </ActionButton>
            ) : null}
            <ProblemPanel error={older.error} />
          </div>
        ) : null}
        <ol className={classes.list} data-long={timeline.length > LONG_ROOM ? '' : undefined}>
          <RoomTimeline
            roomId={roomId}
            entries={timeline}
            readings={readings}
            reader={reader}
            markedSeq={marked}
            found={found}
            editingId={editing?.id}
            renderEvent={renderEvent}
            onEdit={onEdit}
            onDelete={onDelete}
          />
          {outbox.lines.map((outgoing) => (
            <PendingLine key={outgoing.key} line={outgoing} onAgain={() => outbox.sayAgain(outgoing.key)} onRewrite={() => rewrite(outgoing)} onDiscard={() => outbox.drop(outgoing.key)} />
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
      {hospitalId === undefined ? null : room.state === 'open' ? (
        <FormGate>
          <MessageBox place={place} draft={draft} onDraft={setDraft} onSend={outbox.say} onEditLast={editLast} />
        </FormGate>
      ) : (
        <ReadOnlyNote reason={readOnlyReason} readableUntil={room.readableUntil} draft={draft.text} />
      )}
      {deleting === undefined ? null : <DeleteDialog roomId={roomId} message={deleting} onClose={() => setDeleting(undefined)} />}
    </section>
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
