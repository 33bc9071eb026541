import { type Selectable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

/** Everything here is run as the system, after the actor was asked for. */

export type CodeHolder = {
  id: string
  login_id: string
  display_name: string
  display_kana: string
  role: string
  active: boolean
  /** In service today: not past the last day of their seat either. */
  acts: boolean
  hospital_id: string | null
  hospital_name: string | null
  hospital_use: string | null
  auth_user_id: string | null
  email: string
  shared_mailbox: boolean
  signed_in_at: Date | null
}

const selectHolder = (tx: Transaction) =>
  tx.db
    .selectFrom('person as p')
    .leftJoin('hospital as h', 'h.id', 'p.hospital_id')
    .select(['p.id', 'p.login_id', 'p.display_name', 'p.display_kana', 'p.role', 'p.active', sql<boolean>`acts_today(p.active, p.acts_until)`.as('acts'), 'p.hospital_id', 'h.name as hospital_name', 'h.use as hospital_use', 'p.auth_user_id', 'p.email', 'p.shared_mailbox', 'p.signed_in_at'])

export const lockCodeHolder = (tx: Transaction, personId: string): Promise<CodeHolder | undefined> => selectHolder(tx).where('p.id', '=', personId).forUpdate('p').executeTakeFirst()

export const findCodeHolder = (tx: Transaction, personId: string): Promise<CodeHolder | undefined> => selectHolder(tx).where('p.id', '=', personId).executeTakeFirst()

export const findHolderOfLogin = (tx: Transaction, authUserId: string): Promise<CodeHolder | undefined> => selectHolder(tx).where('p.auth_user_id', '=', authUserId).executeTakeFirst()

/** How many others in service have the same address, so that it isn't this person's own. */
export const countOthersWithEmail = async (tx: Transaction, person: { id: string; email: string }): Promise<number> =>
  Number((await sql<{ count: string }>`select count(*) as count from person where acts_today(active, acts_until) and id <> ${person.id}::uuid and lower(email) = lower(${person.email}) and email <> ''`.execute(tx.db)).rows[0]?.count ?? 0)

/** Of the same hospital: whether others elsewhere have an address isn't told. */
export const countColleaguesWithEmail = async (tx: Transaction, of: { personId: string; hospitalId: string; email: string }): Promise<number> =>
  (await sql<{ count: number }>`
    select count(*)::integer as count from person
    where acts_today(active, acts_until) and hospital_id = ${of.hospitalId}::uuid and id <> ${of.personId}::uuid and lower(email) = lower(${of.email}) and email <> ''`.execute(tx.db)).rows[0]?.count ?? 0

/** The one before is good no longer. */
export const replaceAccessCode = async (tx: Transaction, code: { personId: string; kind: string; way: 'spoken' | 'linked'; digest: string; expiresAt: Date }): Promise<void> => {
  await tx.db.updateTable('access_code').set({ ended_at: tx.now }).where('person_id', '=', code.personId).where('ended_at', 'is', null).execute()
  await tx.db
    .insertInto('access_code')
    .values({ person_id: code.personId, kind: code.kind, way: code.way, digest: code.digest, made_by: byWhom(tx), made_at: tx.now, expires_at: code.expiresAt })
    .execute()
  await tx.db.deleteFrom('reset_wish').where('person_id', '=', code.personId).execute()
}

type LiveCode = Pick<Selectable<DB['access_code']>, 'id' | 'person_id' | 'kind' | 'expires_at'>

const selectLive = (tx: Transaction, digest: string) =>
  tx.db.selectFrom('access_code').select(['id', 'person_id', 'kind', 'expires_at']).where('digest', '=', digest).where('ended_at', 'is', null).where('expires_at', '>', tx.now)

export const findLiveCode = (tx: Transaction, digest: string): Promise<LiveCode | undefined> => selectLive(tx, digest).executeTakeFirst()

export const lockLiveCode = (tx: Transaction, digest: string): Promise<LiveCode | undefined> => selectLive(tx, digest).forUpdate().executeTakeFirst()

export const useUpCode = async (tx: Transaction, id: string): Promise<void> => {
  await tx.db.updateTable('access_code').set({ ended_at: tx.now, used: true }).where('id', '=', id).execute()
}

/** Given by hand since then, whoever gave it, and good still or used: a link that comes later would take it from its holder's hands. */
export const hasHandedCode = async (tx: Transaction, of: { personId: string; since: Date }): Promise<boolean> =>
  (await tx.db
    .selectFrom('access_code')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('way', '=', 'spoken')
    .where('made_at', '>=', of.since)
    .where((e) => e.or([e('used', '=', true), e.and([e('ended_at', 'is', null), e('expires_at', '>', tx.now)])]))
    .limit(1)
    .executeTakeFirst()) !== undefined

/** One statement, whether or not there is such a person: it takes as long. Who asked within this time isn't told of again. */
export const insertResetWish = async (tx: Transaction, loginId: string): Promise<void> => {
  await sql`
    insert into reset_wish (person_id, wished_at) select id, ${tx.now}::timestamptz from person where login_id = ${loginId} and acts_today(active, acts_until) and auth_user_id is not null
    on conflict (person_id) do update set wished_at = excluded.wished_at, told_at = case when reset_wish.told_at > excluded.wished_at - interval '1 hour' then reset_wish.told_at end`.execute(tx.db)
}

/** Wishes nobody was told of yet, with whom to tell: the hospital's representatives, or (none) the prefecture. */
export const takeUntoldWishes = async (tx: Transaction): Promise<{ personId: string; representatives: string[] }[]> => {
  const { rows } = await sql<{ personId: string; representatives: string[] }>`
    with told as (update reset_wish set told_at = ${tx.now}::timestamptz where told_at is null returning person_id)
    select p.id as "personId", coalesce(array_agg(r.id) filter (where r.id is not null), '{}') as representatives
    from told join person p on p.id = told.person_id
    left join person r on r.hospital_id = p.hospital_id and r.role = 'representative' and acts_today(r.active, r.acts_until) and p.role = 'member'
    group by p.id`.execute(tx.db)
  return rows
}

/** What has long run out. */
export const dropOldCodes = async (tx: Transaction, before: Date): Promise<void> => {
  await tx.db.deleteFrom('access_code').where('expires_at', '<', before).execute()
  await tx.db.deleteFrom('reset_wish').where('wished_at', '<', before).execute()
}
