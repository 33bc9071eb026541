import { expect, test } from 'vitest'
import { type KeyPress, shortcutOf } from './keyboard-shortcuts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, defaultPrevented: false, repeat: false, ...more })

test('? opens the list, / the search, g and a letter a page', () => {
  expect(shortcutOf(press('?'), false)).toEqual({ act: 'list' })
  expect(shortcutOf(press('？'), false)).toEqual({ act: 'list' })
  expect(shortcutOf(press('/'), false)).toEqual({ act: 'search' })
  expect(shortcutOf(press('g'), false)).toEqual({ act: 'wait' })
  expect(shortcutOf(press('i'), true)).toEqual({ act: 'go', to: '/inbox' })
})

test('a letter alone, an unknown second key, and keys with Ctrl do nothing', () => {
  expect(shortcutOf(press('i'), false)).toBeUndefined()
  expect(shortcutOf(press('constructor'), true)).toBeUndefined()
  expect(shortcutOf(press('z'), true)).toBeUndefined()
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(shortcutOf(press('g', { [held]: true }), false)).toBeUndefined()
})

test('nothing happens while the input method composes, or when a component took the key', () => {
  expect(shortcutOf(press('?', { isComposing: true }), false)).toBeUndefined()
  expect(shortcutOf(press('/', { defaultPrevented: true }), false)).toBeUndefined()
  expect(shortcutOf(press('g', { repeat: true }), false)).toBeUndefined()
})
