import type { HospitalUse } from '@tasuki/domain/account/account.contract'
import type { HospitalCondition } from '@tasuki/domain/office/register/hospital-register.contract'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'

export type RegisterRow = {
  id: string
  name: string
  name_kana: string
  short_name: string
  use: string
  municipality_code: string
  corporation: string
  phone: string
  people: number
  representatives: number
  last_active_at: Date | null
  informed_at: Date | null
  open_cases: number
}

export type RegisterSearch = {
  id: string | undefined
  text: string
  use: HospitalUse | undefined
  condition: HospitalCondition | undefined
  staleBefore: Date
  silentBefore: Date
  limit: number
  offset: number
}

/** Each of a hospital that uses the system: who doesn't, owes nothing. */
const CONDITION = {
  stale: ({ staleBefore }) => sql`use = 'active' and (informed_at is null or informed_at < ${staleBefore})`,
  silent: ({ silentBefore }) => sql`use = 'active' and (last_active_at is null or last_active_at < ${silentBefore})`,
  without_representative: () => sql`use = 'active' and representatives = 0`,
} as const satisfies Record<HospitalCondition, (search: RegisterSearch) => RawBuilder<unknown>>

const register = sql`
  select h.id, h.name, h.name_kana, h.short_name, h.use, h.municipality_code, h.corporation, h.phone,
    (select count(*)::int from person p where p.hospital_id = h.id and acts_today(p.active, p.acts_until)) as people,
    (select count(*)::int from person p where p.hospital_id = h.id and acts_today(p.active, p.acts_until) and p.role = 'representative') as representatives,
    (select max(e.at) from audit_entry e where e.hospital_id = h.id) as last_active_at,
    (select max(f.at) from facility_change f where f.hospital_id = h.id and f.act <> 'reminded') as informed_at,
    (select count(*)::int from transfer_case c where c.sender_hospital_id = h.id and c.status in ('draft', 'recruiting', 'held')) as open_cases
  from hospital h`

const matching = (search: RegisterSearch): RawBuilder<unknown> => sql`
  (${search.id ?? null}::uuid is null or id = ${search.id ?? null}::uuid)
  and (${search.use ?? null}::text is null or use = ${search.use ?? null}::text)
  and (search_spelling(${search.text}) = '' or strpos(search_spelling(concat_ws(' ', name, name_kana, short_name, corporation)), search_spelling(${search.text})) > 0)
  and (${search.condition === undefined ? sql`true` : CONDITION[search.condition](search)})`

/** Run as the system: numbers and times, no case of anybody. */
export const selectRegister = async (tx: Transaction, search: RegisterSearch): Promise<RegisterRow[]> =>
  (
    await sql<RegisterRow>`
      select * from (${register}) r where ${matching(search)}
      order by array_position(array['active', 'non_user', 'ended'], use), name_kana, name, id limit ${search.limit} offset ${search.offset}`.execute(tx.db)
  ).rows

export const countRegister = async (tx: Transaction, search: RegisterSearch): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from (${register}) r where ${matching(search)}`.execute(tx.db)).rows[0]?.count ?? 0

type RegisterSummary = { active: number; non_user: number; ended: number; without_representative: number; stale: number; silent: number }

/** As the system; one look at the register for all of its numbers. */
export const summariseRegister = async (tx: Transaction, search: RegisterSearch): Promise<RegisterSummary> => {
  const count = (condition: RawBuilder<unknown>) => sql`count(*) filter (where ${condition})::int`
  const { rows } = await sql<RegisterSummary>`
    select ${count(sql`use = 'active'`)} as active, ${count(sql`use = 'non_user'`)} as non_user, ${count(sql`use = 'ended'`)} as ended,
      ${count(CONDITION.without_representative())} as without_representative, ${count(CONDITION.stale(search))} as stale, ${count(CONDITION.silent(search))} as silent
    from (${register}) r`.execute(tx.db)
  return rows[0] ?? { active: 0, non_user: 0, ended: 0, without_representative: 0, stale: 0, silent: 0 }
}

const SINCE = { stale: sql.ref('informed_at'), silent: sql.ref('last_active_at') } as const

/** As the system: who has owed it longest; those that never did it first. */
export const selectLongestOwing = async (tx: Transaction, condition: keyof typeof SINCE, search: RegisterSearch): Promise<{ id: string; name: string; since: Date | null }[]> =>
  (
    await sql<{ id: string; name: string; since: Date | null }>`
      select id, name, ${SINCE[condition]} as since from (${register}) r where ${CONDITION[condition](search)} order by ${SINCE[condition]} nulls first, name_kana, name, id limit ${search.limit}`.execute(tx.db)
  ).rows

export const selectSuccessors = async (tx: Transaction, hospitalId: string): Promise<{ id: string; name: string; shortName: string }[]> =>
  (
    await sql<{ id: string; name: string; shortName: string }>`
      select o.id, o.name, o.short_name as "shortName" from hospital h join hospital o on o.corporation = h.corporation and o.id <> h.id and o.use = 'active'
      where h.id = ${hospitalId}::uuid and h.corporation <> '' order by o.name, o.id`.execute(tx.db)
  ).rows
