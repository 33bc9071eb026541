import type { SeatFunding } from '@tasuki/domain/account/seat/seat.contract'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

export const findBudget = async (tx: Transaction, fiscalYear: number): Promise<number | null> =>
  (await tx.db.selectFrom('seat_budget').select('seats').where('fiscal_year', '=', fiscalYear).executeTakeFirst())?.seats ?? null

export const upsertBudget = async (tx: Transaction, fiscalYear: number, seats: number): Promise<void> => {
  const set = { seats, set_by: byWhom(tx), set_at: tx.now }
  await tx.db.insertInto('seat_budget').values({ fiscal_year: fiscalYear, ...set }).onConflict((on) => on.column('fiscal_year').doUpdateSet(set)).execute()
}

const BUDGET_LOCK = 7_283_429

/** Who gives at the same time waits, so that the budget holds. */
export const lockBudget = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${BUDGET_LOCK})`.execute(tx.db)
}

export const countGivenSeats = async (tx: Transaction): Promise<number> =>
  Number((await tx.db.selectFrom('seat').select((e) => e.fn.countAll<string>().as('count')).where('funding', '=', 'prefecture').where('last_day', 'is', null).executeTakeFirstOrThrow()).count)

/** On a day that is over. */
export const countGivenSeatsOn = async (tx: Transaction, day: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from seat where funding = 'prefecture' and first_day <= ${day}::date and (last_day is null or last_day >= ${day}::date)`.execute(tx.db)
  return rows[0]?.count ?? 0
}

export const selectBudgets = (tx: Transaction) => tx.db.selectFrom('seat_budget').select(['fiscal_year', 'seats']).orderBy('fiscal_year', 'desc').execute()

type AllotmentRow = { id: string; name: string; short_name: string; funding: SeatFunding | null; first_day: string; last_day: string | null; is_held: boolean; held_until: string | null; is_awaited: boolean }

/** Every seat that isn't over, of each hospital that uses the system or has one; a hospital without any in one row of its own. */
export const selectAllotments = async (tx: Transaction, today: string): Promise<AllotmentRow[]> => {
  const { rows } = await sql<AllotmentRow>`
    select h.id, h.name, h.short_name, s.funding, s.first_day, s.last_day, coalesce(held.now, false) as is_held, held.until as held_until,
           exists (select from seat_order o where o.seat_id = s.id and o.act = 'start' and o.done_at is null and o.dropped_at is null) as is_awaited
    from hospital h left join seat s on s.hospital_id = h.id and (s.last_day is null or (s.funding = 'hospital' and s.last_day >= ${today}::date))
    left join lateral (select bool_or(last_day is null) as now, max(last_day) as until from seat_holding where seat_id = s.id) held on true
    where h.use = 'active' or s.id is not null
    order by h.name_kana, h.name, h.id`.execute(tx.db)
  return rows
}

export const findRenewal = (tx: Transaction, of: { hospitalId: string; fiscalYear: number }) =>
  tx.db.selectFrom('seat_renewal').selectAll().where('hospital_id', '=', of.hospitalId).where('fiscal_year', '=', of.fiscalYear).executeTakeFirst()

export type RenewalAnswer = { hospitalId: string; fiscalYear: number; seatIds: readonly string[]; askedIds: readonly string[]; personId: string }

export const insertRenewal = async (tx: Transaction, answer: RenewalAnswer): Promise<void> => {
  await tx.db
    .insertInto('seat_renewal')
    .values({ hospital_id: answer.hospitalId, fiscal_year: answer.fiscalYear, seat_ids: [...answer.seatIds], asked_ids: [...answer.askedIds], answered_by: answer.personId, answered_at: tx.now })
    .execute()
}

/** Waits to be accepted, again where the one before had been. */
export const updateRenewal = async (tx: Transaction, answer: RenewalAnswer): Promise<void> => {
  await tx.db
    .updateTable('seat_renewal')
    .set({ seat_ids: [...answer.seatIds], asked_ids: [...answer.askedIds], answered_by: answer.personId, answered_at: tx.now, accepted_by: null, accepted_at: null, version: sql<number>`version + 1` })
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

type RenewalAsked = { fiscalYear: number; /** None: of all. */ hospitalId: string | undefined }

export type RenewalSeatRow = { hospital_id: string; name: string; short_name: string; seat_id: string; number: number; holder: string | null; goes_on: boolean; accepted: boolean; asked: boolean }

/**
 * Hospital-funded seats that end with the year before, and those that went on from it: an accepted one ends a year later
 * by now. Their holders as of `day`. What is still to be decided concerns hospitals that use the system.
 */
export const selectRenewalSeats = async (tx: Transaction, of: RenewalAsked & { lastDay: string; day: string; isOver: boolean }): Promise<RenewalSeatRow[]> => {
  const { rows } = await sql<RenewalSeatRow>`
    select s.hospital_id, h.name, h.short_name, s.id as seat_id, s.number, p.display_name as holder, coalesce(s.id = any (r.seat_ids), false) as goes_on,
           coalesce(s.id = any (r.seat_ids), false) and s.last_day > ${of.lastDay}::date as accepted, coalesce(s.id = any (r.asked_ids), false) as asked
    from seat s join hospital h on h.id = s.hospital_id
    left join seat_renewal r on r.hospital_id = s.hospital_id and r.fiscal_year = ${of.fiscalYear}
    left join seat_holding held on held.seat_id = s.id and held.first_day <= ${of.day}::date and (held.last_day is null or held.last_day >= ${of.day}::date)
    left join person p on p.id = held.person_id
    where s.funding = 'hospital' and (s.last_day = ${of.lastDay}::date or s.id = any (r.seat_ids))
      and (h.use = 'active' or r.accepted_at is not null or ${of.isOver})
      and (${of.hospitalId ?? null}::uuid is null or s.hospital_id = ${of.hospitalId ?? null}::uuid)
    order by h.name_kana, h.name, h.id, s.number`.execute(tx.db)
  return rows
}

export type RenewalRow = { hospital_id: string; version: number; answered_at: Date; accepted_at: Date | null; fixed_amount: number }

/** What hospitals answered, and what of it is fixed already: twelve months at the price of each acceptance (rule 29). */
export const selectRenewalAnswers = async (tx: Transaction, of: RenewalAsked): Promise<RenewalRow[]> => {
  const { rows } = await sql<RenewalRow>`
    select r.hospital_id, r.version, r.answered_at, r.accepted_at,
           coalesce((select sum(l.seats::bigint * l.unit_price * 12) from seat_line l where l.hospital_id = r.hospital_id and l.fiscal_year = r.fiscal_year and l.kind = 'renewal'), 0)::float8 as fixed_amount
    from seat_renewal r
    where r.fiscal_year = ${of.fiscalYear} and (${of.hospitalId ?? null}::uuid is null or r.hospital_id = ${of.hospitalId ?? null}::uuid)`.execute(tx.db)
  return rows
}

/** Fiscal years before which hospital-funded seats ended or went on. */
export const selectRenewalYears = async (tx: Transaction): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`
    select fiscal_year as year from seat_renewal union select extract(year from last_day)::int from seat where funding = 'hospital' order by 1 desc`.execute(tx.db)
  return rows.map(({ year }) => year)
}
