import {
  deleteMessageCall,
  editMessageCall,
  findMessagesCall,
  getRoomCall,
  listMessagesCall,
  listReadersCall,
  listRoomPeopleCall,
  listRoomsCall,
  markReadCall,
  type RoomMessage,
  reportMessageCall,
} from '@tasuki/domain/talk/talk.contract'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { request } from '../platform/api-client'
import { callQuery, useCommand } from '../platform/server-state'
import { isBehind, mergeLines, NO_LINES, type RoomLines, unbrokenUntil } from './room-lines'

export const roomsQuery = ({ unreadOnly, mine }: { unreadOnly: boolean; mine: boolean }) =>
  callQuery(['talk', 'listRooms'], listRoomsCall, { query: { limit: 200, ...(unreadOnly ? { unreadOnly: '1' as const } : {}), ...(mine ? { mine: '1' as const } : {}) } })

export const roomQuery = (roomId: string) => callQuery(['talk', 'getRoom'], getRoomCall, { params: { roomId } })

export const readersQuery = (roomId: string) => callQuery(['talk', 'listReaders'], listReadersCall, { params: { roomId } })

/** Not below `talk`: people don't change with each line that is said. */
export const roomPeopleQuery = (roomId: string) => ({ ...callQuery(['talk-people', 'listRoomPeople'], listRoomPeopleCall, { params: { roomId } }), staleTime: 5 * 60_000 })

export type MessageSearchInput = { q: string; mentionsMine: boolean; inChargeOnly: boolean; roomId: string | undefined }

const FOUND_PAGE = 30

export const foundMessagesQuery = ({ q, mentionsMine, inChargeOnly, roomId }: MessageSearchInput) =>
  infiniteQueryOptions({
    queryKey: ['talk', 'findMessages', { q, mentionsMine, inChargeOnly, roomId }] as const,
    queryFn: ({ signal, pageParam }) =>
      request(
        findMessagesCall,
        { query: { limit: FOUND_PAGE, offset: pageParam, ...(mentionsMine ? { mentions: 'mine' as const } : { q }), ...(inChargeOnly ? { mine: '1' as const } : {}), ...(roomId === undefined ? {} : { roomId }) } },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, _all, offset) => (last.more ? offset + FOUND_PAGE : undefined),
  })

const OPENING_LINES = 50
const CATCH_UP_LINES = 200
/** Lines shown above the one that is jumped to. */
const CONTEXT_LINES = 10

export const linesKey = (roomId: string) => ['talk', 'listMessages', { params: { roomId } }] as const

export const heldLines = (client: QueryClient, roomId: string): RoomLines => client.getQueryData<RoomLines>(linesKey(roomId)) ?? NO_LINES

/**
 * The lines of a room. Read again (a hint, a reconnect), it asks only for what follows the last unbroken line and for
 * what was changed since, until nothing is missing; lines that arrived by another way meanwhile are kept.
 */
export const roomLinesQuery = (roomId: string) =>
  queryOptions({
    queryKey: linesKey(roomId),
    queryFn: async ({ signal, client }): Promise<RoomLines> => {
      const params = { roomId }
      const before = heldLines(client, roomId)
      const opening = before.messages.length === 0
      const next = (held: RoomLines) => request(listMessagesCall, { params, query: { after: unbrokenUntil(held), editedAfter: held.lastEdit, limit: CATCH_UP_LINES } }, { signal })
      let page = opening ? await request(listMessagesCall, { params, query: { limit: OPENING_LINES } }, { signal }) : await next(before)
      let lines = mergeLines(before, page)
      while ((isBehind(lines) && page.messages.length > 0) || page.edited.length > 0) {
        page = await next(lines)
        lines = mergeLines(lines, page)
      }
      return mergeLines(heldLines(client, roomId), lines)
    },
    structuralSharing: false,
  })

/** Older lines: a page of them, or all from some line on, so that nothing between is missing. */
export const useOlderLines = (roomId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (fromSeq?: number) => {
      const first = heldLines(client, roomId).messages[0]?.seq ?? 1
      if (first <= 1 || (fromSeq !== undefined && fromSeq >= first)) return
      const from = fromSeq === undefined ? Math.max(1, first - OPENING_LINES) : Math.max(1, fromSeq - CONTEXT_LINES)
      const messages: RoomMessage[] = []
      for (let after = from - 1; after < first - 1; ) {
        const page = await request(listMessagesCall, { params: { roomId }, query: { after, before: first, limit: CATCH_UP_LINES } })
        messages.push(...page.messages)
        const last = page.messages.at(-1)?.seq
        if (last === undefined) break
        after = last
      }
      client.setQueryData<RoomLines>(linesKey(roomId), (held) => mergeLines(held ?? NO_LINES, { messages }))
    },
  })
}

/** After reading, counts of unread lines change wherever they are shown; `changes` are the pages' own keys. */
export const useReportMessage = () => useCommand(reportMessageCall, { changes: [['talk']] })

export const useMarkRead = () => useCommand(markReadCall, { changes: [['talk', 'listRooms'], ['talk', 'getRoom']] })

const useLineChanged = (roomId: string) => {
  const client = useQueryClient()
  return (message: RoomMessage) => client.setQueryData<RoomLines>(linesKey(roomId), (held) => mergeLines(held ?? NO_LINES, { messages: [], edited: [message] }))
}

export const useEditMessage = (roomId: string) => useCommand(editMessageCall, { changes: [['talk', 'listRooms']], done: useLineChanged(roomId) })

export const useDeleteMessage = (roomId: string) => useCommand(deleteMessageCall, { changes: [['talk', 'listRooms']], done: useLineChanged(roomId) })
