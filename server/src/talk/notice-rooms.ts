import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import type { NoticeSubjects } from '../notice/notice-subject'
import { selectNamedRooms } from './room.store'

/** Rooms of the reader's hospital, as notices point at them: their label is the case's code. */
export const roomNotices: NoticeSubjects = {
  kind: 'room',
  seen: async (tx, ids) => {
    const rooms = await selectNamedRooms(tx, ids)
    const own = tx.actor.kind === 'member' ? tx.actor.hospitalId : undefined
    const labels = await findHospitalLabels(tx, rooms.flatMap((room) => room.memberHospitalIds))
    return new Map(
      rooms.map((room) => {
        const other = room.memberHospitalIds.find((id) => id !== own)
        return [room.id, { path: noticePath.room(room.id), caseCode: room.label, hospitalName: (other !== undefined && labels.get(other)?.shortName) || null }]
      }),
    )
  },
}
