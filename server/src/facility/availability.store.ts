import type { AvailabilityInput } from '@tasuki/domain/facility/facility.contract'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export const selectAvailability = async (tx: Transaction, hospitalIds: readonly string[]) =>
  tx.db
    .selectFrom('bed_availability')
    .selectAll()
    .where(({ eb }) => eb('hospital_id', '=', sql<string>`any (${[...hospitalIds]}::uuid[])`))
    .execute()

export type BedRow = Awaited<ReturnType<typeof selectAvailability>>[number]

/** All rows of a hospital, always in one order: whoever writes any of them waits here. */
export const lockAvailability = (tx: Transaction, hospitalId: string): Promise<BedRow[]> =>
  tx.db.selectFrom('bed_availability').selectAll().where('hospital_id', '=', hospitalId).orderBy('bed_kind').forUpdate().execute()

type GivenAvailability = { hospitalId: string; bedKind: string; given: AvailabilityInput; by: string }

const columnsOf = (given: AvailabilityInput) => ({
  beds: given.beds,
  vacant: given.vacant,
  acceptable: given.acceptable,
  held: given.held,
  opens_on: given.opensOn,
  opens_beds: given.opensBeds,
  sex: given.sex,
  private_room: given.privateRoom,
  waiting_weeks: given.waitingWeeks,
  note: given.note,
})

/** False where another version stands; version 0 = not there yet. */
export const upsertAvailability = async (tx: Transaction, version: number, { hospitalId, bedKind, given, by }: GivenAvailability): Promise<boolean> => {
  const said = { ...columnsOf(given), updated_at: tx.now, updated_by: by }
  if (version === 0) {
    const made = await tx.db
      .insertInto('bed_availability')
      .values({ hospital_id: hospitalId, bed_kind: bedKind, ...said })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    return made !== undefined
  }
  const changed = await tx.db
    .updateTable('bed_availability')
    .set({ ...said, version: version + 1, ...(given.note !== '' && { note_deleted: null }) })
    .where('hospital_id', '=', hospitalId)
    .where('bed_kind', '=', bedKind)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return changed !== undefined
}

/** 変更なし: the figures stand, their age begins anew; the version, which counts changes of figures, stays. */
export const touchAvailability = async (tx: Transaction, of: { hospitalId: string; bedKinds: readonly string[]; by: string }): Promise<void> => {
  await tx.db
    .updateTable('bed_availability')
    .set({ updated_at: tx.now, updated_by: of.by })
    .where('hospital_id', '=', of.hospitalId)
    .where('bed_kind', 'in', [...of.bedKinds])
    .execute()
}

export const deleteAvailability = async (tx: Transaction, hospitalId: string, bedKinds: readonly string[]): Promise<void> => {
  await tx.db.deleteFrom('bed_availability').where('hospital_id', '=', hospitalId).where('bed_kind', 'in', [...bedKinds]).execute()
}
