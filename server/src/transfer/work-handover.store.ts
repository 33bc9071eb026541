import type { Transaction } from '../platform/db/transaction'

export type WorkHandoverRow = {
  id: string
  absence_id: string | null
  from_person_id: string
  to_person_id: string | null
  case_ids: string[]
  inquiry_ids: string[]
  at: Date
  seen_by_to_at: Date | null
  seen_by_from_at: Date | null
}

const COLUMNS = ['id', 'absence_id', 'from_person_id', 'to_person_id', 'case_ids', 'inquiry_ids', 'at', 'seen_by_to_at', 'seen_by_from_at'] as const

/** Run as the system. */
export const insertWorkHandover = async (
  tx: Transaction,
  of: { hospitalId: string; absenceId: string | null; fromPersonId: string; toPersonId: string | null; caseIds: readonly string[]; inquiryIds: readonly string[] },
): Promise<string> =>
  (
    await tx.db
      .insertInto('work_handover')
      .values({
        hospital_id: of.hospitalId,
        absence_id: of.absenceId,
        from_person_id: of.fromPersonId,
        to_person_id: of.toPersonId,
        case_ids: [...of.caseIds],
        inquiry_ids: [...of.inquiryIds],
        at: tx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export const selectWorkHandovers = (tx: Transaction, of: { hospitalId: string; since: Date }): Promise<WorkHandoverRow[]> =>
  tx.db.selectFrom('work_handover').select(COLUMNS).where('hospital_id', '=', of.hospitalId).where('at', '>=', of.since).orderBy('at', 'desc').orderBy('id').limit(100).execute()

export const findWorkHandover = (tx: Transaction, id: string): Promise<WorkHandoverRow | undefined> => tx.db.selectFrom('work_handover').select(COLUMNS).where('id', '=', id).executeTakeFirst()

/** Run as the system, for the person it names. */
export const markHandoverSeen = async (tx: Transaction, of: { id: string; by: 'to' | 'from' }): Promise<void> => {
  await tx.db
    .updateTable('work_handover')
    .set(of.by === 'to' ? { seen_by_to_at: tx.now } : { seen_by_from_at: tx.now })
    .where('id', '=', of.id)
    .execute()
}
