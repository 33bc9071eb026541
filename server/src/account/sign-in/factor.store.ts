import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'

/** As the actor sees it: row security leaves a representative their own hospital's people. */
export const findResettable = (tx: Transaction, of: { personId: string } | { loginId: string }) =>
  tx.db
    .selectFrom('person')
    .select(['id', 'hospital_id', 'auth_user_id', 'role'])
    .where('personId' in of ? 'id' : 'login_id', '=', 'personId' in of ? of.personId : of.loginId)
    .executeTakeFirst()

export type LoginHolderRow = { id: string; role: string; hospital_id: string | null; auth_user_id: string; login_id: string; display_name: string; department: string; hospital_name: string | null }

/** People in service of the actor's sight, by a part of their name, reading, login id or hospital's name. */
export const selectLoginHolders = async (tx: Transaction, of: { text: string; limit: number }): Promise<LoginHolderRow[]> => {
  const like = `%${of.text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<LoginHolderRow>`
    select p.id, p.role, p.hospital_id, p.auth_user_id, p.login_id, p.display_name, p.department, h.name as hospital_name
    from person p left join hospital h on h.id = p.hospital_id
    where acts_today(p.active, p.acts_until) and p.auth_user_id is not null
      and (${of.text} = '' or p.display_name ilike ${like} or p.display_kana ilike ${like} or p.login_id ilike ${like} or h.name ilike ${like})
    order by h.name nulls first, p.display_kana, p.display_name, p.id limit ${of.limit}`.execute(tx.db)
  return rows
}

export const selectActiveLogins = async (tx: Transaction): Promise<string[]> =>
  (await tx.db.selectFrom('person').select('auth_user_id').where(sql<boolean>`acts_today(active, acts_until)`).where('auth_user_id', 'is not', null).execute()).flatMap(({ auth_user_id: id }) => (id === null ? [] : [id]))

export const findLoginId = async (tx: Transaction, personId: string): Promise<string | undefined> =>
  (await tx.db.selectFrom('person').select('login_id').where('id', '=', personId).executeTakeFirst())?.login_id

/** As the system. */
export const wasToldOfGuesses = async (tx: Transaction, of: { personId: string; since: Date }): Promise<boolean> =>
  (await tx.db.selectFrom('notice_order').select('id').where('kind', '=', 'factor_guessed').where('subject_id', '=', of.personId).where('ordered_at', '>', of.since).limit(1).executeTakeFirst()) !== undefined
