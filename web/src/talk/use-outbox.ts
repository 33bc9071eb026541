import { postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { request } from '../platform/api-client'
import { ApiFault, ApiRefusal, ApiUnreachable } from '../platform/api-problem'
import type { AttachedDocument } from './attached-document'
import { createOutbox, type JudgeFailure, type Outbox, type TakeTurn } from './outbox'
import { browserShelf, roomOfStorageEvent, sweepShelves } from './outbox-shelf'
import { isBehind, mergeLines, type RoomLines } from './room-lines'
import { heldLines, linesKey, roomQuery } from './talk.queries'

/** A refusal by a rule is refused again word for word; everything else passes by itself. */
const judgeFailure: JudgeFailure = (problem) => {
  if (problem instanceof ApiUnreachable) return problem.kind === 'network' ? 'offline' : 'busy'
  if (problem instanceof ApiRefusal) {
    if (problem.code === 'not_signed_in' || problem.code === 'session_locked' || problem.code === 'seat_ended') return 'signed-out'
    return problem.code === 'too_many_requests' || problem.code === 'database_unavailable' ? 'busy' : 'refused'
  }
  return problem instanceof ApiFault ? 'busy' : 'refused'
}

/** Among the windows of one person; plain HTTP has no locks, and there the line's key alone makes it one. */
const turnsOf =
  (personId: string): TakeTurn =>
  async (work) => {
    if ('locks' in navigator) await navigator.locks.request(`tasuki-outbox-${personId}`, work)
    else await work()
  }

const outboxes = new WeakMap<QueryClient, Map<string, Outbox>>()

/** One box per person: on a shared machine the next person must not send the last one's lines. */
const outboxOf = (client: QueryClient, personId: string): Outbox => {
  const ofClient = outboxes.get(client) ?? new Map<string, Outbox>()
  outboxes.set(client, ofClient)
  const known = ofClient.get(personId)
  if (known !== undefined) return known
  const outbox = createOutbox({
    shelf: browserShelf(personId),
    judge: judgeFailure,
    takeTurn: turnsOf(personId),
    deliver: async ({ roomId, body, mentions, documents, key }) => {
      try {
        const message = await request(postMessageCall, { params: { roomId }, body: { body, mentions: [...mentions], documentIds: documents.map((document) => document.id) } }, { idempotencyKey: key })
        client.setQueryData<RoomLines>(linesKey(roomId), (held) => (held === undefined ? held : mergeLines(held, { messages: [message] })))
        if (isBehind(heldLines(client, roomId))) void client.invalidateQueries({ queryKey: linesKey(roomId) })
        void client.invalidateQueries({ queryKey: ['talk', 'listRooms'] })
      } catch (error) {
        // A reading that is told so too makes the page offer to sign in again, where it stands.
        if (error instanceof ApiRefusal && (error.code === 'not_signed_in' || error.code === 'seat_ended')) client.fetchQuery({ ...roomQuery(roomId), staleTime: 0 }).catch(() => undefined)
        throw error
      }
    },
  })
  ofClient.set(personId, outbox)
  return outbox
}

/** What is being said in a room, and the acts on it. */
export const useOutbox = (roomId: string, personId: string) => {
  const outbox = outboxOf(useQueryClient(), personId)
  const lines = useSyncExternalStore(outbox.subscribe, () => outbox.linesOf(roomId))
  return {
    lines,
    say: (line: { body: string; mentions: readonly string[]; documents: readonly AttachedDocument[] }) => void outbox.say(roomId, { ...line, key: crypto.randomUUID(), at: new Date().toISOString() }),
    sayAgain: (key: string) => void outbox.sayAgain(roomId, key),
    drop: (key: string) => outbox.drop(roomId, key),
  }
}

/** How many of a room's lines are not there yet. */
export const useUnsentCount = (roomId: string, personId: string | undefined): number => {
  const client = useQueryClient()
  const outbox = personId === undefined ? undefined : outboxOf(client, personId)
  return useSyncExternalStore(
    (listener) => outbox?.subscribe(listener) ?? (() => undefined),
    () => outbox?.linesOf(roomId).length ?? 0,
  )
}

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Sends what waits, on whichever page its writer is: once the page stands (a browser that was restarted), when the
 * connection is back, when the person has signed in again, when another window adds lines, and now and then meanwhile.
 */
export const useOutboxDelivery = (personId: string, state: { connected: boolean; signedOut: boolean }) => {
  const client = useQueryClient()
  const { connected, signedOut } = state
  useEffect(() => sweepShelves(new Date()), [])
  useEffect(() => {
    const outbox = outboxOf(client, personId)
    let pause = FIRST_PAUSE_MS
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const flush = async () => {
      clearTimeout(timer)
      timer = undefined
      const waits = signedOut ? false : await outbox.flush()
      if (over || !waits) return
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
    const now = () => {
      pause = FIRST_PAUSE_MS
      void flush()
    }
    const otherWindow = (event: StorageEvent) => {
      const roomId = roomOfStorageEvent(personId, event.key)
      if (roomId !== undefined) outbox.lookAgain(roomId)
    }
    // A line that has just been held is to be tried again without anybody's doing.
    const leave = outbox.subscribe(() => {
      if (timer === undefined) timer = setTimeout(() => void flush(), pause)
    })
    now()
    window.addEventListener('online', now)
    window.addEventListener('storage', otherWindow)
    return () => {
      over = true
      clearTimeout(timer)
      leave()
      window.removeEventListener('online', now)
      window.removeEventListener('storage', otherWindow)
    }
  }, [client, personId, connected, signedOut])
}
