import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type DirectoryFilter = {
  /** Words of which each must occur in the name, its kana or its short form. */
  words: readonly string[]
  use: string | null
  /** Codes of the municipalities wanted; null = any. */
  municipalityCodes: readonly string[] | null
  bedKind: string | null
  vacantOnly: boolean
  /** Code of a care need that the hospital takes, if need be with a condition. */
  need: string | null
  /** Vacancy confirmed at this instant or later. */
  confirmedSince: Date | null
  withinKm: number | null
  sort: 'distance' | 'name' | 'vacancy' | 'updated'
  limit: number
  offset: number
}

export type DirectoryRow = {
  id: string
  name: string
  shortName: string
  nameKana: string
  use: string
  municipalityCode: string
  address: string
  phone: string
  licensedBeds: unknown
  distanceKm: number | null
}

const ORDER = {
  distance: sql`f."distanceKm" nulls last, f."nameKana", f.id`,
  name: sql`f."nameKana", f.name, f.id`,
  vacancy: sql`f.acceptable desc nulls last, f.vacant desc nulls last, f."distanceKm" nulls last, f.id`,
  updated: sql`f.confirmed_at desc nulls last, f.id`,
}

const EARTH_KM = 6371

/** Straight line; null where either side has no coordinates. Plain arithmetic over all rows: no index is faster here. */
const KILOMETRES = sql`case when h.latitude + h.longitude + o.latitude + o.longitude is not null then
  ${sql.lit(2 * EARTH_KM)} * asin(sqrt(least(1, sin(radians(h.latitude - o.latitude) / 2) ^ 2
    + cos(radians(o.latitude)) * cos(radians(h.latitude)) * sin(radians(h.longitude - o.longitude) / 2) ^ 2))) end`

const hospitalColumns = sql`
  h.id, h.name, h.short_name as "shortName", h.name_kana as "nameKana", h.use, h.municipality_code as "municipalityCode",
  h.address, h.phone, h.licensed_beds as "licensedBeds"`

const ownPlace = (tx: Transaction) =>
  sql`(select own.latitude, own.longitude from hospital own where own.id = ${tx.actor.kind === 'member' ? tx.actor.hospitalId : null}::uuid)`

/**
 * One page of the directory and how many there are on all. What only user hospitals have counts for them alone: a listed
 * hospital's capacity is nobody's statement.
 */
export const selectDirectory = async (tx: Transaction, filter: DirectoryFilter): Promise<{ total: number; hospitals: DirectoryRow[] }> => {
  const { bedKind, need, confirmedSince, withinKm, municipalityCodes } = filter
  const { rows } = await sql<DirectoryRow & { total: number }>`
    with wanted as (
      select array_agg(search_spelling(word)) as words from unnest(${[...filter.words]}::text[]) as word
    ), found as (
      select h.id, h.name, h.name_kana as "nameKana", ${KILOMETRES} as "distanceKm", v.vacant, v.acceptable, v.confirmed_at
      from hospital h left join ${ownPlace(tx)} o on true
      left join (
        select hospital_id, sum(vacant) as vacant, sum(acceptable) as acceptable, max(updated_at) as confirmed_at
        from bed_availability where ${bedKind}::text is null or bed_kind = ${bedKind}::text group by hospital_id
      ) v on v.hospital_id = h.id and h.use = 'active'
      where (${filter.use}::text is null or h.use = ${filter.use}::text)
        and (${municipalityCodes === null ? null : [...municipalityCodes]}::text[] is null or h.municipality_code = any (${municipalityCodes === null ? null : [...municipalityCodes]}::text[]))
        and not exists (select from unnest((select words from wanted)) as word where strpos(h.search_text, word) = 0)
        and (${bedKind}::text is null or v.hospital_id is not null)
        and (not ${filter.vacantOnly}::boolean or v.vacant > 0)
        and (${confirmedSince}::timestamptz is null or v.confirmed_at >= ${confirmedSince}::timestamptz)
        and (${need}::text is null or (h.use = 'active' and exists (
          select from facility_record r where r.hospital_id = h.id and r.acceptance -> ${need}::text ->> 'level' in ('accepted', 'conditional'))))
    ), near as (
      select * from found f where ${withinKm}::double precision is null or f."distanceKm" <= ${withinKm}::double precision
    ), page as (
      select * from near f order by ${ORDER[filter.sort]} limit ${filter.limit}::integer offset ${filter.offset}::integer
    )
    select t.total, ${hospitalColumns}, f."distanceKm"
    from (select count(*)::integer as total from near) t left join (page f join hospital h on h.id = f.id) on true
    order by ${ORDER[filter.sort]}`.execute(tx.db)
  // The total comes on a row of its own when the page is empty.
  return { total: rows[0]?.total ?? 0, hospitals: rows.filter((row) => row.id !== null) }
}

export type HospitalRowInFull = DirectoryRow & { postalCode: string; latitude: number | null; longitude: number | null; naviiId: string | null }

export const findDirectoryHospital = async (tx: Transaction, hospitalId: string): Promise<HospitalRowInFull | undefined> => {
  const { rows } = await sql<HospitalRowInFull>`
    select ${hospitalColumns}, ${KILOMETRES} as "distanceKm", h.postal_code as "postalCode", h.latitude, h.longitude, h.navii_id as "naviiId"
    from hospital h left join ${ownPlace(tx)} o on true where h.id = ${hospitalId}::uuid`.execute(tx.db)
  return rows[0]
}
