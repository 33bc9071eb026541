import { sql } from 'kysely'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'

/** The hospitals that can read the room now; undefined where the actor sees no such room. */
export const listReadingHospitals = async (tx: Transaction, roomId: string): Promise<{ id: string; name: string }[] | undefined> => {
  const room = await tx.db.selectFrom('room').select('id').where('id', '=', roomId).executeTakeFirst()
  if (!room) return undefined
  return dangerouslyAsSystem(tx, 'who else reads a room that the actor reads', async () => {
    const { rows } = await sql<{ id: string; name: string }>`
      select h.id, h.name from room_member m join hospital h on h.id = m.hospital_id
      where m.room_id = ${roomId}::uuid and h.use = 'active' and (m.readable_until is null or m.readable_until > ${tx.now})`.execute(tx.db)
    return rows
  })
}

export type ReaderRow = { personId: string; name: string; hospitalId: string; seq: number; readAt: Date | null }

export const selectReaders = async (tx: Transaction, roomId: string): Promise<{ readers: ReaderRow[]; memberHospitalIds: string[] } | undefined> => {
  const { rows } = await sql<Omit<ReaderRow, 'personId'> & { members: string[]; personId: string | null }>`
    select r.member_hospital_ids as members, k.person_id as "personId", k.person_name as name, k.hospital_id as "hospitalId", k.last_read_seq as seq, k.read_at as "readAt"
    from room r left join read_mark k on k.room_id = r.id and k.hospital_id is not null
    where r.id = ${roomId}::uuid
    order by k.last_read_seq desc, k.person_name, k.person_id`.execute(tx.db)
  const [first] = rows
  const readers = rows.flatMap(({ members: _members, personId, ...reader }) => (personId === null ? [] : [{ ...reader, personId }]))
  return first && { readers, memberHospitalIds: first.members }
}
