import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { csvAnswer } from '../platform/files/csv-export'
import { dayInName } from '../platform/files/paper-time'
import type { FileAnswer } from '../platform/http/serve-file'
import { HOSPITAL_COLUMNS } from './hospital-table'
import { type DirectoryConditions, listHospitals } from './list-hospitals'

const PAGE = 500
/** All hospitals of Japan are 8,200. */
const MAX_ROWS = 20_000

/** Everything the conditions leave, in the order of the list, through the list's own function. */
const listAllHospitals = async (tx: Transaction, conditions: DirectoryConditions): Promise<HospitalSummary[]> => {
  const rows: HospitalSummary[] = []
  for (;;) {
    const { hospitals } = await listHospitals(tx, { ...conditions, limit: PAGE, offset: rows.length })
    rows.push(...hospitals)
    if (hospitals.length < PAGE || rows.length >= MAX_ROWS) return rows
  }
}

/** The directory with its filters as CSV. It leaves the house, so it is written down: how many, by which conditions; never what was typed. */
export const exportHospitals = async (tx: Transaction, of: { conditions: DirectoryConditions; encoding: CsvEncoding }): Promise<FileAnswer> => {
  const rows = await listAllHospitals(tx, of.conditions)
  await audit(tx, { act: 'facility.directory_exported', subjectKind: 'directory', data: { count: rows.length, conditions: Object.keys(of.conditions).filter((name) => name !== 'sort') } })
  return csvAnswer({ fileName: `病院一覧_${dayInName(tx.now)}`, columns: HOSPITAL_COLUMNS, rows, encoding: of.encoding })
}
