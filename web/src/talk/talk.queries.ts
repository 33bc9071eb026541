import { getRoomCall, listMessagesCall, listRoomsCall, markReadCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { request } from '../platform/api-client'
import { callQuery, useCommand } from '../platform/server-state'
import { createOutbox, type Outbox } from './outbox'
import { sessionShelf } from './outbox-shelf'
import { isBehind, mergeLines, NO_LINES, type RoomLines, unbrokenUntil } from './room-lines'

export const roomsQuery = ({ unreadOnly, mine }: { unreadOnly: boolean; mine: boolean }) =>
  callQuery(['talk', 'listRooms'], listRoomsCall, { query: { limit: 200, ...(unreadOnly ? { unreadOnly: '1' as const } : {}), ...(mine ? { mine: '1' as const } : {}) } })

export const roomQuery = (roomId: string) => callQuery(['talk', 'getRoom'], getRoomCall, { params: { roomId } })

const OPENING_LINES = 50
const CATCH_UP_LINES = 200

const linesKey = (roomId: string) => ['talk', 'listMessages', { params: { roomId } }] as const

const heldLines = (client: QueryClient, roomId: string): RoomLines => client.getQueryData<RoomLines>(linesKey(roomId)) ?? NO_LINES

/**
 * The lines of a room. Read again (a hint, a reconnect), it asks only for what follows the last unbroken line, until
 * nothing is missing; lines that arrived by another way meanwhile are kept.
 */
export const roomLinesQuery = (roomId: string) =>
  queryOptions({
    queryKey: linesKey(roomId),
    queryFn: async ({ signal, client }): Promise<RoomLines> => {
      const params = { roomId }
      const before = heldLines(client, roomId)
      const opening = before.messages.length === 0
      let page = await request(listMessagesCall, { params, query: opening ? { limit: OPENING_LINES } : { after: unbrokenUntil(before), limit: CATCH_UP_LINES } }, { signal })
      let lines = mergeLines(before, page)
      while (isBehind(lines) && page.messages.length > 0) {
        page = await request(listMessagesCall, { params, query: { after: unbrokenUntil(lines), limit: CATCH_UP_LINES } }, { signal })
        lines = mergeLines(lines, page)
      }
      return mergeLines(heldLines(client, roomId), lines)
    },
    structuralSharing: false,
  })

export const useOlderLines = (roomId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const first = heldLines(client, roomId).messages[0]?.seq ?? 1
      if (first <= 1) return
      const page = await request(listMessagesCall, { params: { roomId }, query: { before: first, limit: OPENING_LINES } })
      client.setQueryData<RoomLines>(linesKey(roomId), (held) => mergeLines(held ?? NO_LINES, { messages: page.messages }))
    },
  })
}

/** After reading, counts of unread lines change wherever they are shown; `changes` are the pages' own keys. */
export const useMarkRead = () => useCommand(markReadCall, { changes: [['talk', 'listRooms'], ['talk', 'getRoom']] })

const outboxes = new WeakMap<QueryClient, Map<string, Outbox>>()

/** One box per person: on a shared machine the next person must not send the last one's lines. */
const outboxOf = (client: QueryClient, personId: string): Outbox => {
  const ofClient = outboxes.get(client) ?? new Map<string, Outbox>()
  outboxes.set(client, ofClient)
  const known = ofClient.get(personId)
  if (known !== undefined) return known
  const outbox = createOutbox(async ({ roomId, body, key }) => {
    const message = await request(postMessageCall, { params: { roomId }, body: { body } }, { idempotencyKey: key })
    client.setQueryData<RoomLines>(linesKey(roomId), (held) => mergeLines(held ?? NO_LINES, { messages: [message] }))
    if (isBehind(heldLines(client, roomId))) void client.invalidateQueries({ queryKey: linesKey(roomId) })
    void client.invalidateQueries({ queryKey: ['talk', 'listRooms'] })
  }, sessionShelf(personId))
  ofClient.set(personId, outbox)
  return outbox
}

/** What is being said in a room, and the acts on it. */
export const useOutbox = (roomId: string, personId: string) => {
  const outbox = outboxOf(useQueryClient(), personId)
  const lines = useSyncExternalStore(outbox.subscribe, () => outbox.linesOf(roomId))
  return {
    lines,
    say: (body: string) => void outbox.say(roomId, { body, key: crypto.randomUUID() }),
    sayAgain: (key: string) => void outbox.sayAgain(roomId, key),
    drop: (key: string) => outbox.drop(roomId, key),
  }
}
