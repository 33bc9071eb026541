import { expect, test } from 'vitest'
import { HINTS, putAllHintsAway, putHintAway, readHints, showHintsAgain } from './hint-shelf'
import { hintMessages } from './hints.messages'

const browser = (content: Record<string, string> = {}) => {
  const held = new Map(Object.entries(content))
  return { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) }
}

test('a hint put away is away for this person alone, until they ask to see them again', () => {
  const shelf = browser()
  putHintAway('p1', 'home', () => shelf)
  putHintAway('p1', 'home', () => shelf)
  expect(readHints('p1', () => shelf)).toEqual({ seen: ['home'], off: false })
  expect(readHints('p2', () => shelf)).toEqual({ seen: [], off: false })
  expect(shelf.getItem('tasuki.hints.p1')).toBe('{"seen":["home"],"off":false}')
  putAllHintsAway('p1', () => shelf)
  expect(readHints('p1', () => shelf).off).toBe(true)
  showHintsAgain('p1', () => shelf)
  expect(readHints('p1', () => shelf)).toEqual({ seen: [], off: false })
})

test('what stands in the storage may be anything', () => {
  for (const [at, text] of ['', 'no JSON', 'null', '[]', '{"seen":"home","off":1}'].entries()) {
    expect(readHints(`odd-${at}`, () => browser({ [`tasuki.hints.odd-${at}`]: text }))).toEqual({ seen: [], off: false })
  }
})

test('a browser that refuses storage shows each hint once', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  expect(readHints('p3', refuse)).toEqual({ seen: [], off: false })
  putHintAway('p3', 'cases', refuse)
  expect(readHints('p3', refuse).seen).toEqual(['cases'])
})

test('every hint has its words and every next page a name', () => {
  for (const { id, next } of HINTS) {
    expect(hintMessages.ja[id], id).toMatch(/。$/)
    if (next !== undefined) expect(hintMessages.ja, id).toHaveProperty([`page_${next}`])
  }
})
