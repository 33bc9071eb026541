import { printedBy } from '../account/seat-form/printed-by'
import type { Transaction } from '../platform/db/transaction'
import type { Sheet } from '../platform/files/print-sheet'
import { listCareNeeds } from './care-needs'
import { facilitySheet } from './facility.sheet'
import { getHospital } from './get-hospital'

/** 施設情報 of one hospital on paper: what its page shows to the same reader. */
export const printHospital = async (tx: Transaction, hospitalId: string): Promise<{ sheet: Sheet; fileName: string }> => {
  const hospital = await getHospital(tx, hospitalId)
  return { sheet: facilitySheet({ hospital, catalogue: await listCareNeeds(tx), printed: await printedBy(tx) }), fileName: `施設情報_${hospital.name}` }
}
