import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { describe, expect, test } from 'vitest'
import { hasOlderLines, isBehind, mergeLines, NO_LINES, readableLines, unbrokenUntil } from './room-lines'
import { readingsByLine } from './room-readers'
import { roomTimeline } from './room-timeline'

const OURS = '11111111-1111-4111-8111-111111111111'
const THEIRS = '22222222-2222-4222-8222-222222222222'

const line = (seq: number, of: Partial<RoomMessage> & { by?: string } = {}): RoomMessage => ({
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  seq,
  kind: 'text',
  body: of.body ?? `line ${seq}`,
  event: null,
  author: { hospitalId: of.by ?? THEIRS, hospitalName: '病院', personId: of.by ?? THEIRS, personName: '係' },
  sentAt: of.sentAt ?? new Date(Date.UTC(2026, 3, 12, 1, seq)).toISOString(),
  editNo: of.editNo ?? null,
  editedAt: null,
  deletedAt: of.deletedAt ?? null,
  hidden: null,
  mentions: [], documents: [],
  ...(of.kind === undefined ? {} : { kind: of.kind }),
})

const seqs = (messages: readonly RoomMessage[]) => messages.map((message) => message.seq)

describe('lines of a room', () => {
  test('arrive in any order and twice, stand in order and once', () => {
    const held = mergeLines(mergeLines(NO_LINES, { messages: [line(3), line(1)], lastSeq: 3 }), { messages: [line(2), line(3)], lastSeq: 3 })
    expect(seqs(held.messages)).toEqual([1, 2, 3])
    expect(isBehind(held)).toBe(false)
  })

  test('a line behind a gap waits until the gap is filled', () => {
    const held = mergeLines(mergeLines(NO_LINES, { messages: [line(4), line(5)], lastSeq: 5 }), { messages: [line(7)] })
    expect(unbrokenUntil(held)).toBe(5)
    expect(isBehind(held)).toBe(true)
    expect(seqs(readableLines(held))).toEqual([4, 5])
    expect(seqs(readableLines(mergeLines(held, { messages: [line(6)], lastSeq: 7 })))).toEqual([4, 5, 6, 7])
  })

  test('knowing of a later line without having it is being behind', () => {
    expect(isBehind(mergeLines(NO_LINES, { messages: [line(1)], lastSeq: 2 }))).toBe(true)
    expect(isBehind(NO_LINES)).toBe(false)
  })

  test('every order of arrival ends in the same lines', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8].map((seq) => line(seq))
    for (let turn = 0; turn < 50; turn++) {
      const shuffled = [...all].sort((a, b) => ((a.seq * (turn * 7 + 3)) % 11) - ((b.seq * (turn * 7 + 3)) % 11))
      const held = shuffled.reduce((lines, message) => mergeLines(lines, { messages: [message, shuffled[0] ?? message] }), NO_LINES)
      expect(seqs(readableLines(held))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    }
  })

  test('an edit replaces the words in whichever order answers arrive, and one of a line that isn’t held makes no gap', () => {
    const held = mergeLines(NO_LINES, { messages: [line(4), line(5)], lastSeq: 5 })
    const edited = mergeLines(held, { messages: [], edited: [line(4, { body: 'second', editNo: 2 }), line(1, { body: 'far up', editNo: 3 })], lastEdit: 3 })
    expect(edited.messages.map((message) => message.body)).toEqual(['second', 'line 5'])
    expect(edited.lastEdit).toBe(3)
    const late = mergeLines(edited, { messages: [line(4, { body: 'first', editNo: 1 }), line(5)], lastEdit: 1 })
    expect(late.messages.map((message) => message.body)).toEqual(['second', 'line 5'])
    expect(late.lastEdit).toBe(3)
  })

  test('older lines are there as long as the first isn’t held', () => {
    expect(hasOlderLines(mergeLines(NO_LINES, { messages: [line(2)] }))).toBe(true)
    expect(hasOlderLines(mergeLines(NO_LINES, { messages: [line(1)] }))).toBe(false)
    expect(hasOlderLines(NO_LINES)).toBe(false)
  })
})

describe('timeline', () => {
  test('a day is Japan’s day', () => {
    const entries = roomTimeline([line(1, { sentAt: '2026-04-11T14:59:00.000Z' }), line(2, { sentAt: '2026-04-11T15:00:00.000Z' })], { ownHospitalId: OURS, readMark: 2 })
    expect(entries.map((entry) => entry.kind)).toEqual(['day', 'text', 'day', 'text'])
    expect(entries.flatMap((entry) => (entry.kind === 'day' ? [entry.day] : []))).toEqual(['2026-04-11', '2026-04-12'])
  })

  test('the unread line stands once, before the first line of the others that wasn’t read', () => {
    const messages = [line(1), line(2, { by: OURS }), line(3, { by: OURS }), line(4), line(5)]
    expect(roomTimeline(messages, { ownHospitalId: OURS, readMark: 1 }).map((entry) => entry.kind)).toEqual(['day', 'text', 'text', 'text', 'unread', 'text', 'text'])
  })

  test('nothing unread, no line', () => {
    const messages = [line(1), line(2)]
    expect(roomTimeline(messages, { ownHospitalId: OURS, readMark: 2 }).some((entry) => entry.kind === 'unread')).toBe(false)
  })

  test('a turn of one person is named once; an event or another person ends it', () => {
    const messages = [line(1), line(2), line(3, { kind: 'event' }), line(4), line(5, { by: OURS })]
    const named = roomTimeline(messages, { ownHospitalId: OURS, readMark: 5 }).flatMap((entry) => (entry.kind === 'text' ? [entry.named] : []))
    expect(named).toEqual([true, false, true, true])
  })
})

describe('既読', () => {
  const reader = (name: string, seq: number, hospitalId = THEIRS) => ({ personId: name, name, hospitalId, seq, readAt: null })
  const messages = [line(1, { by: OURS }), line(2, { by: OURS }), line(3), line(4, { by: OURS }), line(5, { by: OURS })]
  const of = (readers: ReturnType<typeof reader>[]) => [...readingsByLine(messages, { readers, others: [{ id: THEIRS, name: '病院' }], ownHospitalId: OURS })].map(([seq, found]) => [seq, found.flatMap((one) => one.people.map((person) => person.name))])

  test('stands under the last own line that anybody at the other hospital has read, with all who have read it', () => {
    expect(of([reader('a', 4), reader('b', 3)])).toEqual([[4, ['a']]])
    expect(of([reader('a', 3), reader('b', 2), reader('c', 1)])).toEqual([[2, ['a', 'b']]])
    expect(of([reader('a', 9)])).toEqual([[5, ['a']]])
  })

  test('isn’t said by one’s own colleagues, nor where nothing of ours was read', () => {
    expect(of([reader('own', 5, OURS), reader('a', 0)])).toEqual([])
  })
})
