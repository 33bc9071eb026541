import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { describe, expect, test } from 'vitest'
import { hasOlderLines, isBehind, mergeLines, NO_LINES, readableLines, unbrokenUntil } from './room-lines'
import { readMarkAtOpening, roomTimeline } from './room-timeline'

const OURS = '11111111-1111-4111-8111-111111111111'
const THEIRS = '22222222-2222-4222-8222-222222222222'

const line = (seq: number, of: Partial<RoomMessage> & { by?: string } = {}): RoomMessage => ({
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  seq,
  kind: 'text',
  body: `line ${seq}`,
  event: null,
  author: { hospitalId: of.by ?? THEIRS, hospitalName: '病院', personId: of.by ?? THEIRS, personName: '係' },
  sentAt: of.sentAt ?? new Date(Date.UTC(2026, 3, 12, 1, seq)).toISOString(),
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
    const readMark = readMarkAtOpening(messages, 2, OURS)
    expect(readMark).toBe(3)
    expect(roomTimeline(messages, { ownHospitalId: OURS, readMark }).map((entry) => entry.kind)).toEqual(['day', 'text', 'text', 'text', 'unread', 'text', 'text'])
  })

  test('nothing unread, no line', () => {
    const messages = [line(1), line(2)]
    expect(roomTimeline(messages, { ownHospitalId: OURS, readMark: readMarkAtOpening(messages, 0, OURS) }).some((entry) => entry.kind === 'unread')).toBe(false)
  })

  test('a turn of one person is named once; an event or another person ends it', () => {
    const messages = [line(1), line(2), line(3, { kind: 'event' }), line(4), line(5, { by: OURS })]
    const named = roomTimeline(messages, { ownHospitalId: OURS, readMark: 5 }).flatMap((entry) => (entry.kind === 'text' ? [entry.named] : []))
    expect(named).toEqual([true, false, true, true])
  })
})
