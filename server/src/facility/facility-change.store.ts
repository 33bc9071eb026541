import type { FieldChange, FacilityPart } from '@tasuki/domain/facility/facility-history.contract'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type NewFacilityChange = {
  hospitalId: string
  part: FacilityPart
  act: 'changed' | 'confirmed' | 'reminded'
  bedKinds: readonly string[]
  by: string
  changes: readonly FieldChange[]
}

export const insertFacilityChange = async (tx: Transaction, change: NewFacilityChange): Promise<void> => {
  await sql`
    with made as (
      insert into facility_change (hospital_id, part, act, bed_kinds, at, person_name)
      values (${change.hospitalId}::uuid, ${change.part}, ${change.act}, ${[...change.bedKinds]}::text[], ${tx.now}::timestamptz, ${change.by}) returning id, hospital_id
    )
    insert into facility_change_detail (change_id, hospital_id, changes)
    select id, hospital_id, ${JSON.stringify(change.changes)}::jsonb from made where ${change.changes.length > 0}::boolean`.execute(tx.db)
}

export type FacilityChangeRow = { id: string; at: Date; person_name: string; part: string; act: string; bed_kinds: string[]; changes: unknown }

/** Newest first; `changes` is null where row security keeps them from who asks, and where nothing changed. */
export const selectFacilityChanges = async (
  tx: Transaction,
  of: { hospitalId: string; part: FacilityPart | undefined; limit: number; offset: number },
): Promise<{ total: number; rows: FacilityChangeRow[] }> => {
  const wanted = tx.db
    .selectFrom('facility_change as c')
    .where('c.hospital_id', '=', of.hospitalId)
    .$if(of.part !== undefined, (query) => query.where('c.part', '=', of.part ?? ''))
  const { total } = await wanted.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const rows = await wanted
    .leftJoin('facility_change_detail as d', 'd.change_id', 'c.id')
    .select(['c.id', 'c.at', 'c.person_name', 'c.part', 'c.act', 'c.bed_kinds', 'd.changes'])
    .orderBy('c.position', 'desc')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return { total, rows }
}

/** When the vacancy was changed or confirmed, newest first. */
export const selectVacancyTimes = async (tx: Transaction, hospitalId: string, limit: number): Promise<Date[]> => {
  const rows = await tx.db
    .selectFrom('facility_change')
    .select('at')
    .where('hospital_id', '=', hospitalId)
    .where('part', '=', 'vacancy')
    .where('act', '<>', 'reminded')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.at)
}

/** Reminders since an instant, newest first. */
export const selectReminders = async (tx: Transaction, hospitalId: string, since: Date): Promise<Date[]> => {
  const rows = await tx.db
    .selectFrom('facility_change')
    .select('at')
    .where('hospital_id', '=', hospitalId)
    .where('act', '=', 'reminded')
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .execute()
  return rows.map((row) => row.at)
}
