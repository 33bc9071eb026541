import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { type LineRange, selectLines } from './line.store'
import { viewLines } from './line.view'
import { auditOfficerReading } from './officer-reading'

type RoomPart = { messages: RoomMessage[]; lastSeq: number; edited: RoomMessage[]; lastEdit: number }

/** Lines of a room in order, and those changed since. `lastSeq` may be newer than the last line here: then there is more to fetch. */
export const listMessages = async (tx: Transaction, range: LineRange): Promise<RoomPart> => {
  const found = await selectLines(tx, range)
  if (!found) return refuse('not_found')
  await auditOfficerReading(tx, { id: range.roomId, hospitalIds: found.memberHospitalIds })
  return { messages: await viewLines(tx, found.lines), lastSeq: found.lastSeq, edited: await viewLines(tx, found.edited), lastEdit: found.lastEdit }
}
