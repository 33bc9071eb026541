import { japanDay } from '@tasuki/domain/base/working-time'
import { type Insertable, sql } from 'kysely'
import type { DB } from '../platform/db/schema.gen'
import type { Transaction } from '../platform/db/transaction'

export type HospitalRow = { id: string; name: string; short_name: string; use: string }

export const selectHospitals = async (tx: Transaction, ids: readonly string[]): Promise<HospitalRow[]> => {
  const { rows } = await sql<HospitalRow>`select id, name, short_name, use from hospital where id = any (${[...new Set(ids)]}::uuid[])`.execute(tx.db)
  return rows
}

export const selectHospitalsInUse = (tx: Transaction) =>
  tx.db.selectFrom('hospital').select(['id', 'name', 'short_name', 'municipality_code']).where('use', '=', 'active').orderBy('name_kana').orderBy('name').orderBy('id').execute()

/** In use, and with somebody in service: who is told here is told. */
export const selectHospitalsInService = async (tx: Transaction, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select h.id from hospital h where h.id = any (${[...new Set(ids)]}::uuid[]) and h.use = 'active'
      and exists (select from person p where p.hospital_id = h.id and acts_today(p.active, p.acts_until))`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export const findHospitalPlace = (tx: Transaction, id: string) =>
  tx.db.selectFrom('hospital').select(['use', 'municipality_code', 'latitude', 'longitude']).where('id', '=', id).executeTakeFirst()

export const selectCorporations = (tx: Transaction, ids: readonly string[]) =>
  tx.db.selectFrom('hospital').select(['id', 'use', 'corporation']).where('id', 'in', [...ids]).execute()

/** Changes of one hospital's use wait for each other and for `lockHospitalsInUse`, not for rows that merely point at it (foreign keys). */
export const lockHospital = (tx: Transaction, id: string) => tx.db.selectFrom('hospital').select(['id', 'use']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** Run as the system. In the order of their ids, as everybody locks them. */
export const lockHospitalsInUse = (tx: Transaction, ids: readonly string[]) =>
  tx.db.selectFrom('hospital').select(['id', 'use']).where('id', '=', sql<string>`any (${[...new Set(ids)]}::uuid[])`).orderBy('id').forShare().execute()

export const insertHospital = async (tx: Transaction, hospital: Insertable<DB['hospital']>): Promise<string> =>
  (await tx.db.insertInto('hospital').values(hospital).returning('id').executeTakeFirstOrThrow()).id

export const updateHospitalUse = async (tx: Transaction, id: string, use: 'active' | 'ended'): Promise<void> => {
  await tx.db.updateTable('hospital').set({ use, updated_at: tx.now }).where('id', '=', id).execute()
}

/** Run as the system: no hospital writes the directory's rows itself. */
export const updateShortName = async (tx: Transaction, id: string, shortName: string): Promise<void> => {
  await tx.db.updateTable('hospital').set({ short_name: shortName, updated_at: tx.now }).where('id', '=', id).where('short_name', '<>', shortName).execute()
}

/** Which of them weren't so before. */
export const updateDirectory = async (
  tx: Transaction,
  id: string,
  to: { name: string; nameKana: string; shortName: string; municipalityCode: string; corporation: string; phone: string; place: { latitude: number | null; longitude: number | null } },
): Promise<string[]> => {
  const was = await tx.db.selectFrom('hospital').select(['name', 'name_kana', 'short_name', 'municipality_code', 'corporation', 'phone']).where('id', '=', id).executeTakeFirstOrThrow()
  const next = { name: to.name, name_kana: to.nameKana, short_name: to.shortName, municipality_code: to.municipalityCode, corporation: to.corporation, phone: to.phone }
  const changed = Object.entries(next).flatMap(([column, value]) => (was[column as keyof typeof next] === value ? [] : [column]))
  const moved = was.municipality_code !== to.municipalityCode
  if (changed.length > 0)
    await tx.db.updateTable('hospital').set({ ...next, ...(moved && { ...to.place, prefecture_code: to.municipalityCode.slice(0, 2) }), updated_at: tx.now }).where('id', '=', id).execute()
  return changed
}

export type PersonRow = { id: string; display_name: string; department: string }

export const selectActivePeopleOf = (tx: Transaction, hospitalId: string): Promise<PersonRow[]> =>
  tx.db
    .selectFrom('person')
    .select(['id', 'display_name', 'department'])
    .where('hospital_id', '=', hospitalId)
    .where(sql<boolean>`acts_today(active, acts_until)`)
    .orderBy('display_kana')
    .orderBy('display_name')
    .orderBy('id')
    .execute()

export const selectActivePeopleOfHospitals = async (tx: Transaction, hospitalIds: readonly string[]): Promise<(PersonRow & { hospital_id: string; display_kana: string })[]> => {
  const { rows } = await sql<PersonRow & { hospital_id: string; display_kana: string }>`
    select id, display_name, display_kana, department, hospital_id from person
    where hospital_id = any (${[...new Set(hospitalIds)]}::uuid[]) and acts_today(active, acts_until) order by display_kana, display_name, id`.execute(tx.db)
  return rows
}

export const selectPeople = async (tx: Transaction, ids: readonly string[]): Promise<PersonRow[]> => {
  const { rows } = await sql<PersonRow>`select id, display_name, department from person where id = any (${[...new Set(ids)]}::uuid[])`.execute(tx.db)
  return rows
}

export const selectHospitalsOfPeople = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; hospital_id: string | null }[]> => {
  const { rows } = await sql<{ id: string; hospital_id: string | null }>`select id, hospital_id from person where id = any (${[...ids]}::uuid[])`.execute(tx.db)
  return rows
}

export const findPersonName = async (tx: Transaction, personId: string): Promise<string | undefined> =>
  (await tx.db.selectFrom('person').select('display_name').where('id', '=', personId).executeTakeFirst())?.display_name

export const findPersonEmail = async (tx: Transaction, personId: string): Promise<string | undefined> =>
  (await tx.db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst())?.email

/** Undefined where the login id is taken. */
export const insertPerson = async (tx: Transaction, person: Insertable<DB['person']>): Promise<string | undefined> =>
  (await tx.db.insertInto('person').values(person).onConflict((conflict) => conflict.column('login_id').doNothing()).returning('id').executeTakeFirst())?.id

/** Who adds people to the prefecture waits here for the other: there is no row of it to lock. */
export const lockPrefecturePeople = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('people of the prefecture'))`.execute(tx.db)
}

