/** A line on its way. Its key goes with every try, so that a try whose answer was lost isn't said twice (rule 63). */
export type OutgoingLine = { key: string; body: string; state: 'waiting' | 'sending' | 'failed'; problem?: unknown }

/** How a line goes out; throws what went wrong. */
export type Deliver = (line: { roomId: string; body: string; key: string }) => Promise<void>

/** Keeps undelivered lines over a reload of the page. */
export type OutboxShelf = { load: (roomId: string) => readonly OutgoingLine[]; keep: (roomId: string, lines: readonly OutgoingLine[]) => void }

const NOTHING: readonly OutgoingLine[] = []

/** Lines leave a room's box one after the other, so that they arrive in the order in which they were said. */
export const createOutbox = (deliver: Deliver, shelf: OutboxShelf) => {
  const boxes = new Map<string, readonly OutgoingLine[]>()
  const listeners = new Set<() => void>()
  const busy = new Set<string>()

  const linesOf = (roomId: string): readonly OutgoingLine[] => {
    const held = boxes.get(roomId)
    if (held !== undefined) return held
    // What was under way when the page went away may or may not have arrived; the same key makes a second try safe.
    const kept = shelf.load(roomId).map((line): OutgoingLine => ({ key: line.key, body: line.body, state: 'failed' }))
    const lines = kept.length > 0 ? kept : NOTHING
    boxes.set(roomId, lines)
    return lines
  }

  const put = (roomId: string, lines: readonly OutgoingLine[]) => {
    boxes.set(roomId, lines)
    shelf.keep(roomId, lines)
    for (const listener of listeners) listener()
  }

  const change = (roomId: string, key: string, to: Partial<OutgoingLine>) =>
    put(
      roomId,
      linesOf(roomId).map((line) => (line.key === key ? { ...line, ...to } : line)),
    )

  const drop = (roomId: string, key: string) =>
    put(
      roomId,
      linesOf(roomId).filter((line) => line.key !== key),
    )

  const work = async (roomId: string) => {
    if (busy.has(roomId)) return
    busy.add(roomId)
    for (;;) {
      const next = linesOf(roomId).find((line) => line.state === 'waiting')
      if (next === undefined) break
      change(roomId, next.key, { state: 'sending', problem: undefined })
      try {
        await deliver({ roomId, body: next.body, key: next.key })
        drop(roomId, next.key)
      } catch (problem) {
        change(roomId, next.key, { state: 'failed', problem })
      }
    }
    busy.delete(roomId)
  }

  return {
    linesOf,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    say: (roomId: string, line: { body: string; key: string }) => {
      put(roomId, [...linesOf(roomId), { ...line, state: 'waiting' }])
      return work(roomId)
    },
    sayAgain: (roomId: string, key: string) => {
      change(roomId, key, { state: 'waiting' })
      return work(roomId)
    },
    drop,
  }
}

export type Outbox = ReturnType<typeof createOutbox>
