import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type DirectoryFilter = {
  /** Words of which each must occur in the name, its kana or its short form; `kana` is the word read aloud, or the word itself. */
  words: readonly { typed: string; kana: string }[]
  use: string | null
  /** Codes of the municipalities wanted; null = any. */
  municipalityCodes: readonly string[] | null
  bedKind: string | null
  vacantOnly: boolean
  /** Codes of care needs that the hospital takes all of, if need be with a condition. */
  needs: readonly string[]
  /** Vacancy confirmed at this instant or later. */
  confirmedSince: Date | null
  withinKm: number | null
}

type DirectoryPage = { sort: 'distance' | 'name' | 'vacancy' | 'updated'; limit: number; offset: number }

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
 * The hospitals that the conditions leave, as `near`. What only user hospitals have counts for them alone: a listed
 * hospital's capacity is nobody's statement.
 */
const nearHospitals = (tx: Transaction, filter: DirectoryFilter) => {
  const { bedKind, confirmedSince, withinKm } = filter
  const codes = filter.municipalityCodes === null ? null : [...filter.municipalityCodes]
  return sql`
    wanted as materialized (
      select search_spelling(typed) as typed, search_spelling(kana) as kana
      from unnest(${filter.words.map((word) => word.typed)}::text[], ${filter.words.map((word) => word.kana)}::text[]) as w (typed, kana)
    ), found as (
      select h.id, h.name, h.name_kana as "nameKana", ${KILOMETRES} as "distanceKm", v.vacant, v.acceptable, v.confirmed_at
      from hospital h left join ${ownPlace(tx)} o on true
      left join (
        select hospital_id, sum(vacant) as vacant, sum(acceptable) as acceptable, max(updated_at) as confirmed_at
        from bed_availability where ${bedKind}::text is null or bed_kind = ${bedKind}::text group by hospital_id
      ) v on v.hospital_id = h.id and h.use = 'active'
      where (${filter.use}::text is null or h.use = ${filter.use}::text)
        and (${codes}::text[] is null or h.municipality_code = any (${codes}::text[]))
        and not exists (select from wanted w where strpos(h.search_text, w.typed) = 0 and strpos(h.search_text, w.kana) = 0)
        and (${bedKind}::text is null or v.hospital_id is not null)
        and (not ${filter.vacantOnly}::boolean or v.vacant > 0)
        and (${confirmedSince}::timestamptz is null or v.confirmed_at >= ${confirmedSince}::timestamptz)
        and (${filter.needs.length === 0}::boolean or (h.use = 'active' and exists (
          select from facility_record r where r.hospital_id = h.id and not exists (
            select from unnest(${[...filter.needs]}::text[]) as need where coalesce(r.acceptance -> need ->> 'level', '') not in ('accepted', 'conditional')))))
    ), near as (
      select * from found f where ${withinKm}::double precision is null or f."distanceKm" <= ${withinKm}::double precision
    )`
}

/** One page of the directory and how many there are on all. */
export const selectDirectory = async (tx: Transaction, filter: DirectoryFilter, page: DirectoryPage): Promise<{ total: number; hospitals: DirectoryRow[] }> => {
  const { rows } = await sql<DirectoryRow & { total: number }>`
    with ${nearHospitals(tx, filter)}, page as (
      select * from near f order by ${ORDER[page.sort]} limit ${page.limit}::integer offset ${page.offset}::integer
    )
    select t.total, ${hospitalColumns}, f."distanceKm"
    from (select count(*)::integer as total from near) t left join (page f join hospital h on h.id = f.id) on true
    order by ${ORDER[page.sort]}`.execute(tx.db)
  // The total comes on a row of its own when the page is empty.
  return { total: rows[0]?.total ?? 0, hospitals: rows.filter((row) => row.id !== null) }
}

export type HospitalPointRow = {
  id: string
  name: string
  use: string
  municipalityCode: string
  latitude: number | null
  longitude: number | null
  distanceKm: number | null
  vacant: number | null
  acceptable: number | null
  confirmedAt: Date | null
}

/** All that the conditions leave, nearest first, as places. */
export const selectHospitalPoints = async (tx: Transaction, filter: DirectoryFilter): Promise<HospitalPointRow[]> => {
  const { rows } = await sql<HospitalPointRow>`
    with ${nearHospitals(tx, filter)}
    select h.id, h.name, h.use, h.municipality_code as "municipalityCode", h.latitude, h.longitude, f."distanceKm",
           f.vacant::integer, f.acceptable::integer, f.confirmed_at as "confirmedAt"
    from near f join hospital h on h.id = f.id order by ${ORDER.distance}`.execute(tx.db)
  return rows
}

export type HospitalRowInFull = DirectoryRow & { postalCode: string; latitude: number | null; longitude: number | null; naviiId: string | null }

export const findDirectoryHospital = async (tx: Transaction, hospitalId: string): Promise<HospitalRowInFull | undefined> => {
  const { rows } = await sql<HospitalRowInFull>`
    select ${hospitalColumns}, ${KILOMETRES} as "distanceKm", h.postal_code as "postalCode", h.latitude, h.longitude, h.navii_id as "naviiId"
    from hospital h left join ${ownPlace(tx)} o on true where h.id = ${hospitalId}::uuid`.execute(tx.db)
  return rows[0]
}
