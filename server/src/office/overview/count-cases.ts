import { type CaseFact, countsOfFact, type FigureCount } from '@tasuki/domain/office/figures/figures.rules'
import { getPrefecture } from '../../facility/get-prefecture'
import type { Transaction } from '../../platform/db/transaction'
import { addKeptFigures, selectCaseFacts } from '../figures/figures.store'

const countRows = (rows: Awaited<ReturnType<typeof selectCaseFacts>>): FigureCount[] => {
  const { secondaryAreas, municipalities } = getPrefecture()
  const areaOf = new Map(municipalities.map(({ code, secondaryArea }) => [code, secondaryArea]))
  const areas = secondaryAreas.map(({ name }) => name)
  return rows
    .map((row): CaseFact => ({
      sentAt: row.sent_at,
      closed: row.closed_at === null || row.outcome === null ? null : { at: row.closed_at, outcome: row.outcome },
      area: areaOf.get(row.municipality_code) ?? '',
      medicalCategory: row.medical_category,
      purpose: row.purpose,
      needs: row.needs,
    }))
    .flatMap((fact) => countsOfFact(fact, areas))
}

/** Of the cases that are still here. */
export const countStandingCases = async (tx: Transaction): Promise<FigureCount[]> => countRows(await selectCaseFacts(tx))

/** What a case adds to the figures stays when it goes (要綱26条): numbers under what it was counted by, nothing that joins them again. */
export const keepFiguresOf = async (tx: Transaction, caseId: string): Promise<void> => addKeptFigures(tx, countRows(await selectCaseFacts(tx, caseId)))
