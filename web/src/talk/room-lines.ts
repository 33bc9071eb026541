import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'

/** What is held of a room: lines in order of `seq`, each once, how far the room goes and up to which edit, as far as we were told. */
export type RoomLines = { messages: readonly RoomMessage[]; lastSeq: number; lastEdit: number }

export const NO_LINES: RoomLines = { messages: [], lastSeq: 0, lastEdit: 0 }

type Incoming = { messages: readonly RoomMessage[]; lastSeq?: number; edited?: readonly RoomMessage[]; lastEdit?: number }

/** The words as changed last, in whichever order two answers arrive. */
const newer = (held: RoomMessage | undefined, incoming: RoomMessage): RoomMessage =>
  held !== undefined && (held.editNo ?? 0) > (incoming.editNo ?? 0) ? held : incoming

/** Lines from wherever they come (a fetch, an own post, an older page, an edit), each exactly once and in order. */
export const mergeLines = (held: RoomLines, incoming: Incoming): RoomLines => {
  const bySeq = new Map(held.messages.map((message) => [message.seq, message]))
  for (const message of incoming.messages) bySeq.set(message.seq, newer(bySeq.get(message.seq), message))
  // A changed line that isn't held stands further up or will be fetched; put here it would look like a gap.
  for (const message of incoming.edited ?? []) if (bySeq.has(message.seq)) bySeq.set(message.seq, newer(bySeq.get(message.seq), message))
  const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  return { messages, lastSeq: Math.max(held.lastSeq, incoming.lastSeq ?? 0, messages.at(-1)?.seq ?? 0), lastEdit: Math.max(held.lastEdit, incoming.lastEdit ?? 0) }
}

/**
 * The last seq up to which nothing is missing, counted from the first line held: what to fetch after. `seq` has no
 * gaps inside a room, so a jump means a line that hasn't arrived.
 */
export const unbrokenUntil = (held: RoomLines): number => {
  let last: number | undefined
  for (const { seq } of held.messages) {
    if (last !== undefined && seq !== last + 1) break
    last = seq
  }
  return last ?? 0
}

export const isBehind = (held: RoomLines): boolean => unbrokenUntil(held) < held.lastSeq

/** Lines that may be shown: what lies behind a gap waits until the gap is filled, so that nobody reads out of order. */
export const readableLines = (held: RoomLines): readonly RoomMessage[] => {
  const last = unbrokenUntil(held)
  return held.messages.at(-1)?.seq === last ? held.messages : held.messages.filter((message) => message.seq <= last)
}

export const hasOlderLines = (held: RoomLines): boolean => (held.messages[0]?.seq ?? 1) > 1
