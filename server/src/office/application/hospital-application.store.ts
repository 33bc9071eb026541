import type { ApplicationFilter, HospitalApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import type { ApplicationState } from '@tasuki/domain/office/application/hospital-application.rules'
import type { PageAsked } from '@tasuki/domain/base/page'
import { type Selectable, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.gen'
import type { Transaction } from '../../platform/db/transaction'

/** Beside it what the directory says of its hospital. */
export type ApplicationRow = Selectable<DB['hospital_application']> & { directory_name: string | null; directory_municipality: string | null; use: string | null }

const select = (tx: Transaction) =>
  tx.db
    .selectFrom('hospital_application as a')
    .leftJoin('hospital as h', 'h.id', 'a.hospital_id')
    .selectAll('a')
    .select(['h.name as directory_name', 'h.municipality_code as directory_municipality', 'h.use'])

const STATES_OF = { open: ['submitted'], aside: ['submitted'], returned: ['returned'], decided: ['accepted', 'refused', 'withdrawn'] } as const satisfies Record<ApplicationFilter, readonly ApplicationState[]>

/** What waits: the longest first, of what was set aside the directory's hospitals before others; else the last first. */
export const selectApplications = (tx: Transaction, filter: ApplicationFilter, page: PageAsked): Promise<ApplicationRow[]> =>
  select(tx)
    .where('a.state', 'in', [...STATES_OF[filter]])
    .where('a.set_aside', '=', filter === 'aside')
    .orderBy(sql`a.hospital_id is null and ${filter === 'aside'}`)
    .orderBy('a.changed_at', filter === 'open' || filter === 'aside' ? 'asc' : 'desc')
    .orderBy('a.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export const countApplications = async (tx: Transaction, filter: ApplicationFilter): Promise<number> =>
  (await tx.db.selectFrom('hospital_application').select(sql<number>`count(*)::integer`.as('count')).where('state', 'in', [...STATES_OF[filter]]).where('set_aside', '=', filter === 'aside').executeTakeFirstOrThrow()).count

export const findApplication = (tx: Transaction, id: string): Promise<ApplicationRow | undefined> => select(tx).where('a.id', '=', id).executeTakeFirst()

export const findApplications = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string }[]> =>
  (await sql<{ id: string }>`select id from hospital_application where id = any (${[...ids]}::uuid[])`.execute(tx.db)).rows

/** As the system: whoever corrects and whoever decides wait for each other. */
export const lockApplication = (tx: Transaction, id: string): Promise<ApplicationRow | undefined> => select(tx).where('a.id', '=', id).forUpdate('a').executeTakeFirst()

/** As the system: by both parts of the receipt, or not at all. */
export const lockApplicationOf = (tx: Transaction, receipt: { number: string; codeDigest: string }): Promise<ApplicationRow | undefined> =>
  select(tx).where('a.number', '=', receipt.number).where('a.code_digest', '=', receipt.codeDigest).forUpdate('a').executeTakeFirst()

export const selectOthersOf = (tx: Transaction, of: { hospitalId: string; exceptId: string }): Promise<{ id: string; number: string }[]> =>
  tx.db.selectFrom('hospital_application').select(['id', 'number']).where('hospital_id', '=', of.hospitalId).where('state', '=', 'submitted').where('id', '<>', of.exceptId).orderBy('changed_at').limit(20).execute()

export const countActivePeople = async (tx: Transaction, hospitalId: string): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from person where hospital_id = ${hospitalId}::uuid and acts_today(active, acts_until)`.execute(tx.db)).rows[0]?.count ?? 0

type Sent = { hospitalId: string | null; content: HospitalApplication; contentDigest: string; termsVersion: number | null }

const asColumns = (sent: Sent) => ({ hospital_id: sent.hospitalId, content: JSON.stringify(sent.content), content_digest: sent.contentDigest, terms_version: sent.termsVersion })

/** Undefined where the number is taken. */
export const insertApplication = async (tx: Transaction, sent: Sent & { number: string; codeDigest: string; setAside: boolean }): Promise<string | undefined> =>
  (
    await tx.db
      .insertInto('hospital_application')
      .values({ ...asColumns(sent), number: sent.number, code_digest: sent.codeDigest, set_aside: sent.setAside, submitted_at: tx.now, changed_at: tx.now })
      .onConflict((on) => on.column('number').doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id

/** Whoever sends the same at the same moment waits here, and then finds what the first one has written. */
export const lockSending = async (tx: Transaction, contentDigest: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hospital_application'), hashtext(${contentDigest}))`.execute(tx.db)
}

/** The same content, sent since then and still as it was sent. */
export const lockSameApplication = (tx: Transaction, of: { contentDigest: string; since: Date }): Promise<{ id: string; number: string } | undefined> =>
  tx.db.selectFrom('hospital_application').select(['id', 'number']).where('content_digest', '=', of.contentDigest).where('state', '=', 'submitted').where('version', '=', 1).where('submitted_at', '>=', of.since).orderBy('submitted_at').limit(1).forUpdate().executeTakeFirst()

export const updateReceipt = async (tx: Transaction, id: string, codeDigest: string): Promise<void> => {
  await tx.db.updateTable('hospital_application').set({ code_digest: codeDigest }).where('id', '=', id).execute()
}

export const countApplicationsSince = async (tx: Transaction, since: Date, contactEmail?: string): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from hospital_application
      where submitted_at >= ${since} and (${contactEmail ?? null}::text is null or lower(content -> 'contact' ->> 'email') = lower(${contactEmail ?? ''}::text))`.execute(tx.db)
  ).rows[0]?.count ?? 0

export const countSetAsideSince = async (tx: Transaction, since: Date): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from hospital_application where set_aside and submitted_at >= ${since}`.execute(tx.db)).rows[0]?.count ?? 0

