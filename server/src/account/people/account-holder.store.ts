import { type Insertable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'

export const updateSignedInAt = async (tx: Transaction, personId: string): Promise<void> => {
  await tx.db.updateTable('person').set({ signed_in_at: tx.now }).where('id', '=', personId).execute()
}

export const updateContact = async (tx: Transaction, personId: string, contact: { department: string; email: string; shared_mailbox: boolean }): Promise<void> => {
  await tx.db.updateTable('person').set(contact).where('id', '=', personId).execute()
}

export const insertConcurrentUse = async (tx: Transaction, use: Insertable<DB['concurrent_use']>): Promise<void> => {
  await tx.db.insertInto('concurrent_use').values(use).execute()
}

type UseRow = { id: string; personId: string; displayName: string; hospitalId: string | null; name: string | null; shortName: string | null; at: Date; network: string; otherNetwork: string; device: string; otherDevice: string; endedOlder: boolean }

const MOST_USES = 100

/** As far as the actor may see them. */
export const selectConcurrentUses = async (tx: Transaction, since: Date): Promise<UseRow[]> => {
  const { rows } = await sql<UseRow>`
    select u.id, u.person_id as "personId", p.display_name as "displayName", h.id as "hospitalId", h.name, h.short_name as "shortName", u.at,
           u.network, u.other_network as "otherNetwork", u.device, u.other_device as "otherDevice", u.ended_older as "endedOlder"
    from concurrent_use u join person p on p.id = u.person_id left join hospital h on h.id = u.hospital_id
    where u.at > ${since}::timestamptz order by u.at desc, u.id limit ${MOST_USES}`.execute(tx.db)
  return rows
}

export const dropOldUses = async (tx: Transaction, before: Date): Promise<void> => {
  await tx.db.deleteFrom('concurrent_use').where('at', '<', before).execute()
}

export type HolderRow = {
  personId: string
  loginId: string
  displayName: string
  department: string
  role: string
  hospitalId: string | null
  hospitalName: string | null
  shortName: string | null
  signedInAt: Date | null
  codeUntil: Date | null
  wishedAt: Date | null
  ownMailbox: boolean
}

type HolderFilter = { hospitalId: string | undefined; state: 'all' | 'waiting' | 'wished'; q: string; limit: number; offset: number }

const holders = (tx: Transaction, hospitalId: string | undefined) => sql`
  from person p left join hospital h on h.id = p.hospital_id
  left join access_code c on c.person_id = p.id and c.ended_at is null and c.expires_at > ${tx.now}::timestamptz
  left join reset_wish w on w.person_id = p.id
  where acts_today(p.active, p.acts_until) and (h.id is null or h.use = 'active') and (${hospitalId ?? null}::uuid is null or p.hospital_id = ${hospitalId ?? null}::uuid)`

/** Run as the system: codes and wishes are nobody's to read. Who waits for something comes first. */
export const selectHolders = async (tx: Transaction, { hospitalId, state, q, limit, offset }: HolderFilter): Promise<HolderRow[]> => {
  const { rows } = await sql<HolderRow>`
    select p.id as "personId", p.login_id as "loginId", p.display_name as "displayName", p.department, p.role, p.hospital_id as "hospitalId",
           h.name as "hospitalName", h.short_name as "shortName", p.signed_in_at as "signedInAt", c.expires_at as "codeUntil", w.wished_at as "wishedAt",
           p.email <> '' and not p.shared_mailbox and not exists (select from person o where acts_today(o.active, o.acts_until) and o.id <> p.id and lower(o.email) = lower(p.email)) as "ownMailbox"
    ${holders(tx, hospitalId)}
      and (${state} = 'all' or (${state} = 'waiting' and p.signed_in_at is null) or (${state} = 'wished' and w.person_id is not null))
      and (search_spelling(${q}) = '' or strpos(search_spelling(p.display_name), search_spelling(${q})) > 0 or p.login_id = lower(${q}) or strpos(search_spelling(coalesce(h.name, '')), search_spelling(${q})) > 0)
    order by w.wished_at is null, p.signed_in_at is not null, h.name nulls first, p.display_kana, p.display_name, p.id limit ${limit} offset ${offset}`.execute(tx.db)
  return rows
}

export const countHolders = async (tx: Transaction, hospitalId: string | undefined): Promise<{ waiting: number; wished: number }> => {
  const { rows } = await sql<{ waiting: number; wished: number }>`
    select count(*) filter (where p.signed_in_at is null)::integer as waiting, count(*) filter (where w.person_id is not null)::integer as wished ${holders(tx, hospitalId)}`.execute(tx.db)
  return rows[0] ?? { waiting: 0, wished: 0 }
}
