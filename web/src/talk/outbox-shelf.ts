import { isStillThere, type MessageDraft, readAttached } from './attached-document'
import type { OutboxShelf, OutgoingLine } from './outbox'

/**
 * The browser's own storage: what was typed and didn't arrive outlives a crash, a night and a restart. Under the
 * person's id, so that the next one at a shared machine neither sees nor sends it; and not for ever.
 */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

const read = (key: string): string | null | undefined => {
  try {
    return localStorage.getItem(key)
  } catch {
    return undefined
  }
}

const write = (key: string, text: string | undefined) => {
  try {
    if (text === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // A browser that refuses storage keeps the text as long as the page lives.
  }
}

const keysOf = (prefix: string): string[] => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

const parsed = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const STATES = ['waiting', 'sending', 'held', 'failed'] as const

const asLine = (value: unknown): OutgoingLine[] => {
  if (!isRecord(value) || typeof value.key !== 'string' || typeof value.body !== 'string') return []
  const mentions = Array.isArray(value.mentions) ? value.mentions.filter((one) => typeof one === 'string') : []
  const at = typeof value.at === 'string' && !Number.isNaN(Date.parse(value.at)) ? value.at : new Date(0).toISOString()
  return [{ key: value.key, body: value.body, mentions, documents: readAttached(value.documents), at, state: STATES.find((one) => one === value.state) ?? 'waiting' }]
}

const OUTBOX = 'tasuki.outbox.'
const DRAFT = 'tasuki.draft.'

export const browserShelf = (personId: string): OutboxShelf => {
  const prefix = `${OUTBOX}${personId}.`
  return {
    load: (roomId) => {
      const text = read(prefix + roomId)
      if (text === undefined) return undefined
      const lines = parsed(text)
      return Array.isArray(lines) ? lines.flatMap(asLine) : []
    },
    // What went wrong isn't kept: after a reload a failed line says so, and why once it is sent again.
    keep: (roomId, lines) =>
      write(prefix + roomId, lines.length === 0 ? undefined : JSON.stringify(lines.map(({ key, body, mentions, documents, state, at }) => ({ key, body, mentions, documents, state, at })))),
    rooms: () => keysOf(prefix).map((key) => key.slice(prefix.length)),
  }
}

/** Which room's lines another window has changed. */
export const roomOfStorageEvent = (personId: string, key: string | null): string | undefined => {
  const prefix = `${OUTBOX}${personId}.`
  return key?.startsWith(prefix) === true ? key.slice(prefix.length) : undefined
}

type Place = { personId: string; roomId: string }

const draftKey = (place: Place) => `${DRAFT}${place.personId}.${place.roomId}`

/** Typed a moment ago, and not in the storage yet: a room that is drawn anew meanwhile begins with it. */
const inHand = new Map<string, MessageDraft>()

export const holdDraft = (place: Place, draft: MessageDraft): void => void inHand.set(draftKey(place), draft)

export const readDraft = (place: Place): MessageDraft => {
  const held = inHand.get(draftKey(place))
  if (held !== undefined) return held
  const draft = parsed(read(draftKey(place)) ?? null)
  if (!isRecord(draft) || typeof draft.text !== 'string') return { text: '', documents: [] }
  return { text: draft.text, documents: readAttached(draft.documents).filter((document) => isStillThere(document, Date.now())) }
}

export const keepDraft = (place: Place, { text, documents }: MessageDraft): void => {
  inHand.delete(draftKey(place))
  write(draftKey(place), text === '' && documents.length === 0 ? undefined : JSON.stringify({ text, documents, at: new Date().toISOString() }))
}

const newestOf = (value: unknown): number => {
  const times = (Array.isArray(value) ? value : [value]).map((one) => (isRecord(one) && typeof one.at === 'string' ? Date.parse(one.at) : Number.NaN))
  return Math.max(...times.filter((time) => !Number.isNaN(time)), 0)
}

/** Whoever's it is: words about a patient don't lie about in a shared machine for ever. */
export const sweepShelves = (now: Date) => {
  for (const key of [...keysOf(OUTBOX), ...keysOf(DRAFT)]) {
    if (now.getTime() - newestOf(parsed(read(key) ?? null)) > KEPT_DAYS * DAY_MS) write(key, undefined)
  }
}
