import type { HospitalLabel } from '@tasuki/domain/account/account.contract'
import { asMember } from '@tasuki/domain/account/account.policy'
import type { RoomState, RoomSummary } from '@tasuki/domain/talk/talk.contract'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { auditOfficerReading } from './officer-reading'
import { type RoomListFilter, type RoomRow, selectRoom, selectRooms } from './room.store'

const viewRoom = (row: RoomRow, reader: { hospitalId: string | undefined; hospitals: ReadonlyMap<string, HospitalLabel> }): RoomSummary => ({
  id: row.id,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  subjectLabel: row.subjectLabel,
  state: row.state as RoomState,
  readableUntil: row.readableUntil?.toISOString() ?? null,
  otherHospitals: row.memberHospitalIds.filter((id) => id !== reader.hospitalId).map((id) => reader.hospitals.get(id) ?? { id, name: '', shortName: '' }),
  lastSeq: row.lastSeq,
  lastMessage:
    row.lastKind === null || row.lastSentAt === null
      ? null
      : {
          kind: row.lastKind === 'event' ? 'event' : 'text',
          body: row.lastBody ?? '',
          eventType: row.lastEventType,
          sentAt: row.lastSentAt.toISOString(),
          byOwnHospital: reader.hospitalId !== undefined && row.lastHospitalId === reader.hospitalId,
          deleted: row.lastDeleted === true,
          documentKinds: row.lastDocumentKinds,
        },
  unread: row.unread,
  lastReadSeq: row.lastReadSeq,
  unreadMentions: row.unreadMentions,
})

/** トーク: the rooms of the own hospital (要綱19条). */
export const listRooms = async (tx: Transaction, filter: RoomListFilter): Promise<{ total: number; unreadTotal: number; rooms: RoomSummary[] }> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  const { total, unreadTotal, rooms } = await selectRooms(tx, filter)
  const hospitals = await findHospitalLabels(tx, rooms.flatMap((row) => row.memberHospitalIds))
  return { total, unreadTotal, rooms: rooms.map((row) => viewRoom(row, { hospitalId, hospitals })) }
}

export const getRoom = async (tx: Transaction, roomId: string): Promise<RoomSummary> => {
  const row = await selectRoom(tx, roomId)
  if (!row) return refuse('not_found')
  await auditOfficerReading(tx, { id: roomId, hospitalIds: row.memberHospitalIds })
  const hospitals = await findHospitalLabels(tx, row.memberHospitalIds)
  return viewRoom(row, { hospitalId: tx.actor.kind === 'member' ? tx.actor.hospitalId : undefined, hospitals })
}
