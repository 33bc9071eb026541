import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { HiddenTexts } from '../names/hidden-texts'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { findReadableEvent, selectEventLines, selectRoomHospitals, updateEventData } from './hidden-line.store'

export type EventLineOfRoom = { id: string; roomId: string; seq: number; type: string; data: Record<string, unknown>; hidden: string | null }

type Texts = Record<string, string>

/** What the subject's feature knows of its events: which words of a line are to go, by its own names for their places, and how words are put back there. */
export type EventWords = {
  toHide(line: { id: string; type: string; data: Record<string, unknown> }): Texts
  withTexts(data: Record<string, unknown>, texts: Texts): Record<string, unknown>
}

/** An event line as its reader sees it; undefined where it reads no such line. */
export const findEventLine = (tx: Transaction, messageId: string): Promise<EventLineOfRoom | undefined> => findReadableEvent(tx, messageId)

/** Everybody's open screens of a room, also of a hospital whose subject has ended, drop or fetch what changed in its lines. As the system. */
export const announceRoomLines = async (tx: Transaction, roomId: string): Promise<void> => {
  announce(tx, { topic: 'room', id: roomId, hospitalIds: await selectRoomHospitals(tx, roomId) })
}

/** Takes words out of a room's event lines and leaves a mark; answers what was taken out of which. As the system. */
export const hideEventWords = async (tx: Transaction, roomId: string, words: EventWords & { mark?: HiddenMark }): Promise<{ messageId: string; seq: number; texts: Texts }[]> => {
  const hidden = []
  for (const { id, seq, type, eventData } of await selectEventLines(tx, roomId)) {
    const texts = words.toHide({ id, type, data: eventData })
    if (Object.keys(texts).length === 0) continue
    const emptied = Object.fromEntries(Object.keys(texts).map((place) => [place, '']))
    await updateEventData(tx, { id, roomId, eventData: words.withTexts(eventData, emptied), hidden: words.mark ?? 'hidden' })
    hidden.push({ messageId: id, seq, texts })
  }
  return hidden
}

/** The prefecture has decided: the words are back, or gone for good; what waits in another report keeps its mark. As the system. */
export const settleEventWords = async (tx: Transaction, of: { roomId: string; lines: HiddenTexts['lines']; decision: 'restored' | 'removed'; stillHidden: ReadonlySet<string> }, { withTexts }: Pick<EventWords, 'withTexts'>): Promise<void> => {
  const lines = new Map((await selectEventLines(tx, of.roomId)).map((line) => [line.id, line]))
  const restored = of.decision === 'restored'
  for (const { messageId, texts } of of.lines) {
    const line = lines.get(messageId)
    const hidden = of.stillHidden.has(messageId) ? 'hidden' : restored ? null : 'removed'
    if (line) await updateEventData(tx, { id: messageId, roomId: of.roomId, eventData: restored ? withTexts(line.eventData, texts) : line.eventData, hidden })
  }
}
