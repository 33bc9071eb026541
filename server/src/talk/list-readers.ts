import type { RoomReader } from '@tasuki/domain/talk/talk.contract'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { auditOfficerReading } from './officer-reading'
import { selectReaders } from './reader.store'

/** 既読: who of the room's hospitals has read up to where, the furthest first. */
export const listReaders = async (tx: Transaction, roomId: string): Promise<RoomReader[]> => {
  const found = await selectReaders(tx, roomId)
  if (!found) return refuse('not_found')
  await auditOfficerReading(tx, { id: roomId, hospitalIds: found.memberHospitalIds })
  return found.readers.map(({ readAt, ...reader }) => ({ ...reader, readAt: readAt?.toISOString() ?? null }))
}
