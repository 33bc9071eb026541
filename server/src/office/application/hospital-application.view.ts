import { hospitalUse } from '@tasuki/domain/account/account.contract'
import { type ApplicationEntry, type ApplicationFilter, applicationState, type HospitalApplication, hospitalApplication, type OfficeApplication, type OwnApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { applicationDeletedFrom, type ApplicationState, isApplicationLate, type RepresentedBy } from '@tasuki/domain/office/application/hospital-application.rules'
import type { PageAsked } from '@tasuki/domain/base/page'
import { japanDay } from '@tasuki/domain/base/working-time'
import { findPeople } from '../../account/people/colleagues'
import { findNamedRepresentative } from '../../account/people/named-representative'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { type ApplicationRow, countActivePeople, countApplications, findApplication, selectApplications, selectJoinable, selectOthersOf } from './hospital-application.store'

export const contentOfApplication = (row: { content: unknown }): HospitalApplication => hospitalApplication.parse(row.content)
export const stateOfApplication = (row: { state: string }): ApplicationState => applicationState.parse(row.state)

const nameOf = (row: ApplicationRow): string => row.directory_name ?? contentOfApplication(row).hospitalName

/** What its applicant reads again. */
export const asOwnApplication = (row: ApplicationRow): OwnApplication => ({
  number: row.number,
  state: stateOfApplication(row),
  version: row.version,
  submittedAt: row.submitted_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  comment: row.comment,
  hospitalName: nameOf(row),
  application: contentOfApplication(row),
})

const asEntry = (row: ApplicationRow, today: string): ApplicationEntry => {
  const content = contentOfApplication(row)
  const state = stateOfApplication(row)
  return {
    id: row.id,
    number: row.number,
    state,
    hospitalName: nameOf(row),
    municipalityCode: row.directory_municipality ?? content.municipalityCode,
    seats: content.seats,
    contactName: content.contact.name,
    submittedAt: row.submitted_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    late: !row.set_aside && isApplicationLate({ state, changedOn: japanDay(row.changed_at) }, today),
    setAside: row.set_aside,
  }
}

export const listApplications = async (tx: Transaction, { state, ...page }: PageAsked & { state: ApplicationFilter }): Promise<{ applications: ApplicationEntry[]; total: number }> => ({
  applications: (await selectApplications(tx, state, page)).map((row) => asEntry(row, japanDay(tx.now))),
  total: await countApplications(tx, state),
})

/** Who would speak for the hospital once its use begins, as the application compares with it. */
export const representedBy = async (tx: Transaction, of: { hospitalId: string; application: HospitalApplication }): Promise<{ by: RepresentedBy; namedId: string | null }> => {
  const { name, email } = of.application.representative
  const { representatives, namedId } = await findNamedRepresentative(tx, { hospitalId: of.hospitalId, named: { displayName: name, email } })
  if (namedId !== null) return { by: 'named', namedId }
  return { by: representatives > 0 ? 'others' : 'nobody', namedId }
}

export const getApplication = async (tx: Transaction, applicationId: string): Promise<OfficeApplication> => {
  const row = (await findApplication(tx, applicationId)) ?? refuse('not_found')
  const hospital = row.hospital_id === null || row.use === null ? null : { id: row.hospital_id, use: hospitalUse.parse(row.use), people: await countActivePeople(tx, row.hospital_id), representedBy: (await representedBy(tx, { hospitalId: row.hospital_id, application: contentOfApplication(row) })).by }
  return {
    ...asEntry(row, japanDay(tx.now)),
    version: row.version,
    application: contentOfApplication(row),
    comment: row.comment,
    termsVersion: row.terms_version,
    decidedBy: (await findPeople(tx, row.decided_by === null ? [] : [row.decided_by])).get(row.decided_by ?? '')?.displayName ?? null,
    hospital,
    alsoApplied: hospital === null ? [] : await selectOthersOf(tx, { hospitalId: hospital.id, exceptId: row.id }),
    representativeId: row.representative_id,
    deletedFrom: applicationDeletedFrom({ state: stateOfApplication(row), setAside: row.set_aside, changedOn: japanDay(row.changed_at) }),
  }
}

/** Names and places as any directory of medical institutions has them; whether one of them uses the system isn't said. */
export const findJoinableHospitals = (tx: Transaction, typed: string) =>
  dangerouslyAsSystem(tx, 'who applies to join names the hospital', async () => ({ hospitals: await selectJoinable(tx, typed) }))
