import type { Transaction } from '../platform/db/transaction'
import { selectOfficersOf, selectReadersOf } from './hidden-line.store'

/** Who has read as far as the first of these lines: by their marks, and the prefecture's readings (rule 85). As the system. */
export const listRoomReaders = async (tx: Transaction, roomId: string, seqs: readonly number[]): Promise<{ personId: string; at: string | null }[]> => {
  const first = seqs.length === 0 ? 1 : Math.min(...seqs)
  const officers = await selectOfficersOf(tx, roomId)
  return [...(await selectReadersOf(tx, roomId, first)).map((personId) => ({ personId, at: null })), ...officers.map((one) => ({ personId: one.personId, at: one.at.toISOString() }))]
}
