import type { DeletionMark } from '@tasuki/domain/names/hidden-mark'
import { contentState, type FoundContent } from '../names/found-content'
import type { Transaction } from '../platform/db/transaction'
import { announce } from '../platform/live/announce'
import { refuse } from '../platform/refused'
import { eraseVersions, findReadableLine, lockHiddenLine, selectVersionWords, updateLineHidden } from './hidden-line.store'
import { deleteMentions } from './line.store'

/** As the reader: whether it reads the line. What it finds is told as the system. */
export const isReadableMessage = async (tx: Transaction, messageId: string): Promise<boolean> => (await findReadableLine(tx, messageId)) !== undefined

/** As the system. */
export const findSaidContent = async (tx: Transaction, messageId: string): Promise<FoundContent | undefined> => {
  const line = await lockHiddenLine(tx, messageId)
  if (line?.kind !== 'text' || line.authorHospitalId === null) return undefined
  return { hospitalId: line.authorHospitalId, state: contentState({ mark: line.hidden, text: line.body }), caseId: null, roomId: line.roomId, lineSeq: line.seq }
}

/** What was said leaves its row, the search and its earlier versions; its place in the room says why (rule 60). As the system; answers every version that went. */
export const deleteMessageWords = async (tx: Transaction, of: { messageId: string; mark: DeletionMark }): Promise<string[]> => {
  const line = (await lockHiddenLine(tx, of.messageId)) ?? refuse('not_found')
  const hospitalIds = await updateLineHidden(tx, { id: line.id, body: '', hidden: of.mark })
  const earlier = await selectVersionWords(tx, line.id)
  await eraseVersions(tx, line.id)
  await deleteMentions(tx, line.id)
  announce(tx, { topic: 'room', id: line.roomId, hospitalIds })
  return [line.body, ...earlier]
}
