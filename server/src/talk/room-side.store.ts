import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** Run as the system. */
export const updateSides = async (tx: Transaction, to: { roomIds: readonly string[]; hospitalId: string; personInChargeId: string | null; deputyId: string | null }): Promise<void> => {
  await sql`update room_member set person_in_charge_id = ${to.personInChargeId}::uuid, deputy_id = ${to.deputyId}::uuid
    where room_id = any (${[...to.roomIds]}::uuid[]) and hospital_id = ${to.hospitalId}::uuid`.execute(tx.db)
}

/** Run as the system. */
export const listSides = async (tx: Transaction, roomIds: readonly string[]): Promise<{ roomId: string; hospitalId: string; personInChargeId: string | null; deputyId: string | null }[]> => {
  const { rows } = await sql<{ roomId: string; hospitalId: string; personInChargeId: string | null; deputyId: string | null }>`
    select room_id as "roomId", hospital_id as "hospitalId", person_in_charge_id as "personInChargeId", deputy_id as "deputyId"
    from room_member where room_id = any (${[...roomIds]}::uuid[])`.execute(tx.db)
  return rows
}

export const selectRoomsInChargeOf = async (tx: Transaction, of: { hospitalId: string; personId: string }): Promise<string[]> => {
  const { rows } = await sql<{ roomId: string }>`select room_id as "roomId" from room_member where hospital_id = ${of.hospitalId}::uuid and person_in_charge_id = ${of.personId}::uuid`.execute(tx.db)
  return rows.map((row) => row.roomId)
}
