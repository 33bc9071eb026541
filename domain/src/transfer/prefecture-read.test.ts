import { expect, it } from 'vitest'
import { foldPrefectureReads } from './prefecture-read.rules'

const read = (id: string, act: string, at: string, personId = 'p') => ({ id, personId, act, at: new Date(at) })

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
