import type { AttachedDocument } from './attached-document'

/** Why a line isn't there yet: it goes by itself when the connection is back, or when its writer has signed in again. */
export type HoldReason = 'offline' | 'signed-out' | 'busy'

/**
 * A line on its way. Its key goes with every try, so that a try whose answer was lost isn't said twice, also after days
 * (rule 63). `waiting` and `held` go by themselves; `failed` was refused and waits for its writer.
 */
export type OutgoingLine = {
  key: string
  body: string
  mentions: readonly string[]
  documents: readonly AttachedDocument[]
  state: 'waiting' | 'sending' | 'held' | 'failed'
  /** When it was written. */
  at: string
  hold?: HoldReason
  problem?: unknown
}

/** How a line goes out; throws what went wrong. */
export type Deliver = (line: { roomId: string; body: string; mentions: readonly string[]; documents: readonly AttachedDocument[]; key: string }) => Promise<void>

/** What a failure means for the line: it waits for something, or its writer must do something. */
export type JudgeFailure = (problem: unknown) => HoldReason | 'refused'

/** Keeps undelivered lines over a reload, a crash, a restarted browser; shared by the windows of one person. */
export type OutboxShelf = {
  /** Undefined where nothing can be kept. */
  load: (roomId: string) => readonly OutgoingLine[] | undefined
  keep: (roomId: string, lines: readonly OutgoingLine[]) => void
  rooms: () => readonly string[]
}

/** Runs one piece of work at a time among all windows of the person. */
export type TakeTurn = (work: () => Promise<void>) => Promise<void>

type OutboxParts = { deliver: Deliver; shelf: OutboxShelf; judge: JudgeFailure; takeTurn?: TakeTurn }

const NOTHING: readonly OutgoingLine[] = []

const goesByItself = (line: OutgoingLine): boolean => line.state === 'waiting' || line.state === 'held'

/**
 * Lines leave a room's box one after the other, so that they arrive in the order in which they were said: one that must
 * wait holds up those behind it, one that was refused doesn't.
 */
export const createOutbox = ({ deliver, shelf, judge, takeTurn = (work) => work() }: OutboxParts) => {
  const boxes = new Map<string, readonly OutgoingLine[]>()
  const listeners = new Set<() => void>()
  const busy = new Set<string>()

  const fromShelf = (roomId: string): readonly OutgoingLine[] | undefined =>
    // What was under way when the page went away may or may not have arrived; the same key makes a second try safe.
    shelf.load(roomId)?.map((line): OutgoingLine => (line.state === 'sending' ? { ...line, state: 'waiting' } : line))

  const linesOf = (roomId: string): readonly OutgoingLine[] => {
    const held = boxes.get(roomId)
    if (held !== undefined) return held
    const kept = fromShelf(roomId) ?? NOTHING
    const lines = kept.length > 0 ? kept : NOTHING
    boxes.set(roomId, lines)
    return lines
  }

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const put = (roomId: string, lines: readonly OutgoingLine[]) => {
    boxes.set(roomId, lines.length === 0 ? NOTHING : lines)
    shelf.keep(roomId, lines)
    tell()
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

  /** Another window may have sent, refused or added lines: the shelf knows. */
  const lookAgain = (roomId: string) => {
    const kept = fromShelf(roomId)
    if (kept === undefined) return
    boxes.set(roomId, kept.length === 0 ? NOTHING : kept)
    tell()
  }

  const sendAll = async (roomId: string) => {
    lookAgain(roomId)
    for (;;) {
      const next = linesOf(roomId).find(goesByItself)
      if (next === undefined) return
      change(roomId, next.key, { state: 'sending', problem: undefined, hold: undefined })
      try {
        await deliver({ roomId, body: next.body, mentions: next.mentions, documents: next.documents, key: next.key })
        drop(roomId, next.key)
      } catch (problem) {
        const judged = judge(problem)
        if (judged === 'refused') change(roomId, next.key, { state: 'failed', problem })
        else {
          change(roomId, next.key, { state: 'held', hold: judged })
          return
        }
      }
    }
  }

  const work = async (roomId: string) => {
    if (busy.has(roomId)) return
    busy.add(roomId)
    try {
      await takeTurn(() => sendAll(roomId))
    } finally {
      busy.delete(roomId)
    }
    // Written while the turn was being given back; behind a held line it waits for the next try.
    if (linesOf(roomId).find(goesByItself)?.state === 'waiting') await work(roomId)
  }

  const allRooms = () => [...new Set([...boxes.keys(), ...shelf.rooms()])]

  return {
    linesOf,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    say: (roomId: string, line: Pick<OutgoingLine, 'body' | 'key' | 'mentions' | 'documents' | 'at'>) => {
      put(roomId, [...linesOf(roomId), { ...line, state: 'waiting' }])
      return work(roomId)
    },
    sayAgain: (roomId: string, key: string) => {
      change(roomId, key, { state: 'waiting', problem: undefined })
      return work(roomId)
    },
    drop,
    lookAgain,
    /** Tries what waits, in every room; true where something still does. */
    flush: async (): Promise<boolean> => {
      await Promise.all(allRooms().filter((roomId) => linesOf(roomId).some(goesByItself)).map(work))
      return allRooms().some((roomId) => linesOf(roomId).some(goesByItself))
    },
    /** How many lines are not there yet, by room. */
    unsent: (): ReadonlyMap<string, number> => new Map(allRooms().flatMap((roomId) => (linesOf(roomId).length > 0 ? [[roomId, linesOf(roomId).length] as const] : []))),
  }
}

export type Outbox = ReturnType<typeof createOutbox>
