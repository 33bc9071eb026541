import { japanDay } from '../base/working-time'

/** How the prefecture read of a case: as its audit entries name it. */
const WAY_OF_ACT: Readonly<Record<string, PrefectureReadWay>> = {
  'case.opened': 'record',
  'case.history_read': 'history',
  'case.listed': 'list',
  'case.printed': 'paper',
  'case.exported': 'paper',
  'room.read': 'talk',
  'document.listed': 'documents',
  'document.opened': 'documents',
}

export const PREFECTURE_READ_WAYS = ['record', 'talk', 'documents', 'history', 'paper', 'list'] as const
export type PrefectureReadWay = (typeof PREFECTURE_READ_WAYS)[number]

/** The acts that are a reading of a case by the prefecture. */
export const PREFECTURE_READ_ACTS: readonly string[] = Object.keys(WAY_OF_ACT)

/** `subjectId`: what was read; null = many cases in a list. */
export type PrefectureRead = { id: string; personId: string; act: string; subjectId: string | null; at: Date }

/** One person’s readings of one day, in one line: how often in which way, from when until when. */
export type FoldedReads = { id: string; personId: string; from: Date; until: Date; ways: Partial<Record<PrefectureReadWay, number>> }

/** An open page asks again by itself: what follows sooner than this on the same reading is that reading still. */
const SAME_READING_MS = 15 * 60_000

/** What the prefecture read is shown to the hospital it concerns (要綱24条, 26条), a line a person and day in Japan, oldest first. */
export const foldPrefectureReads = (reads: readonly PrefectureRead[]): FoldedReads[] => {
  const folded = new Map<string, FoldedReads>()
  const lastAt = new Map<string, number>()
  for (const read of [...reads].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const way = WAY_OF_ACT[read.act]
    if (way === undefined) continue
    const key = `${read.personId} ${japanDay(read.at)}`
    const thing = `${key} ${read.act} ${read.subjectId ?? ''}`
    const goesOn = read.at.getTime() - (lastAt.get(thing) ?? Number.NEGATIVE_INFINITY) < SAME_READING_MS
    lastAt.set(thing, read.at.getTime())
    const line = folded.get(key) ?? { id: read.id, personId: read.personId, from: read.at, until: read.at, ways: {} }
    folded.set(key, { ...line, id: read.id, until: read.at, ways: goesOn ? line.ways : { ...line.ways, [way]: (line.ways[way] ?? 0) + 1 } })
  }
  return [...folded.values()].sort((a, b) => a.until.getTime() - b.until.getTime())
}
