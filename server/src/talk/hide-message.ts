import { fileNameReport } from '../names/file-name-report'
import type { HiddenTexts } from '../names/hidden-texts'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { scrubKeptAnswers } from '../platform/http/idempotency'
import { announce } from '../platform/live/announce'
import { refuse } from '../platform/refused'
import { eraseVersions, findReadableLine, lockHiddenLine, selectEventLines, updateEventData, updateLineHidden } from './hidden-line.store'
import { listRoomReaders } from './list-room-readers'

/** Somebody sees a name in what was said (rule 85), also long after the five minutes: hidden from everyone at once. */
export const reportMessageCommand = async (tx: Transaction, messageId: string): Promise<void> => {
  if (!(await findReadableLine(tx, messageId))) return refuse('not_found')
  await dangerouslyAsSystem(tx, 'whoever reads a name hides it, whosever the line is', async () => {
    const line = (await lockHiddenLine(tx, messageId)) ?? refuse('not_found')
    if (line.hidden === 'hidden') refuse('name_already_reported')
    if (line.kind !== 'text' || line.body === '') return refuse('invalid_input', { fields: ['messageId'] })
    await fileNameReport(tx, {
      subject: { kind: 'message', id: messageId, field: '' },
      caseId: null,
      roomId: line.roomId,
      label: line.subjectLabel,
      author: { hospitalId: line.authorHospitalId, personId: line.authorPersonId },
      openers: await listRoomReaders(tx, line.roomId, [line.seq]),
      hidden: { texts: { body: line.body }, lines: [] },
      concerns: line.memberHospitalIds,
    })
    const hospitalIds = await updateLineHidden(tx, { id: messageId, body: '', hidden: 'hidden' })
    await scrubKeptAnswers(tx, { id: messageId, path: ['body'] })
    announce(tx, { topic: 'room', id: line.roomId, hospitalIds })
  })
}

/** The prefecture has decided; as the system. */
export const settleMessage = async (tx: Transaction, report: { messageId: string; decision: 'restored' | 'removed'; hidden: HiddenTexts }): Promise<void> => {
  const line = (await lockHiddenLine(tx, report.messageId)) ?? refuse('not_found')
  const restored = report.decision === 'restored'
  const hospitalIds = await updateLineHidden(tx, { id: line.id, body: restored ? (report.hidden.texts.body ?? '') : '', hidden: restored ? null : 'removed' })
  if (!restored) await eraseVersions(tx, line.id)
  announce(tx, { topic: 'room', id: line.roomId, hospitalIds })
}

type EventTexts = { messageId: string; seq: number; texts: Record<string, string> }

const partOf = (data: Record<string, unknown>, within: string): Record<string, unknown> => {
  const part = data[within]
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {}
}

/** The same words where a room's event lines repeat them, common ones only where all is the same; answers what was taken out of which. As the system. */
export const hideEventTexts = async (tx: Transaction, of: { roomId: string; within: string; texts: Record<string, string>; isCommon: (field: string) => boolean }): Promise<EventTexts[]> => {
  const hidden: EventTexts[] = []
  for (const line of await selectEventLines(tx, of.roomId)) {
    const part = partOf(line.eventData, of.within)
    const isWhole = Object.entries(of.texts).every(([field, text]) => part[field] === text)
    const same = Object.fromEntries(Object.entries(of.texts).filter(([field, text]) => part[field] === text && (isWhole || !of.isCommon(field))))
    if (Object.keys(same).length === 0) continue
    const emptied = { ...part, ...Object.fromEntries(Object.keys(same).map((field) => [field, ''])) }
    await updateEventData(tx, { id: line.id, roomId: of.roomId, eventData: { ...line.eventData, [of.within]: emptied }, hidden: 'hidden' })
    hidden.push({ messageId: line.id, seq: line.seq, texts: same })
  }
  return hidden
}

export const showEventTexts = async (tx: Transaction, of: { roomId: string; within: string; lines: HiddenTexts['lines']; decision: 'restored' | 'removed'; stillHidden: ReadonlySet<string> }): Promise<void> => {
  const lines = new Map((await selectEventLines(tx, of.roomId)).map((line) => [line.id, line]))
  for (const { messageId, texts } of of.lines) {
    const line = lines.get(messageId)
    if (!line) continue
    const restored = of.decision === 'restored'
    const part = { ...partOf(line.eventData, of.within), ...(restored ? texts : {}) }
    await updateEventData(tx, { id: messageId, roomId: of.roomId, eventData: { ...line.eventData, [of.within]: part }, hidden: of.stillHidden.has(messageId) ? 'hidden' : restored ? null : 'removed' })
  }
}
