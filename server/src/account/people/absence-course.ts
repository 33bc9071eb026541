import type { Transaction } from '../../platform/db/transaction'
import { lockAbsence, selectAbsencesById, updateAbsence } from './absence.store'

export type AbsenceRow = NonNullable<Awaited<ReturnType<typeof lockAbsence>>>

/** For what follows of an absence in later features; as the system. */
export const lockAbsenceCourse = (tx: Transaction, absenceId: string): Promise<AbsenceRow | undefined> => lockAbsence(tx, absenceId)

export const markAbsenceCourse = (tx: Transaction, absenceId: string, change: { taken_over_at?: Date; returned_at?: Date }): Promise<void> => updateAbsence(tx, absenceId, change)

/** Those of the ids that the actor sees: of its own hospital. */
export const findAbsencesById = async (tx: Transaction, ids: readonly string[]): Promise<Map<string, AbsenceRow>> => new Map((await selectAbsencesById(tx, ids)).map((row) => [row.id, row]))
