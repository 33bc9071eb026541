import type { HiddenTexts } from '../names/hidden-texts'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { findReadableEvent, selectEventLines, selectRoomHospitals, updateEventData } from './hidden-line.store'

export type EventLineOfRoom = { id: string; roomId: string; seq: number; type: string; data: Record<string, unknown>; hidden: string | null }

/** What the subject's feature knows of its events: where words were typed, how they are put in, to which field a path belongs, and which fields say the same of many things. */
export type EventWords = {
  fieldOf(path: string): string
  isCommon(field: string): boolean
  textsOf(type: string, data: Record<string, unknown>): Record<string, string>
  withTexts(data: Record<string, unknown>, texts: Record<string, string>): Record<string, unknown>
}

/** An event line as its reader sees it; undefined where it reads no such line. */
export const findEventLine = (tx: Transaction, messageId: string): Promise<EventLineOfRoom | undefined> => findReadableEvent(tx, messageId)

/** Everybody's open screens of a room, also of a hospital whose subject has ended, drop or fetch what changed in its lines. As the system. */
export const announceRoomLines = async (tx: Transaction, roomId: string): Promise<void> => {
  announce(tx, { topic: 'room', id: roomId, hospitalIds: await selectRoomHospitals(tx, roomId) })
}

/**
 * Takes these words, by field, out of the line and of every event line of the room that says the same in the same field; a
 * ward's name, say, only out of the line itself. Answers what was taken out of which. As the system.
 */
export const hideEventWords = async (tx: Transaction, of: { roomId: string; messageId: string; said: Readonly<Record<string, string>> }, words: EventWords): Promise<{ messageId: string; seq: number; texts: Record<string, string> }[]> => {
  const hidden = []
  for (const line of await selectEventLines(tx, of.roomId)) {
    const isRepeated = (path: string, text: string): boolean => of.said[words.fieldOf(path)] === text && !words.isCommon(words.fieldOf(path))
    const texts = Object.fromEntries(Object.entries(words.textsOf(line.type, line.eventData)).filter(([path, text]) => line.id === of.messageId || isRepeated(path, text)))
    if (Object.keys(texts).length === 0) continue
    const emptied = Object.fromEntries(Object.keys(texts).map((path) => [path, '']))
    await updateEventData(tx, { id: line.id, roomId: of.roomId, eventData: words.withTexts(line.eventData, emptied), hidden: 'hidden' })
    hidden.push({ messageId: line.id, seq: line.seq, texts })
  }
  return hidden
}

/** The prefecture has decided: the words are back, or gone for good; what waits in another report keeps its mark. As the system. */
export const settleEventWords = async (tx: Transaction, of: { roomId: string; lines: HiddenTexts['lines']; decision: 'restored' | 'removed'; stillHidden: ReadonlySet<string> }, words: EventWords): Promise<void> => {
  const lines = new Map((await selectEventLines(tx, of.roomId)).map((line) => [line.id, line]))
  const restored = of.decision === 'restored'
  for (const { messageId, texts } of of.lines) {
    const line = lines.get(messageId)
    const hidden = of.stillHidden.has(messageId) ? 'hidden' : restored ? null : 'removed'
    if (line) await updateEventData(tx, { id: messageId, roomId: of.roomId, eventData: restored ? words.withTexts(line.eventData, texts) : line.eventData, hidden })
  }
}
