/** Where `g` and a second key lead. */
const PLACES = { h: '/', p: '/cases', n: '/cases/new', i: '/inbox', t: '/talk', b: '/hospitals', f: '/facility' } as const

export type ShortcutPlace = (typeof PLACES)[keyof typeof PLACES]
export type ShortcutAct = { act: 'list' } | { act: 'search' } | { act: 'go'; to: ShortcutPlace } | { act: 'wait' } | undefined

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'repeat'>

/** How long `g` waits for its second key. */
export const SECOND_KEY_MS = 1500

/** What a key pressed outside of any field means. `begun`: `g` was pressed just now. */
export const shortcutOf = (press: KeyPress, begun: boolean): ShortcutAct => {
  if (press.isComposing || press.defaultPrevented || press.repeat || press.ctrlKey || press.metaKey || press.altKey) return undefined
  // With the input method on, a Japanese keyboard says the full-width sign.
  const key = press.key.normalize('NFKC')
  if (begun) return Object.hasOwn(PLACES, key) ? { act: 'go', to: PLACES[key as keyof typeof PLACES] } : undefined
  if (key === '?') return { act: 'list' }
  if (key === '/') return { act: 'search' }
  return key === 'g' ? { act: 'wait' } : undefined
}
