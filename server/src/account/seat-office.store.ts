import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export const findBudget = async (tx: Transaction, fiscalYear: number): Promise<number | null> =>
  (await tx.db.selectFrom('seat_budget').select('seats').where('fiscal_year', '=', fiscalYear).executeTakeFirst())?.seats ?? null

export const upsertBudget = async (tx: Transaction, fiscalYear: number, seats: number): Promise<void> => {
  const set = { seats, set_by: 'personId' in tx.actor ? tx.actor.personId : null, set_at: tx.now }
  await tx.db.insertInto('seat_budget').values({ fiscal_year: fiscalYear, ...set }).onConflict((on) => on.column('fiscal_year').doUpdateSet(set)).execute()
}

const BUDGET_LOCK = 7_283_429

/** Who gives at the same time waits, so that the budget holds. */
export const lockBudget = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${BUDGET_LOCK})`.execute(tx.db)
}

export const countGivenSeats = async (tx: Transaction): Promise<number> =>
  Number((await tx.db.selectFrom('seat').select((e) => e.fn.countAll<string>().as('count')).where('funding', '=', 'prefecture').where('last_day', 'is', null).executeTakeFirstOrThrow()).count)

export type AllotmentRow = { id: string; name: string; short_name: string; given: number; given_free: number; paid: number; paid_free: number; paid_later: number }

/** Of every hospital that uses the system or has a seat today. */
export const selectAllotments = async (tx: Transaction, today: string): Promise<AllotmentRow[]> => {
  const { rows } = await sql<AllotmentRow>`
    with standing as (
      select s.hospital_id, s.funding, s.first_day > ${today}::date as later,
             not exists (select from seat_holding h where h.seat_id = s.id and h.last_day is null)
               and not exists (select from seat_order o where o.seat_id = s.id and o.act = 'start' and o.done_at is null) as free
      from seat s where s.last_day is null or (s.funding = 'hospital' and s.last_day >= ${today}::date)
    )
    select h.id, h.name, h.short_name,
           count(*) filter (where funding = 'prefecture')::int as given,
           count(*) filter (where funding = 'prefecture' and free)::int as given_free,
           count(*) filter (where funding = 'hospital' and not later)::int as paid,
           count(*) filter (where funding = 'hospital' and not later and free)::int as paid_free,
           count(*) filter (where funding = 'hospital' and later)::int as paid_later
    from hospital h left join standing s on s.hospital_id = h.id
    where h.use = 'active' or s.hospital_id is not null
    group by h.id order by h.name_kana, h.name, h.id`.execute(tx.db)
  return rows
}

export const findRenewal = (tx: Transaction, of: { hospitalId: string; fiscalYear: number }) =>
  tx.db.selectFrom('seat_renewal').selectAll().where('hospital_id', '=', of.hospitalId).where('fiscal_year', '=', of.fiscalYear).executeTakeFirst()

export const insertRenewal = async (tx: Transaction, answer: { hospitalId: string; fiscalYear: number; seatIds: readonly string[]; personId: string }): Promise<void> => {
  await tx.db.insertInto('seat_renewal').values({ hospital_id: answer.hospitalId, fiscal_year: answer.fiscalYear, seat_ids: [...answer.seatIds], answered_by: answer.personId, answered_at: tx.now }).execute()
}

export const updateRenewal = async (tx: Transaction, answer: { hospitalId: string; fiscalYear: number; seatIds: readonly string[]; personId: string }): Promise<void> => {
  await tx.db
    .updateTable('seat_renewal')
    .set({ seat_ids: [...answer.seatIds], answered_by: answer.personId, answered_at: tx.now, version: sql<number>`version + 1` })
    .where('hospital_id', '=', answer.hospitalId)
    .where('fiscal_year', '=', answer.fiscalYear)
    .execute()
}

export const markRenewalAccepted = async (tx: Transaction, of: { hospitalId: string; fiscalYear: number; personId: string }): Promise<void> => {
  await tx.db
    .updateTable('seat_renewal')
    .set({ accepted_by: of.personId, accepted_at: tx.now, version: sql<number>`version + 1` })
    .where('hospital_id', '=', of.hospitalId)
    .where('fiscal_year', '=', of.fiscalYear)
    .execute()
}

/** Hospitals with hospital-funded seats that end on a day, or with an answer about them. */
export const selectRenewingHospitals = async (tx: Transaction, of: { lastDay: string; fiscalYear: number }): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select h.id from hospital h
    where exists (select from seat s where s.hospital_id = h.id and s.funding = 'hospital' and s.last_day = ${of.lastDay}::date)
       or exists (select from seat_renewal r where r.hospital_id = h.id and r.fiscal_year = ${of.fiscalYear})
    order by h.name_kana, h.name, h.id`.execute(tx.db)
  return rows.map(({ id }) => id)
}
