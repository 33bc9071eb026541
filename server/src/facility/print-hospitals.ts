import { facilityRecord } from '@tasuki/domain/facility/facility.contract'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { printedBy } from '../account/seat-form/printed-by'
import type { Transaction } from '../platform/db/transaction'
import type { Sheet } from '../platform/files/print-sheet'
import { listCareNeeds } from './care-needs'
import { conditionsOnPaper } from './directory-conditions'
import { directorySheet, type ListedContact } from './directory.sheet'
import { findFacilityRecords } from './facility.store'
import { type DirectoryConditions, listHospitals } from './list-hospitals'

/** Nobody telephones through more; a sheet that is cut says so. */
const MOST_PRINTED = 500

/** How the liaison department is reached, where a user hospital has stated it. */
const contactsOf = async (tx: Transaction, hospitalIds: readonly string[]): Promise<ReadonlyMap<string, ListedContact>> =>
  new Map(
    (await findFacilityRecords(tx, hospitalIds)).map(({ hospital_id: id, record }) => {
      const { departmentName, phone, extension } = facilityRecord.parse(record)
      return [id, { department: departmentName, phone, extension }]
    }),
  )

/** 病院一覧 on paper: the list with its filters, through the list's own function. */
export const printHospitals = async (tx: Transaction, conditions: DirectoryConditions): Promise<Sheet> => {
  const { hospitals, total } = await listHospitals(tx, { ...conditions, limit: MOST_PRINTED, offset: 0 })
  const own = tx.actor.kind === 'member' ? (await findHospitalLabels(tx, [tx.actor.hospitalId])).get(tx.actor.hospitalId) : undefined
  const measured = hospitals.some((row) => row.distanceKm !== null)
  const users = hospitals.filter((row) => row.use === 'active').map((row) => row.id)
  return directorySheet({
    hospitals,
    contacts: await contactsOf(tx, users),
    total,
    conditions: conditionsOnPaper(conditions, { catalogue: await listCareNeeds(tx), sort: conditions.sort ?? (tx.actor.kind === 'member' ? 'distance' : 'name') }),
    from: measured ? own : undefined,
    now: tx.now,
    printed: await printedBy(tx),
  })
}
