import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { auditOfficerReading } from './officer-reading'
import { type LineRange, type LineRow, selectLines } from './room.store'

const viewLine = (row: LineRow): RoomMessage => ({
  id: row.id,
  seq: row.seq,
  kind: row.kind === 'event' ? 'event' : 'text',
  body: row.body,
  event: row.event_type === null ? null : { type: row.event_type, data: row.event_data as Record<string, unknown> },
  author:
    row.author_hospital_id === null && row.author_person_id === null
      ? null
      : { hospitalId: row.author_hospital_id, hospitalName: row.author_hospital_name, personId: row.author_person_id, personName: row.author_person_name },
  sentAt: row.sent_at.toISOString(),
})

/** Lines of a room in order. `lastSeq` may be newer than the last line here: then there is more to fetch. */
export const listMessages = async (tx: Transaction, range: LineRange): Promise<{ messages: RoomMessage[]; lastSeq: number }> => {
  const found = await selectLines(tx, range)
  if (!found) return refuse('not_found')
  await auditOfficerReading(tx, { id: range.roomId, hospitalIds: found.memberHospitalIds })
  return { messages: found.lines.map(viewLine), lastSeq: found.lastSeq }
}
