import type { ReminderStep } from '@tasuki/domain/account/seat/renewal-reminder.rules'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/db/transaction'
import { byWhom } from '../../platform/session/identity'

/** What was sent about a fiscal year's renewal, hospital by hospital. */
export const selectRenewalReminders = async (tx: Transaction, of: { fiscalYear: number; hospitalId: string | undefined }): Promise<{ hospital_id: string; reminders: number; reminded_at: Date }[]> => {
  const { rows } = await sql<{ hospital_id: string; reminders: number; reminded_at: Date }>`
    select hospital_id, count(*)::int as reminders, max(reminded_at) as reminded_at from seat_renewal_reminder
    where fiscal_year = ${of.fiscalYear} and (${of.hospitalId ?? null}::uuid is null or hospital_id = ${of.hospitalId ?? null}::uuid)
    group by hospital_id`.execute(tx.db)
  return rows
}

/** False where this step was taken already: whoever comes second does nothing. */
export const insertRenewalReminder = async (tx: Transaction, of: { hospitalId: string; fiscalYear: number; step: ReminderStep | null }): Promise<boolean> => {
  const row = { hospital_id: of.hospitalId, fiscal_year: of.fiscalYear, step: of.step, reminded_by: byWhom(tx), reminded_at: tx.now }
  const made = await tx.db.insertInto('seat_renewal_reminder').values(row).onConflict((on) => on.columns(['hospital_id', 'fiscal_year', 'step']).where('step', 'is not', null).doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}
