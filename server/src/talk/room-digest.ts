import type { Transaction } from '../platform/db/transaction'
import { countUnreadLines, selectDigests } from './room.store'

export type RoomDigest = {
  /** Lines of other hospitals after the person's read mark. */
  unread: number
  /** The newest words of either side; null while only events stand there. */
  lastMessage: string | null
  lastSeq: number
}

/** Of those rooms that the actor sees. */
export const findRoomDigests = async (tx: Transaction, roomIds: readonly string[]): Promise<Map<string, RoomDigest>> => {
  if (roomIds.length === 0) return new Map()
  const rows = await selectDigests(tx, roomIds)
  return new Map(rows.map((row) => [row.roomId, { unread: row.unread, lastMessage: row.lastText, lastSeq: row.lastSeq }]))
}

/** What the person has not read in any room of the hospital, and since when the oldest of it waits. */
export const countUnreadRooms = async (tx: Transaction): Promise<{ messages: number; since: Date | null }> =>
  tx.actor.kind === 'member' ? countUnreadLines(tx) : { messages: 0, since: null }
