import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import type { CaseListItem } from '@tasuki/domain/transfer/case-list.contract'
import { listCareNeeds } from '../facility/care-needs'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { csvAnswer } from '../platform/files/csv-export'
import { dayInName } from '../platform/files/paper-time'
import type { FileAnswer } from '../platform/http/serve-file'
import { caseColumns } from './case-table'
import type { Snapshots } from './facility-snapshots'
import { listVisibleCases, type VisibleCases } from './list-cases'

const PAGE = 200
/** More than a hospital sends in ten years. */
const MAX_ROWS = 20_000

type Export = { filter: Omit<VisibleCases, 'limit' | 'offset'>; encoding: CsvEncoding }

/**
 * The list with its filters as CSV: read page by page through the list's own function in one transaction, so that it can
 * carry nothing the list wouldn't show. A table leaves the house: it is written down, with the cases that stand in it.
 */
export const exportCases = async (tx: Transaction, snapshots: Snapshots, { filter, encoding }: Export): Promise<FileAnswer> => {
  const rows: CaseListItem[] = []
  for (;;) {
    const { cases } = await listVisibleCases(tx, snapshots, { ...filter, limit: PAGE, offset: rows.length })
    rows.push(...cases)
    if (cases.length < PAGE || rows.length >= MAX_ROWS) break
  }
  if (rows.length > 0) {
    await audit(tx, {
      act: 'case.exported',
      subjectKind: 'case',
      concerns: [...new Set(rows.map((row) => row.senderHospital.id))],
      data: { count: rows.length, caseIds: rows.map((row) => row.id) },
    })
  }
  return csvAnswer({ fileName: `患者一覧_${dayInName(tx.now)}`, columns: caseColumns(await listCareNeeds(tx)), rows, encoding })
}
