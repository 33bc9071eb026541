import { fileNameReport } from '../names/file-name-report'
import type { HiddenTexts } from '../names/hidden-texts'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { refuse } from '../platform/refused'
import { eraseVersions, findReadableLine, lockHiddenLine, updateLineHidden } from './hidden-line.store'
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
