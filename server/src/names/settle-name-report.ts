import { decideNameReport } from '@tasuki/domain/names/name-report.rules'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import type { HiddenTexts } from './hidden-texts'
import { countPending, findHiddenText, findHiddenTexts, lockNameReport, type NameReportRow, selectNameReports, selectPendingPlaces, selectReportsById, updateNameReport } from './name-report.store'

export type FiledReport = NameReportRow

/** Decided once, under the report's lock: the feature settles its text, then the hidden words are gone from here. As the system. */
export const settleNameReport = async (
  tx: Transaction,
  decision: { reportId: string; state: 'restored' | 'removed'; decidedBy: string },
  settle: (report: FiledReport, hidden: HiddenTexts) => Promise<void>,
): Promise<FiledReport> => {
  const report = (await lockNameReport(tx, decision.reportId)) ?? refuse('not_found')
  orRefuse(decideNameReport(report.state))
  await settle(report, (await findHiddenText(tx, report.id)) ?? { texts: {}, lines: [] })
  await updateNameReport(tx, report.id, decision)
  return report
}

/** With the hidden words where the actor reads them: the prefecture. */
export const readNameReports = async (tx: Transaction, state: 'pending' | 'decided'): Promise<{ report: FiledReport; texts: Record<string, string> }[]> => {
  const reports = await selectNameReports(tx, state)
  const texts = await findHiddenTexts(tx, reports.map((report) => report.id))
  return reports.map((report) => ({ report, texts: texts.get(report.id)?.texts ?? {} }))
}

/** Where the things of these reports stand, as far as the actor reads the reports. */
export const findReportedPlaces = async (tx: Transaction, ids: readonly string[]): Promise<{ id: string; caseId: string | null; roomId: string | null; label: string }[]> =>
  (await selectReportsById(tx, ids)).map((report) => ({ id: report.id, caseId: report.case_id, roomId: report.room_id, label: report.label }))

/** Of a hospital’s own texts those that wait for the prefecture, one for each place: where they stand and since when (rule 85). */
export const findOwnPendingPlaces = (tx: Transaction, hospitalId: string): ReturnType<typeof selectPendingPlaces> => selectPendingPlaces(tx, hospitalId)

/** How many wait for the prefecture and since when; no word of them is read. */
export const countPendingReports = (tx: Transaction): Promise<{ count: number; since: Date | null }> => countPending(tx)
