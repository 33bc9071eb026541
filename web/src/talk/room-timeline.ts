import { japanDay } from '@tasuki/domain/base/working-time'
import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'

export type TimelineEntry =
  | { kind: 'day'; key: string; day: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'event'; key: string; message: RoomMessage }
  /** `named`: the first of a run by one person; the others go without their name. */
  | { kind: 'text'; key: string; message: RoomMessage; own: boolean; named: boolean }

/** Lines of one person within this time read as one turn. */
const RUN_MS = 5 * 60_000

const isOwnLine = (message: RoomMessage, ownHospitalId: string | undefined): boolean =>
  ownHospitalId !== undefined && message.author?.hospitalId === ownHospitalId

/** The lines with what stands between them: days, and where the unread ones begin. */
export const roomTimeline = (messages: readonly RoomMessage[], reader: { ownHospitalId: string | undefined; readMark: number }): TimelineEntry[] => {
  const entries: TimelineEntry[] = []
  let before: RoomMessage | undefined
  let marked = false
  for (const message of messages) {
    const day = japanDay(new Date(message.sentAt))
    const newDay = before === undefined || japanDay(new Date(before.sentAt)) !== day
    if (newDay) entries.push({ kind: 'day', key: `day-${day}`, day, at: message.sentAt })
    const own = isOwnLine(message, reader.ownHospitalId)
    const unreadHere = !marked && !own && message.deletedAt === null && message.seq > reader.readMark
    if (unreadHere) {
      entries.push({ kind: 'unread', key: 'unread' })
      marked = true
    }
    if (message.kind === 'event') entries.push({ kind: 'event', key: message.id, message })
    else {
      const run =
        !newDay &&
        !unreadHere &&
        before?.kind === 'text' &&
        before.author?.personId === message.author?.personId &&
        before.author?.hospitalId === message.author?.hospitalId &&
        Date.parse(message.sentAt) - Date.parse(before.sentAt) < RUN_MS
      entries.push({ kind: 'text', key: message.id, message, own, named: !run })
    }
    before = message
  }
  return entries
}
