import type { HelpTopicId } from '../help/help-of-route'

/** The pages that have a hint, in the order of the main journey, and where each leads next. */
export const HINTS = [
  { id: 'home', next: 'cases' },
  { id: 'cases', next: 'case-form' },
  { id: 'case-form', next: undefined },
  { id: 'case', next: 'talk' },
  { id: 'talk', next: 'inbox' },
  { id: 'inbox', next: 'facility' },
  { id: 'inquiry', next: undefined },
  { id: 'facility', next: undefined },
] as const satisfies readonly { id: HelpTopicId; next: HelpTopicId | undefined }[]

export const hintOf = (topicId: HelpTopicId) => HINTS.find(({ id }) => id === topicId)

/**
 * Which hints a person has put away, in this browser. Not on the server: what somebody still has to learn is nobody's
 * business, and on a new device the pages do look new. Wards share their machines, so it is kept per person.
 */
export type HintShelf = { seen: readonly string[]; off: boolean }

const EMPTY: HintShelf = { seen: [], off: false }
const keyOf = (personId: string) => `tasuki.hints.${personId}`

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const parse = (text: string | null): HintShelf => {
  if (text === null) return EMPTY
  try {
    const value = JSON.parse(text) as unknown
    if (typeof value !== 'object' || value === null) return EMPTY
    const { seen, off } = value as Record<string, unknown>
    return { seen: Array.isArray(seen) ? seen.filter((one) => typeof one === 'string') : [], off: off === true }
  } catch {
    return EMPTY
  }
}

/** A browser that refuses storage keeps them until the page is loaded anew. */
const held = new Map<string, HintShelf>()
const listeners = new Set<() => void>()

export const readHints = (personId: string, shelf: () => Shelf = () => localStorage): HintShelf => {
  const known = held.get(personId)
  if (known !== undefined) return known
  let read = EMPTY
  try {
    read = parse(shelf().getItem(keyOf(personId)))
  } catch {
    // Storage is refused: nothing has been put away yet.
  }
  held.set(personId, read)
  return read
}

const write = (personId: string, next: HintShelf, shelf: () => Shelf) => {
  held.set(personId, next)
  try {
    shelf().setItem(keyOf(personId), JSON.stringify(next))
  } catch {
    // Kept in `held` alone.
  }
  for (const listener of listeners) listener()
}

export const putHintAway = (personId: string, id: string, shelf: () => Shelf = () => localStorage): void => {
  const now = readHints(personId, shelf)
  write(personId, { ...now, seen: [...new Set([...now.seen, id])] }, shelf)
}

export const putAllHintsAway = (personId: string, shelf: () => Shelf = () => localStorage): void => write(personId, { ...readHints(personId, shelf), off: true }, shelf)

export const showHintsAgain = (personId: string, shelf: () => Shelf = () => localStorage): void => write(personId, EMPTY, shelf)

export const subscribeToHints = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
