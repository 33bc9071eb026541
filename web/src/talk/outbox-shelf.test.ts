import { beforeEach, expect, it, vi } from 'vitest'
import { holdDraft, keepDraft, readDraft } from './outbox-shelf'

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) })
})

const room = (roomId: string) => ({ personId: 'p', roomId })
const typed = (text: string) => ({ text, documents: [] })

it('what was typed a moment ago is there again, in its own room alone, before the storage has it', () => {
  keepDraft(room('a'), typed('前の言葉'))
  holdDraft(room('a'), typed('前の言葉の続き'))
  expect(readDraft(room('a')).text).toBe('前の言葉の続き')
  expect(readDraft(room('b')).text).toBe('')
  expect(readDraft({ personId: 'another', roomId: 'a' }).text).toBe('')
})

it('what was sent is not there again', () => {
  holdDraft(room('a'), typed('送る言葉'))
  keepDraft(room('a'), typed(''))
  expect(readDraft(room('a')).text).toBe('')
  expect(kept.size).toBe(0)
})
