import { expect, it } from 'vitest'
import { foldPrefectureReads } from './prefecture-read.rules'

const read = (id: string, act: string, at: string, personId = 'p', subjectId: string | null = 'case') => ({ id, personId, act, subjectId, at: new Date(at) })

it('folds what one person of the prefecture read on one day in Japan into one line', () => {
  const reads = [
    read('4', 'room.read', '2026-11-24T15:30:00Z'),
    read('1', 'case.opened', '2026-11-24T01:00:00Z'),
    read('2', 'case.opened', '2026-11-24T03:00:00Z'),
    read('3', 'case.listed', '2026-11-24T14:59:00Z'),
    read('5', 'case.opened', '2026-11-24T02:00:00Z', 'q'),
    read('6', 'case.registered', '2026-11-24T05:00:00Z', 'q'),
  ]
  expect(foldPrefectureReads(reads)).toEqual([
    { id: '5', personId: 'q', from: reads[4]?.at, until: reads[4]?.at, ways: { record: 1 } },
    { id: '3', personId: 'p', from: reads[1]?.at, until: reads[3]?.at, ways: { record: 2, list: 1 } },
    { id: '4', personId: 'p', from: reads[0]?.at, until: reads[0]?.at, ways: { talk: 1 } },
  ])
})

it('counts a page that stays open and asks again as one reading, from its first to its last minute', () => {
  const every = (minutes: number, of: number) => Array.from({ length: of }, (_, at) => read(`${at}`, 'case.opened', new Date(Date.UTC(2026, 10, 24, 1) + at * minutes * 60_000).toISOString()))
  expect(foldPrefectureReads(every(1, 61))).toEqual([{ id: '60', personId: 'p', from: new Date('2026-11-24T01:00:00Z'), until: new Date('2026-11-24T02:00:00Z'), ways: { record: 1 } }])
  expect(foldPrefectureReads(every(15, 3))).toMatchObject([{ ways: { record: 3 } }])
})

it('counts another thing, another act, another person and another day by itself', () => {
  const at = '2026-11-24T14:59:00Z'
  expect(
    foldPrefectureReads([
      read('1', 'document.opened', at, 'p', 'letter'),
      read('2', 'document.opened', at, 'p', 'image'),
      read('3', 'document.listed', at, 'p', 'case'),
      read('4', 'document.opened', at, 'q', 'letter'),
      read('5', 'document.opened', '2026-11-24T15:01:00Z', 'p', 'letter'),
    ]).map(({ personId, ways }) => [personId, ways]),
  ).toEqual([['p', { documents: 3 }], ['q', { documents: 1 }], ['p', { documents: 1 }]])
})
