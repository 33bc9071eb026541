import type { Colleague } from '@tasuki/domain/account/account.contract'
import { findPeople } from '../account/people/colleagues'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { findRoomSides } from '../talk/room-side'
import type { InquiryRow } from './inquiry.store'

type Assignment = { personInCharge: Colleague | null; deputy: Colleague | null }

/** Who is in charge of inquiries at the asked hospitals, as far as the actor is told. */
export type InquiriesInCharge = {
  nameOf(row: InquiryRow): string | null
  /** As the asked hospital sets it; null for everybody else. */
  assignmentOf(row: InquiryRow): Assignment | null
}

/** Both hospitals of an inquiry know each other's 担当 by name, as they do from the talk. */
export const nameInCharge = async (tx: Transaction, personId: string | null): Promise<string | null> =>
  personId === null ? null : dangerouslyAsSystem(tx, 'the other side’s 担当 is known by name', async () => (await findPeople(tx, [personId])).get(personId)?.displayName ?? null)

/** The rows are those that the actor sees. */
export const readInquiriesInCharge = async (tx: Transaction, rows: readonly InquiryRow[]): Promise<InquiriesInCharge> => {
  const asked = new Map(rows.map((row) => [row.room_id, row.hospital_id]))
  const sides = new Map((await findRoomSides(tx, [...asked.keys()])).filter((side) => asked.get(side.roomId) === side.hospitalId).map((side) => [side.roomId, side]))
  const ids = [...sides.values()].flatMap((side) => [side.personInChargeId, side.deputyId]).filter((id) => id !== null)
  const people = await dangerouslyAsSystem(tx, 'the other side’s 担当 is known by name', () => findPeople(tx, [...new Set(ids)]))
  const personOf = (id: string | null | undefined): Colleague | null => people.get(id ?? '') ?? null
  return {
    nameOf: (row) => personOf(sides.get(row.room_id)?.personInChargeId)?.displayName ?? null,
    assignmentOf: (row) => {
      if (tx.actor.kind !== 'member' || tx.actor.hospitalId !== row.hospital_id) return null
      const side = sides.get(row.room_id)
      return { personInCharge: personOf(side?.personInChargeId), deputy: personOf(side?.deputyId) }
    },
  }
}
