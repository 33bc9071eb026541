import type { HiddenTexts } from '../names/hidden-texts'
import type { Transaction } from '../platform/db/transaction'
import { findReadableEvent, selectEventLines, updateEventData } from './hidden-line.store'

export type EventLineOfRoom = { id: string; roomId: string; seq: number; type: string; data: Record<string, unknown>; hidden: string | null }

/** What the subject's feature knows of its events: where words were typed, and how they are put in. */
export type EventWords = {
  textsOf(type: string, data: Record<string, unknown>): Record<string, string>
  withTexts(data: Record<string, unknown>, texts: Record<string, string>): Record<string, unknown>
}

/** An event line as its reader sees it; undefined where it reads no such line. */
export const findEventLine = (tx: Transaction, messageId: string): Promise<EventLineOfRoom | undefined> => findReadableEvent(tx, messageId)

/** Takes these words out of every event line of the room that says them; answers what was taken out of which. As the system. */
export const hideEventWords = async (tx: Transaction, of: { roomId: string; said: ReadonlySet<string> }, words: EventWords): Promise<{ messageId: string; seq: number; texts: Record<string, string> }[]> => {
  const hidden = []
  for (const line of await selectEventLines(tx, of.roomId)) {
    const texts = Object.fromEntries(Object.entries(words.textsOf(line.type, line.eventData)).filter(([, text]) => of.said.has(text)))
    if (Object.keys(texts).length === 0) continue
    const emptied = Object.fromEntries(Object.keys(texts).map((path) => [path, '']))
    await updateEventData(tx, { id: line.id, roomId: of.roomId, eventData: words.withTexts(line.eventData, emptied), hidden: 'hidden' })
    hidden.push({ messageId: line.id, seq: line.seq, texts })
  }
  return hidden
}

/** The prefecture has decided: the words are back, or gone for good. As the system. */
export const settleEventWords = async (tx: Transaction, of: { roomId: string; lines: HiddenTexts['lines']; decision: 'restored' | 'removed' }, words: EventWords): Promise<void> => {
  const lines = new Map((await selectEventLines(tx, of.roomId)).map((line) => [line.id, line]))
  const restored = of.decision === 'restored'
  for (const { messageId, texts } of of.lines) {
    const line = lines.get(messageId)
    if (line) await updateEventData(tx, { id: messageId, roomId: of.roomId, eventData: restored ? words.withTexts(line.eventData, texts) : line.eventData, hidden: restored ? null : 'removed' })
  }
}
