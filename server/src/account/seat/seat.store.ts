import { type Insertable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

export const selectSeats = (tx: Transaction, hospitalId: string) => tx.db.selectFrom('seat').selectAll().where('hospital_id', '=', hospitalId).orderBy('number').execute()

export const findSeat = (tx: Transaction, seatId: string) => tx.db.selectFrom('seat').selectAll().where('id', '=', seatId).executeTakeFirst()

export const selectHoldings = (tx: Transaction, hospitalId: string) =>
  tx.db
    .selectFrom('seat_holding as h')
    .innerJoin('person as p', 'p.id', 'h.person_id')
    .select(['h.seat_id', 'h.person_id', 'h.first_day', 'h.last_day', 'p.display_name', 'p.department', 'p.email', 'p.signed_in_at'])
    .where('h.hospital_id', '=', hospitalId)
    .orderBy('h.first_day', 'desc')
    .orderBy('h.id')
    .execute()

/** What is to happen yet. */
export const selectOpenOrders = (tx: Transaction, hospitalId: string) =>
  tx.db
    .selectFrom('seat_order as o')
    .innerJoin('seat_form as f', 'f.id', 'o.form_id')
    .select(['o.id', 'o.form_id', 'o.act', 'o.line', 'o.day', 'o.seat_id', 'o.person_id', 'f.content'])
    .where('o.hospital_id', '=', hospitalId)
    .where('o.done_at', 'is', null)
    .where('o.dropped_at', 'is', null)
    .orderBy('o.day')
    .execute()

/** Numbered on from the hospital's last; run under the hospital's lock. */
export const insertSeats = async (tx: Transaction, seats: { hospitalId: string; funding: 'prefecture' | 'hospital'; firstDay: string; lastDay: string | null; count: number }): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    insert into seat (hospital_id, funding, number, first_day, last_day)
    select ${seats.hospitalId}::uuid, ${seats.funding}, n + coalesce((select max(number) from seat where hospital_id = ${seats.hospitalId}::uuid), 0), ${seats.firstDay}::date, ${seats.lastDay}::date
    from generate_series(1, ${seats.count}::integer) n order by n returning id`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export const updateSeatEnds = async (tx: Transaction, seatIds: readonly string[], lastDay: string): Promise<void> => {
  await sql`update seat set last_day = ${lastDay}::date where id = any (${[...seatIds]}::uuid[])`.execute(tx.db)
}

/** With their holders: nobody of the hospital uses them any more. */
export const endPrefectureSeats = async (tx: Transaction, hospitalId: string, lastDay: string): Promise<void> => {
  await sql`
    update seat_holding h set last_day = greatest(${lastDay}::date, h.first_day - 1) from seat s
    where s.id = h.seat_id and s.hospital_id = ${hospitalId}::uuid and s.funding = 'prefecture' and h.last_day is null`.execute(tx.db)
  await sql`update seat set last_day = greatest(${lastDay}::date, first_day) where hospital_id = ${hospitalId}::uuid and funding = 'prefecture' and last_day is null`.execute(tx.db)
}

/** Whoever may act for the hospital and holds no seat. */
export const selectWithoutSeat = async (tx: Transaction, hospitalId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.hospital_id = ${hospitalId}::uuid and acts_today(p.active, p.acts_until)
      and not exists (select from seat_holding h where h.person_id = p.id and h.last_day is null)
    order by p.created_at, p.id`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export const insertHolding = async (tx: Transaction, holding: Insertable<DB['seat_holding']>): Promise<void> => {
  await tx.db.insertInto('seat_holding').values(holding).execute()
}

/** Not before the day before the first: who left on the day on which they came held it for no day. */
export const endHolding = async (tx: Transaction, personId: string, lastDay: string): Promise<void> => {
  await sql`update seat_holding set last_day = greatest(${lastDay}::date, first_day - 1) where person_id = ${personId}::uuid and last_day is null`.execute(tx.db)
}

export const updateActsUntil = async (tx: Transaction, personId: string, actsUntil: string | null): Promise<void> => {
  await tx.db.updateTable('person').set({ acts_until: actsUntil }).where('id', '=', personId).execute()
}

export const insertOrders = async (tx: Transaction, orders: readonly Insertable<DB['seat_order']>[]): Promise<void> => {
  if (orders.length > 0) await tx.db.insertInto('seat_order').values([...orders]).execute()
}

/** Who starts today, and who stopped yesterday; those who stop first, their seats may be waited for. Whoever was to start on a seat that was taken back, whenever. */
export const selectDueOrders = (tx: Transaction, today: string) =>
  tx.db
    .selectFrom('seat_order as o')
    .innerJoin('hospital as h', 'h.id', 'o.hospital_id')
    .innerJoin('seat as s', 's.id', 'o.seat_id')
    .select(['o.id', 'o.hospital_id', 'o.act'])
    .where('o.done_at', 'is', null)
    .where('o.dropped_at', 'is', null)
    .where('h.use', '=', 'active')
    .where((e) => e.or([e.and([e('o.act', '=', 'start'), e('o.day', '<=', today)]), e.and([e('o.act', '=', 'stop'), e('o.day', '<', today)]), e.and([e('o.act', '=', 'start'), e('s.funding', '=', 'prefecture'), e('s.last_day', 'is not', null)])]))
    .orderBy('o.act', 'desc')
    .orderBy('o.day')
    .orderBy('o.id')
    .execute()

export const lockOrder = (tx: Transaction, orderId: string) =>
  tx.db
    .selectFrom('seat_order as o')
    .innerJoin('seat_form as f', 'f.id', 'o.form_id')
    .innerJoin('seat as s', 's.id', 'o.seat_id')
    .select(['o.id', 'o.form_id', 'o.hospital_id', 'o.act', 'o.line', 'o.day', 'o.seat_id', 'o.person_id', 'o.done_at', 'o.dropped_at', 'f.content', 's.funding', 's.first_day', 's.last_day'])
    .where('o.id', '=', orderId)
    .forUpdate('o')
    .executeTakeFirst()

export const markOrderDone = async (tx: Transaction, orderId: string, personId: string): Promise<void> => {
  await tx.db.updateTable('seat_order').set({ done_at: tx.now, person_id: personId }).where('id', '=', orderId).execute()
}

/** It comes to nothing. */
export const markOrderDropped = async (tx: Transaction, orderId: string): Promise<void> => {
  await tx.db.updateTable('seat_order').set({ dropped_at: tx.now }).where('id', '=', orderId).execute()
}

/** Who leaves otherwise has stopped; nothing waits for their day any more. */
export const markStopsDone = async (tx: Transaction, personId: string): Promise<void> => {
  await tx.db.updateTable('seat_order').set({ done_at: tx.now }).where('person_id', '=', personId).where('act', '=', 'stop').where('done_at', 'is', null).execute()
}

/** What a person holds, or held last. */
export const findLastSeat = (tx: Transaction, personId: string) =>
  tx.db
    .selectFrom('seat_holding as h')
    .innerJoin('seat as s', 's.id', 'h.seat_id')
    .select(['h.last_day as lastDay', 's.last_day as seatLastDay', 's.funding'])
    .where('h.person_id', '=', personId)
    .orderBy('h.first_day', 'desc')
    .orderBy('h.last_day', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()

/** The last days that forms have named for a person (様式3). */
export const selectStopDays = async (tx: Transaction, personId: string): Promise<string[]> =>
  (await tx.db.selectFrom('seat_order').select('day').where('person_id', '=', personId).where('act', '=', 'stop').execute()).map(({ day }) => day)

/** Held still, though the seat has ended. */
export const selectExpiredHoldings = (tx: Transaction, today: string) =>
  tx.db
    .selectFrom('seat_holding as h')
    .innerJoin('seat as s', 's.id', 'h.seat_id')
    .select(['h.id', 'h.person_id', 'h.hospital_id'])
    .where('h.last_day', 'is', null)
    .where('s.last_day', '<', today)
    .execute()

export const lockExpiredHolding = (tx: Transaction, holdingId: string, today: string) =>
  tx.db
    .selectFrom('seat_holding as h')
    .innerJoin('seat as s', 's.id', 'h.seat_id')
    .innerJoin('person as p', 'p.id', 'h.person_id')
    .select(['h.seat_id', 'h.person_id', 'h.hospital_id', 's.last_day', 'p.auth_user_id'])
    .where('h.id', '=', holdingId)
    .where('h.last_day', 'is', null)
    .where('s.last_day', '<', today)
    .forUpdate('h')
    .executeTakeFirst()

/** Who held seats to their last day and was to leave on no day until then (様式3), with the later day that a form has named: of a renewal that is accepted only after it. */
export const selectReturning = async (tx: Transaction, of: { seatIds: readonly string[]; lastDay: string }): Promise<{ seatId: string; personId: string; stopsOn: string | null }[]> => {
  const { rows } = await sql<{ seatId: string; personId: string; stopsOn: string | null }>`
    select h.seat_id as "seatId", h.person_id as "personId", (select min(o.day) from seat_order o where o.person_id = p.id and o.act = 'stop') as "stopsOn"
    from seat_holding h join person p on p.id = h.person_id
    where h.seat_id = any (${[...of.seatIds]}::uuid[]) and h.last_day = ${of.lastDay}::date and p.active and p.acts_until = ${of.lastDay}::date
      and not exists (select from seat_holding other where other.person_id = p.id and other.last_day is null)
      and not exists (select from seat_order o where o.person_id = p.id and o.act = 'stop' and o.day <= ${of.lastDay}::date)`.execute(tx.db)
  return rows
}

/** Of people in service: the same person's own, of a seat that has ended, is no colleague's (rule 38). */
export const selectMailboxes = async (tx: Transaction, hospitalId: string): Promise<string[]> =>
  (await tx.db.selectFrom('person').select('email').where('hospital_id', '=', hospitalId).where(sql<boolean>`acts_today(active, acts_until)`).where('email', '<>', '').execute()).map(({ email }) => email)

/** Who speaks for a hospital today, until when they act, and whether an accepted form still makes them stop. */
export const selectActingRepresentatives = async (tx: Transaction, hospitalId: string): Promise<{ personId: string; actsUntil: string | null; isLeaving: boolean }[]> =>
  (
    await sql<{ personId: string; actsUntil: string | null; isLeaving: boolean }>`
      select p.id as "personId", p.acts_until as "actsUntil",
        exists (select from seat_order o where o.person_id = p.id and o.act = 'stop' and o.done_at is null) as "isLeaving"
      from person p
      where p.hospital_id = ${hospitalId}::uuid and p.role = 'representative' and acts_today(p.active, p.acts_until)`.execute(tx.db)
  ).rows

export const insertSeatLine = async (tx: Transaction, line: Omit<Insertable<DB['seat_line']>, 'fixed_by' | 'fixed_at'>): Promise<void> => {
  await tx.db.insertInto('seat_line').values({ ...line, fixed_by: byWhom(tx), fixed_at: tx.now }).execute()
}

export const findLineOfForm = (tx: Transaction, formId: string) => tx.db.selectFrom('seat_line').selectAll().where('form_id', '=', formId).executeTakeFirst()
