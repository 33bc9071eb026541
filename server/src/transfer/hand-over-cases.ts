import { INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { isSameCorporation } from '../account/hospital/find-hospitals'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { replaceRoomMember, setRoomState } from '../talk/change-room'
import { postRoomEvent } from '../talk/post-message'
import { giveCaseToSender, listOpenCasesOf, lockTransferCase, type TransferCase } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { lockInquiries, updateInquiry } from './inquiry.store'
import { releaseHeld } from './release-hold'

/** The new sender can't be its own candidate: a hold on it is released, and its live inquiry is withdrawn. */
const withdrawFromNewSender = async (tx: Transaction, of: TransferCase, hospitalId: string): Promise<void> => {
  const held = (await lockInquiries(tx, of.id)).find((inquiry) => inquiry.hospital_id === hospitalId && INQUIRY_STATE[inquiry.state].live)
  if (!held) return
  if (held.state === 'chosen' || held.state === 'confirmed') await releaseHeld(tx, of, { sender: { reason: '' } })
  const inquiry = (await lockInquiries(tx, of.id)).find((one) => one.id === held.id) ?? held
  await updateInquiry(tx, inquiry, { state: 'withdrawn', paused_from: null, ended_at: tx.now })
  await postRoomEvent(tx, inquiry.room_id, { type: 'withdrawn', data: { reason: '' } })
  await setRoomState(tx, inquiry.room_id, 'read_only')
}

/**
 * Open cases of a hospital that leaves go to another user hospital of the same corporation, with rooms and history
 * (rule 81). Returns how many went.
 */
export const handOverCasesCommand = async (tx: Transaction, input: { fromHospitalId: string; toHospitalId: string }): Promise<number> => {
  if (tx.actor.kind !== 'system' && tx.actor.kind !== 'officer') refuse('not_permitted')
  return dangerouslyAsSystem(tx, 'open cases go over to another hospital, which sees none of them yet', async () => {
    if (!(await isSameCorporation(tx, input.fromHospitalId, input.toHospitalId))) refuse('invalid_input', { fields: ['toHospitalId'] })
    const ids = await listOpenCasesOf(tx, input.fromHospitalId)
    for (const id of ids) {
      const of = await lockTransferCase(tx, id)
      await announceCase(tx, of)
      await withdrawFromNewSender(tx, of, input.toHospitalId)
      for (const inquiry of await lockInquiries(tx, id)) {
        await replaceRoomMember(tx, { roomId: inquiry.room_id, from: input.fromHospitalId, to: input.toHospitalId })
      }
      await giveCaseToSender(tx, id, input.toHospitalId)
      const given = await lockTransferCase(tx, id)
      await logTransfer(tx, given, { kind: 'handed_over', hospitalId: input.fromHospitalId, data: { from: input.fromHospitalId, to: input.toHospitalId } })
      await announceCase(tx, given)
    }
    return ids.length
  })
}
