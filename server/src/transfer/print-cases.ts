import { printedBy } from '../account/seat-form/printed-by'
import { listCareNeeds } from '../facility/care-needs'
import { getHospital } from '../facility/get-hospital'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import type { Sheet } from '../platform/files/print-sheet'
import { committeeSheet, type PrintedCase } from './committee.sheet'
import type { Snapshots } from './facility-snapshots'
import { viewCase } from './get-case'

/** How a hospital is reached, as paper names it: its liaison department where it has stated one. */
export const contactOnPaper = async (tx: Transaction, hospitalId: string): Promise<PrintedCase['sender']> => {
  const { name, phone, record } = await getHospital(tx, hospitalId)
  return { name, department: record?.departmentName ?? '', phone: record === null || record.phone === '' ? phone : record.phone + (record.extension === '' ? '' : `（内線 ${record.extension}）`) }
}

/**
 * 判定会議資料 of several cases. Each is read as its page would be, with the same fields left out; one that the reader may
 * not see is unknown, and nothing is printed. Paper leaves the house: every print is written down, one's own too (要綱26条).
 */
export const printCases = async (tx: Transaction, snapshots: Snapshots, caseIds: readonly string[]): Promise<{ sheet: Sheet; fileName: string }> => {
  const cases: PrintedCase[] = []
  for (const caseId of caseIds) {
    const detail = await viewCase(tx, snapshots, caseId)
    cases.push({ detail, sender: await contactOnPaper(tx, detail.senderHospital.id) })
  }
  for (const { detail } of cases) {
    await audit(tx, { act: 'case.printed', subjectKind: 'case', subjectId: detail.id, concerns: [detail.senderHospital.id], data: { caseCode: detail.code, as: detail.relation, sheet: 'committee' } })
  }
  const [first, ...others] = cases.map(({ detail }) => detail.code)
  return {
    sheet: committeeSheet({ cases, catalogue: await listCareNeeds(tx), printed: await printedBy(tx) }),
    fileName: `判定会議資料_${first ?? ''}${others.length === 0 ? '' : `_ほか${others.length}件`}`,
  }
}
