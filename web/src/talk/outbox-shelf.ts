import type { OutboxShelf, OutgoingLine } from './outbox'

/** Session storage: it survives a reload and ends with the window, as it must on a machine that many people share. */
const read = (key: string): string | null => {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

const write = (key: string, text: string | undefined) => {
  try {
    if (text === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // A browser that refuses storage keeps the text as long as the page lives.
  }
}

const isLine = (value: unknown): value is OutgoingLine =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'body' in value && typeof value.body === 'string'

export const sessionShelf = (personId: string): OutboxShelf => {
  const keyOf = (roomId: string) => `tasuki.outbox.${personId}.${roomId}`
  return {
    load: (roomId) => {
      try {
        const parsed: unknown = JSON.parse(read(keyOf(roomId)) ?? '[]')
        return Array.isArray(parsed) ? parsed.filter(isLine) : []
      } catch {
        return []
      }
    },
    keep: (roomId, lines) =>
      write(keyOf(roomId), lines.length === 0 ? undefined : JSON.stringify(lines.map(({ key, body, state }) => ({ key, body, state })))),
  }
}

const draftKey = (place: { personId: string; roomId: string }) => `tasuki.draft.${place.personId}.${place.roomId}`

export const readDraft = (place: { personId: string; roomId: string }): string => read(draftKey(place)) ?? ''

export const keepDraft = (place: { personId: string; roomId: string }, text: string) => write(draftKey(place), text === '' ? undefined : text)
