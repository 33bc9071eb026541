import type { RoomMessage, RoomReader } from '@tasuki/domain/talk/talk.contract'

/** People of one hospital who have read at least as far as the line under which it is said. */
export type HospitalReading = { hospitalId: string; hospitalName: string; people: readonly RoomReader[] }

type OtherHospital = { id: string; name: string }

/**
 * Under which of one's own hospital's lines 既読 stands: for each other hospital the last one that anybody there has
 * read, with all who have read it. Lines of the others say by themselves that they were there.
 */
export const readingsByLine = (messages: readonly RoomMessage[], room: { readers: readonly RoomReader[]; others: readonly OtherHospital[]; ownHospitalId: string | undefined }): ReadonlyMap<number, HospitalReading[]> => {
  const placed = new Map<number, HospitalReading[]>()
  if (room.ownHospitalId === undefined) return placed
  for (const { id, name } of room.others) {
    const people = room.readers.filter((reader) => reader.hospitalId === id)
    const furthest = Math.max(0, ...people.map((reader) => reader.seq))
    const line = messages.findLast((message) => message.kind === 'text' && message.deletedAt === null && message.author?.hospitalId === room.ownHospitalId && message.seq <= furthest)
    if (line === undefined) continue
    const reading = { hospitalId: id, hospitalName: name, people: people.filter((reader) => reader.seq >= line.seq) }
    placed.set(line.seq, [...(placed.get(line.seq) ?? []), reading])
  }
  return placed
}