export const linkLogin = async (tx: Transaction, personId: string, authUserId: string): Promise<void> => {
  await tx.db.updateTable('person').set({ auth_user_id: authUserId }).where('id', '=', personId).execute()
}

export const lockPerson = (tx: Transaction, id: string) =>
  tx.db.selectFrom('person').select(['id', 'hospital_id', 'auth_user_id', 'active', 'role', sql<boolean>`acts_today(active, acts_until)`.as('acts')]).where('id', '=', id).forUpdate().executeTakeFirst()

export const updatePersonRole = async (tx: Transaction, personId: string, role: 'member' | 'representative'): Promise<void> => {
  await tx.db.updateTable('person').set({ role }).where('id', '=', personId).execute()
}

export const findPersonByLogin = (tx: Transaction, loginId: string) => tx.db.selectFrom('person').select('id').where('login_id', '=', loginId).executeTakeFirst()

export const updateInactive = async (tx: Transaction, personId: string): Promise<void> => {
  await tx.db.updateTable('person').set({ active: false }).where('id', '=', personId).execute()
}

export type SignedInRow = {
  id: string
  role: string
  active: boolean
  display_name: string
  department: string
  hospital_id: string | null
  name: string | null
  short_name: string | null
  municipality_code: string | null
  use: string | null
  acts_until: string | null
  /** The version of the terms of use that this person has yet to accept. */
  terms_owed: number | null
}

