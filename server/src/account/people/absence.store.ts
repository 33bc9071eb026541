import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'

const COLUMNS = ['id', 'hospital_id', 'person_id', 'first_day', 'last_day', 'set_by', 'ended_at', 'taken_over_at', 'returned_at'] as const

export const insertAbsence = async (tx: Transaction, absence: { hospitalId: string; personId: string; firstDay: string; lastDay: string; setBy: string }): Promise<string> =>
  (
    await tx.db
      .insertInto('absence')
      .values({ hospital_id: absence.hospitalId, person_id: absence.personId, first_day: absence.firstDay, last_day: absence.lastDay, set_by: absence.setBy, set_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Not ended, and not over on the day. */
export const selectAbsences = (tx: Transaction, of: { hospitalId: string; notOverOn: string }) =>
  tx.db.selectFrom('absence').select(COLUMNS).where('hospital_id', '=', of.hospitalId).where('ended_at', 'is', null).where('last_day', '>=', of.notOverOn).orderBy('first_day').orderBy('id').execute()

export const selectAbsencesById = (tx: Transaction, ids: readonly string[]) =>
  ids.length === 0 ? [] : tx.db.selectFrom('absence').select(COLUMNS).where('id', '=', sql<string>`any (${[...ids]}::uuid[])`).execute()

export const findAbsence = (tx: Transaction, id: string) => tx.db.selectFrom('absence').select(COLUMNS).where('id', '=', id).executeTakeFirst()

/** Run as the system: the absence's course is the program's to keep. */
export const lockAbsence = (tx: Transaction, id: string) => tx.db.selectFrom('absence').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()

/** Run as the system. */
export const updateAbsence = async (tx: Transaction, id: string, change: { ended_at?: Date; taken_over_at?: Date; returned_at?: Date }): Promise<void> => {
  await tx.db.updateTable('absence').set(change).where('id', '=', id).execute()
}

export const selectActiveStaff = (tx: Transaction, hospitalId: string) =>
  tx.db.selectFrom('person').select(['id', 'role']).where('hospital_id', '=', hospitalId).where(sql<boolean>`acts_today(active, acts_until)`).orderBy('display_kana').orderBy('display_name').orderBy('id').execute()

/** Run as the system. Two absences of one person can't be planned at the same moment. */
export const lockPersonOf = (tx: Transaction, of: { personId: string; hospitalId: string }) =>
  tx.db.selectFrom('person').select(['id', sql<boolean>`acts_today(active, acts_until)`.as('acts')]).where('id', '=', of.personId).where('hospital_id', '=', of.hospitalId).forUpdate().executeTakeFirst()
