import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

/** All run as the system; `ids`: of everything that goes, reports among it. */

export const selectReportsAbout = async (tx: Transaction, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from name_report where subject_id = any(${[...ids]}::uuid[]) or case_id = any(${[...ids]}::uuid[]) or room_id = any(${[...ids]}::uuid[])`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export const deleteNameTraces = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  await sql`delete from hidden_text where report_id = any(${[...ids]}::uuid[])`.execute(tx.db)
  await sql`delete from name_report where id = any(${[...ids]}::uuid[])`.execute(tx.db)
  await sql`delete from name_release where subject_id = any(${[...ids]}::uuid[])`.execute(tx.db)
}

/** Words said to be no names that stand in texts which are deleted: of these things, or of no thing by the hospital that wrote it. */
export const deleteReleasesIn = async (tx: Transaction, of: { subjectIds: readonly string[]; hospitalId: string; texts: readonly string[] }): Promise<void> => {
  await sql`
    delete from name_release n where n.word <> '' and (n.subject_id = any(${[...of.subjectIds]}::uuid[]) or (n.subject_id is null and n.hospital_id = ${of.hospitalId}::uuid))
      and exists (select from unnest(${[...of.texts]}::text[]) as gone (words) where position(n.word in gone.words) > 0)`.execute(tx.db)
}
