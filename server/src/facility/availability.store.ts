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

export type GivenAvailability = { hospitalId: string; bedKind: string; given: AvailabilityInput; by: string }

const columnsOf = (given: AvailabilityInput) => ({
  beds: given.beds,
  vacant: given.vacant,
  acceptable: given.acceptable,
  held: given.held,
  opens_on: given.opensOn,
  sex: given.sex,
  private_room: given.privateRoom,
})

/** Undefined where the kind is there already. */
export const insertAvailability = (tx: Transaction, { hospitalId, bedKind, given, by }: GivenAvailability): Promise<BedRow | undefined> =>
  tx.db
    .insertInto('bed_availability')
    .values({ hospital_id: hospitalId, bed_kind: bedKind, ...columnsOf(given), updated_at: tx.now, updated_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

/** Undefined where another version stands. */
export const updateAvailability = (tx: Transaction, version: number, { hospitalId, bedKind, given, by }: GivenAvailability): Promise<BedRow | undefined> =>
  tx.db
    .updateTable('bed_availability')
    .set({ ...columnsOf(given), version: version + 1, updated_at: tx.now, updated_by: by })
    .where('hospital_id', '=', hospitalId)
    .where('bed_kind', '=', bedKind)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()

/** 変更なし: the figures stand, their age begins anew; the version, which counts changes of figures, stays. */
export const touchAvailability = async (tx: Transaction, of: { hospitalId: string; bedKinds: readonly string[] | undefined; by: string }): Promise<void> => {
  await tx.db
    .updateTable('bed_availability')
    .set({ updated_at: tx.now, updated_by: of.by })
    .where('hospital_id', '=', of.hospitalId)
    .$if(of.bedKinds !== undefined, (query) => query.where('bed_kind', 'in', [...(of.bedKinds ?? [])]))
    .execute()
}
