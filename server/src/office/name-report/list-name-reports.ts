import type { NameReportView } from '@tasuki/domain/office/name-report/name-report.contract'
import { findPeople } from '../../account/people/colleagues'
import { findHospitalLabels, findHospitalsOfPeople } from '../../account/hospital/find-hospitals'
import { readNameReports } from '../../names/settle-name-report'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'

type Opener = { personId: string; at: string | null }

/** What waits for the prefecture, or what it has decided. It reads the hidden words here: written down for the hospitals concerned (要綱24条, 26条). */
export const listNameReports = async (tx: Transaction, state: 'pending' | 'decided'): Promise<{ reports: NameReportView[] }> => {
  const read = await readNameReports(tx, state)
  const rows = read.map(({ report }) => report)
  const openersOf = (row: (typeof rows)[number]) => row.openers as Opener[]
  const personIds = [...new Set(rows.flatMap((row) => [row.author_person_id, row.reported_by, row.decided_by, ...openersOf(row).map((one) => one.personId)]).filter((id) => id !== null))]
  const people = await findPeople(tx, personIds)
  const hospitalOfPerson = await findHospitalsOfPeople(tx, personIds)
  const hospitals = await findHospitalLabels(tx, [...new Set([...rows.flatMap((row) => [row.author_hospital_id, row.reported_by_hospital_id]), ...hospitalOfPerson.values()].filter((id) => id !== null))])
  const hospitalOf = (id: string | null | undefined) => hospitals.get(id ?? '') ?? null
  const nameOf = (id: string | null) => people.get(id ?? '')?.displayName ?? null
  const concerned = rows.flatMap((row) => (row.state === 'pending' && row.author_hospital_id !== null ? [row.author_hospital_id] : []))
  if (concerned.length > 0) await audit(tx, { act: 'name_report.read', subjectKind: 'name_report', concerns: [...new Set(concerned)], data: { reportIds: rows.map((row) => row.id) } })
  return {
    reports: read.map(({ report: row, texts }) => ({
      id: row.id,
      kind: row.subject_kind,
      // Of a closing it only tells which one.
      field: row.subject_kind === 'closing' ? '' : row.field,
      state: row.state,
      label: row.label,
      caseId: row.case_id,
      subjectId: row.subject_id,
      texts,
      author: { hospital: hospitalOf(row.author_hospital_id), personName: nameOf(row.author_person_id) },
      reporter: { hospital: hospitalOf(row.reported_by_hospital_id), personName: nameOf(row.reported_by) ?? '' },
      reportedAt: row.reported_at.toISOString(),
      openers: openersOf(row).map((one) => ({ hospital: hospitalOf(hospitalOfPerson.get(one.personId)), personName: nameOf(one.personId) ?? '', at: one.at })),
      decidedBy: nameOf(row.decided_by),
      decidedAt: row.decided_at?.toISOString() ?? null,
    })),
  }
}
