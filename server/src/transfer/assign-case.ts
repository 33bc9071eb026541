import { asMember } from '@tasuki/domain/account/account.policy'
import { type SideInCharge, takeOverSide } from '@tasuki/domain/transfer/assignment.rules'
import { findPeople, listActiveColleagues } from '../account/people/colleagues'
import type { Transaction } from '../platform/db/transaction'
import { queueNotice } from '../platform/notices/queue-notice'
import { orRefuse, refuse } from '../platform/refused'
import { assignRoomSides } from '../talk/room-side'
import { type TransferCase, updateInCharge } from './case.store'
import { announceCase, logTransfer } from './change-case'
import { listInquiriesOfCase } from './inquiry.store'
import { lockOwnCase } from './own-case'

/** 担当 and 副担当 are active people of the own hospital, not one person twice. */
export const checkColleagues = async (tx: Transaction, side: SideInCharge): Promise<void> => {
  const colleagues = new Set((await listActiveColleagues(tx)).map((person) => person.personId))
  const strangers = (['personInChargeId', 'deputyId'] as const).filter((field) => {
    const personId = side[field]
    return personId !== null && !colleagues.has(personId)
  })
  if (strangers.length > 0) refuse('invalid_input', { fields: [...strangers] })
  if (side.deputyId !== null && side.deputyId === side.personInChargeId) refuse('invalid_input', { fields: ['deputyId'] })
}

/** What histories keep of an assignment: ids for the program, names for people. */
export const assignmentData = async (tx: Transaction, side: SideInCharge): Promise<Record<string, unknown>> => {
  const people = await findPeople(tx, [side.personInChargeId, side.deputyId].filter((id) => id !== null))
  return { ...side, personInCharge: people.get(side.personInChargeId ?? '')?.displayName ?? null, deputy: people.get(side.deputyId ?? '')?.displayName ?? null }
}

/** Whoever newly has the work is told, unless they did it themselves. */
export const tellAssigned = (tx: Transaction, to: { before: string | null; after: string | null; subject: { kind: 'case' | 'inquiry'; id: string } }): void => {
  if (to.after !== null && to.after !== to.before) queueNotice(tx, { kind: 'assigned', personIds: [to.after], subject: to.subject })
}

const sideOf = (of: TransferCase): SideInCharge => ({ personInChargeId: of.person_in_charge_id, deputyId: of.deputy_id })

/** The sender's side of every room of the case follows the case. */
export const assignSenderSides = async (tx: Transaction, of: TransferCase): Promise<void> => {
  const rooms = (await listInquiriesOfCase(tx, of.id)).map((inquiry) => inquiry.room_id)
  if (rooms.length > 0) await assignRoomSides(tx, { roomIds: rooms, hospitalId: of.sender_hospital_id, ...sideOf(of) })
}

const assign = async (tx: Transaction, current: TransferCase, to: { side: SideInCharge; how: 'assigned' | 'taken_over' }): Promise<void> => {
  const changed = await updateInCharge(tx, current.id, to.side)
  await assignSenderSides(tx, changed)
  await logTransfer(tx, changed, { kind: 'assigned', data: { ...(await assignmentData(tx, to.side)), how: to.how } })
  tellAssigned(tx, { before: current.person_in_charge_id, after: to.side.personInChargeId, subject: { kind: 'case', id: current.id } })
  await announceCase(tx, changed)
}

/** 担当 and 副担当: people of the sending hospital; any colleague may set them (rule 82). */
export const assignCaseCommand = async (tx: Transaction, input: SideInCharge & { caseId: string }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId)
  const side = { personInChargeId: input.personInChargeId, deputyId: input.deputyId }
  await checkColleagues(tx, side)
  await assign(tx, current, { side, how: 'assigned' })
}

/** 「自分が担当になる」: any colleague of the sending hospital, at any time (rule 82). */
export const takeOverCaseCommand = async (tx: Transaction, caseId: string): Promise<void> => {
  const { personId } = orRefuse(asMember(tx.actor))
  const current = await lockOwnCase(tx, caseId)
  if (current.person_in_charge_id === personId) return
  await assign(tx, current, { side: takeOverSide(sideOf(current), personId), how: 'taken_over' })
}
