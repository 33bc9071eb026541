import { type Insertable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'

export const selectTermsVersions = (tx: Transaction) => tx.db.selectFrom('terms_version').select(['version', 'title', 'from_day']).orderBy('version', 'desc').execute()

export const findTermsVersion = (tx: Transaction, version: number) =>
  tx.db.selectFrom('terms_version').select(['version', 'title', 'body', 'source', 'from_day']).where('version', '=', version).executeTakeFirst()

export const insertTermsVersion = async (tx: Transaction, row: Insertable<DB['terms_version']>): Promise<void> => {
  await tx.db.insertInto('terms_version').values(row).execute()
}

/** Two officers who publish at once: the second waits, and follows the first. */
export const lockTerms = async (tx: Transaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('terms_version'))`.execute(tx.db)
}

/** False where it stands there already. */
export const insertTermsAcceptance = async (tx: Transaction, row: Insertable<DB['terms_acceptance']>): Promise<boolean> =>
  (await tx.db.insertInto('terms_acceptance').values(row).onConflict((on) => on.doNothing()).returning('version').executeTakeFirst()) !== undefined

/** Everybody in service at a user hospital, with when they accepted this version. */
export const selectTermsAcceptances = (tx: Transaction, version: number) =>
  tx.db
    .selectFrom('person as p')
    .innerJoin('hospital as h', 'h.id', 'p.hospital_id')
    .leftJoin('terms_acceptance as a', (join) => join.onRef('a.person_id', '=', 'p.id').on('a.version', '=', version))
    .select(['p.id as person_id', 'p.display_name', 'h.id as hospital_id', 'h.name', 'h.short_name', 'a.at'])
    .where(sql<boolean>`acts_today(p.active, p.acts_until)`)
    .where('h.use', '=', 'active')
    .orderBy(sql`a.at is not null`)
    .orderBy('h.name_kana')
    .orderBy('h.name')
    .orderBy('p.display_kana')
    .orderBy('p.id')
    .execute()
