import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** What published lists say of a hospital: the columns an import may touch, under their names in the table. */
export type PublicFacts = {
  name: string
  name_kana: string
  short_name: string
  navii_id: string | null
  institution_code: string | null
  prefecture_code: string
  municipality_code: string
  address: string
  postal_code: string
  phone: string
  website: string
  latitude: number | null
  longitude: number | null
  licensed_beds: Record<string, number>
}

export type ListedHospital = PublicFacts & { id: string; use: string }

/** Two imports at once would each add the same hospitals. */
export const lockImport = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hospital import'))`.execute(tx.db)
}

export const selectListedHospitals = async (tx: Transaction): Promise<ListedHospital[]> => {
  const { rows } = await sql<ListedHospital>`
    select id, use, name, name_kana, short_name, navii_id, institution_code, prefecture_code, municipality_code, address, postal_code, phone, website,
           latitude, longitude, licensed_beds
    from hospital order by created_at, id`.execute(tx.db)
  return rows
}

const NAMES = [
  'name',
  'name_kana',
  'short_name',
  'navii_id',
  'institution_code',
  'prefecture_code',
  'municipality_code',
  'address',
  'postal_code',
  'phone',
  'website',
  'latitude',
  'longitude',
  'licensed_beds',
] as const satisfies readonly (keyof PublicFacts)[]

const COLUMNS = sql.raw(NAMES.join(', '))
const GIVEN_COLUMNS = sql.raw(NAMES.map((name) => `given.${name}`).join(', '))

const SHAPE = sql.raw(
  `id uuid, name text, name_kana text, short_name text, navii_id text, institution_code text, prefecture_code text, municipality_code text, address text,
   postal_code text, phone text, website text, latitude double precision, longitude double precision, licensed_beds jsonb`,
)

/** One value for all rows: a statement of 500 hospitals has the same text as one of 5. */
export const insertListedHospitals = async (tx: Transaction, rows: readonly (PublicFacts & { id: string })[], source: string): Promise<void> => {
  await sql`
    insert into hospital (id, ${COLUMNS}, source, created_at, updated_at)
    select id, ${COLUMNS}, ${source}::text, ${tx.now}::timestamptz, ${tx.now}::timestamptz from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${SHAPE})`.execute(tx.db)
}

/** Public facts only: use, record and vacancy are the hospital's own. */
export const updateListedHospitals = async (tx: Transaction, rows: readonly (PublicFacts & { id: string })[]): Promise<void> => {
  await sql`
    update hospital h set (${COLUMNS}, updated_at) = (select ${GIVEN_COLUMNS}, ${tx.now}::timestamptz)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${SHAPE}) where h.id = given.id`.execute(tx.db)
}