/** The newest version in force, unless it was accepted; the prefecture's people wrote it. */
const termsOwed = (tx: Transaction) => sql<number | null>`
  (select t.version from terms_version t
   where p.hospital_id is not null and t.from_day <= ${japanDay(tx.now)}::date
     and not exists (select from terms_acceptance a where a.person_id = p.id and a.version >= t.version)
   order by t.version desc limit 1)`

const selectSignedIn = (tx: Transaction) =>
  tx.db
    .selectFrom('person as p')
    .leftJoin('hospital as h', 'h.id', 'p.hospital_id')
    .select(['p.id', 'p.role', 'p.active', 'p.display_name', 'p.department', 'p.hospital_id', 'h.name', 'h.short_name', 'h.municipality_code', 'h.use', 'p.acts_until', termsOwed(tx).as('terms_owed')])

/** Run as the system: who signs in isn't an actor yet. */
export const findPersonOfLogin = (tx: Transaction, authUserId: string): Promise<SignedInRow | undefined> =>
  selectSignedIn(tx).where('p.auth_user_id', '=', authUserId).executeTakeFirst()

export const findOwnPerson = (tx: Transaction, personId: string): Promise<SignedInRow | undefined> => selectSignedIn(tx).where('p.id', '=', personId).executeTakeFirst()

export const findSetting = async (tx: Transaction, key: string): Promise<unknown> =>
  (await tx.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value

export const upsertSetting = async (tx: Transaction, key: string, value: unknown): Promise<void> => {
  const written = JSON.stringify(value)
  await tx.db.insertInto('setting').values({ key, value: written }).onConflict((conflict) => conflict.column('key').doUpdateSet({ value: written })).execute()
}

export const countHospitalsAndPeople = async (tx: Transaction): Promise<number> => {
  const count = async (table: 'hospital' | 'person') => Number((await tx.db.selectFrom(table).select((expression) => expression.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()).count)
  return (await count('hospital')) + (await count('person'))
}

/** Everybody, those of one hospital, or (null) of the prefecture; as far as the actor may see people. Active is who is in service today. */
export const selectPeopleInFull = (tx: Transaction, hospitalId: string | null | undefined) =>
  tx.db
    .selectFrom('person as p')
    .leftJoin('hospital as h', 'h.id', 'p.hospital_id')
    .select(['p.id', 'p.login_id', 'p.display_name', 'p.role', 'p.department', 'p.email', sql<boolean>`acts_today(p.active, p.acts_until)`.as('active'), 'p.hospital_id', 'h.name'])
    .$if(typeof hospitalId === 'string', (query) => query.where('p.hospital_id', '=', hospitalId ?? ''))
    .$if(hospitalId === null, (query) => query.where('p.hospital_id', 'is', null))
    .orderBy('h.name')
    .orderBy('p.display_kana')
    .orderBy('p.login_id')
    .execute()

/** As far as the actor may see people. */
export const selectPeopleIdsLike = async (tx: Transaction, typed: string, most: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select id from person
      where (search_spelling(${typed}) <> '' and strpos(search_spelling(display_name), search_spelling(${typed})) > 0) or login_id = lower(${typed}) limit ${most}`.execute(tx.db)
  ).rows.map(({ id }) => id)

/** Who speaks for a hospital towards the prefecture, today. */
export const selectRepresentatives = async (tx: Transaction, hospitalId: string): Promise<string[]> =>
  (await tx.db.selectFrom('person').select('id').where('hospital_id', '=', hospitalId).where('role', '=', 'representative').where(sql<boolean>`acts_today(active, acts_until)`).execute()).map(({ id }) => id)

export const lockOfficers = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('officers'))`.execute(tx.db)
}

export const selectOtherOfficers = async (tx: Transaction, personId: string): Promise<string[]> =>
  (await tx.db.selectFrom('person').select('id').where('role', '=', 'officer').where(sql<boolean>`acts_today(active, acts_until)`).where('id', '<>', personId).execute()).map(({ id }) => id)

export const findPersonLogin = async (tx: Transaction, personId: string): Promise<string> =>
  (await tx.db.selectFrom('person').select('login_id').where('id', '=', personId).executeTakeFirstOrThrow()).login_id
