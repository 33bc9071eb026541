import { addDays, japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import type { RetainedCaseView } from '@tasuki/domain/office/retention/retention.contract'
import { deletionDay, firstDeletionDay, lastDueEntryDay, type RetainedCase } from '@tasuki/domain/office/retention/retention.rules'
import type { Transaction } from '../../platform/db/transaction'
import { type CaseAge, listOldCaseAges } from '../../transfer/case-age'
import { selectStanding, selectTold } from './retention.store'

/** A case at the end of its years, with everything its deletion is decided by. */
export type AgedCase = CaseAge & RetainedCase & { firstDay: string; /** Of its hospitals those that weren't told of this very day. */ untoldHospitalIds: readonly string[] }

export const hospitalsOf = (of: CaseAge): string[] => [...new Set([of.senderHospitalId, ...of.askedHospitalIds])]

/**
 * Told is a case whose every hospital was told of this very day; the last notice counts. One that was asked to be stopped
 * is stopped until the prefecture has decided. As the system.
 */
export const withDecisionFacts = async (tx: Transaction, ages: readonly CaseAge[]): Promise<AgedCase[]> => {
  const holds = await selectStanding(tx, { caseIds: ages.map(({ caseId }) => caseId), hospitalIds: [...new Set(ages.flatMap(hospitalsOf))] })
  const heldCases = new Set(holds.map((hold) => hold.case_id))
  const heldHospitals = new Set(holds.flatMap((hold) => (hold.case_id === null ? [hold.hospital_id] : [])))
  const told = new Map((await selectTold(tx, ages.map(({ caseId }) => caseId))).map((row) => [`${row.caseId} ${row.hospitalId} ${row.firstDay}`, row.sentAt]))
  return ages.map((age) => {
    const newestEntryOn = japanDay(age.newestEntryAt)
    const firstDay = firstDeletionDay(newestEntryOn)
    const times = hospitalsOf(age).map((hospitalId) => told.get(`${age.caseId} ${hospitalId} ${firstDay}`))
    const noticedOn = times.includes(undefined) ? null : japanDay(new Date(Math.max(...times.map(Number))))
    const untoldHospitalIds = hospitalsOf(age).filter((_, at) => times[at] === undefined)
    return { ...age, newestEntryOn, firstDay, untoldHospitalIds, noticedOn, held: heldCases.has(age.caseId) || hospitalsOf(age).some((id) => heldHospitals.has(id)) }
  })
}

/** Those whose years are over on a day; of the named ones alone, where some are named. As the system. */
export const listDueCases = async (tx: Transaction, on: string, caseIds?: readonly string[]): Promise<AgedCase[]> => {
  const createdBefore = japanInstant(addDays(lastDueEntryDay(on), 1), '00:00')
  const ages = (await listOldCaseAges(tx, createdBefore, caseIds)).filter(({ newestEntryAt }) => newestEntryAt < createdBefore)
  return (await withDecisionFacts(tx, ages)).sort((a, b) => a.firstDay.localeCompare(b.firstDay) || a.code.localeCompare(b.code))
}

export const viewRetained = (of: AgedCase): RetainedCaseView => ({
  caseId: of.caseId,
  code: of.code,
  newestEntryOn: of.newestEntryOn,
  firstDay: of.firstDay,
  noticedOn: of.noticedOn,
  deletionDay: deletionDay(of),
  held: of.held,
})