export const resubmitApplication = async (tx: Transaction, id: string, sent: Sent): Promise<void> => {
  await tx.db
    .updateTable('hospital_application')
    .set({ ...asColumns(sent), state: 'submitted', comment: '', changed_at: tx.now, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

type Course = { state: ApplicationState; comment?: string; hospitalId?: string; representativeId?: string; decidedBy?: string | null }

/** The next state; decided where somebody decided. What somebody has taken up is set aside no more. */
export const moveApplication = async (tx: Transaction, id: string, { state, comment, hospitalId, representativeId, decidedBy }: Course): Promise<void> => {
  await tx.db
    .updateTable('hospital_application')
    .set({
      state,
      set_aside: false,
      changed_at: tx.now,
      version: sql<number>`version + 1`,
      ...(comment !== undefined && { comment }),
      ...(hospitalId !== undefined && { hospital_id: hospitalId }),
      ...(representativeId !== undefined && { representative_id: representativeId }),
      ...(decidedBy !== undefined && { decided_by: decidedBy, decided_at: tx.now }),
    })
    .where('id', '=', id)
    .execute()
}

/** Those of a state that changed last before an instant. */
export const deleteApplications = async (tx: Transaction, of: { state: ApplicationState; before: Date }): Promise<number> =>
  Number((await tx.db.deleteFrom('hospital_application').where('state', '=', of.state).where('changed_at', '<', of.before).executeTakeFirst()).numDeletedRows)

/** Those set aside that nobody took up. */
export const deleteSetAside = async (tx: Transaction, before: Date): Promise<number> =>
  Number((await tx.db.deleteFrom('hospital_application').where('set_aside', '=', true).where('changed_at', '<', before).executeTakeFirst()).numDeletedRows)

const MOST_FOUND = 20

/** As the system: what every directory of medical institutions says. The code as a whole, so that nobody walks through them. */
export const selectJoinable = async (tx: Transaction, typed: string): Promise<{ id: string; name: string; municipalityCode: string }[]> =>
  (
    await sql<{ id: string; name: string; municipalityCode: string }>`
      select id, name, municipality_code as "municipalityCode" from hospital
      where search_spelling(${typed}) <> '' and (strpos(search_spelling(name) || ' ' || search_spelling(name_kana), search_spelling(${typed})) > 0 or institution_code = ${typed.normalize('NFKC').trim()})
      order by name_kana, name, id limit ${MOST_FOUND}::integer`.execute(tx.db)
  ).rows

/** Late is what was sent, or corrected, before an instant; what was set aside is counted apart. */
export const countWaitingApplications = async (tx: Transaction, lateBefore: Date): Promise<{ count: number; late: number; since: Date | null; setAside: number }> =>
  (
    await sql<{ count: number; late: number; since: Date | null; setAside: number }>`
      select count(*) filter (where not set_aside)::int as count, count(*) filter (where not set_aside and changed_at < ${lateBefore})::int as late,
             min(changed_at) filter (where not set_aside) as since, count(*) filter (where set_aside)::int as "setAside"
      from hospital_application where state = 'submitted'`.execute(tx.db)
  ).rows[0] ?? { count: 0, late: 0, since: null, setAside: 0 }
