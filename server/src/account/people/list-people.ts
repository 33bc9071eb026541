import { type PersonRole, personRole } from '@tasuki/domain/account/account.contract'
import type { Transaction } from '../../platform/db/transaction'
import { selectPeopleInFull } from '../account.store'
import { systemOnly } from '../system-only'

export type ListedPerson = {
  personId: string
  loginId: string
  displayName: string
  role: PersonRole
  department: string
  email: string
  /** In service today: not left, nor past the last day of their seat. */
  active: boolean
  hospital: { id: string; name: string } | null
}

const listInFull = async (tx: Transaction, hospitalId: string | null | undefined): Promise<ListedPerson[]> =>
  (await selectPeopleInFull(tx, hospitalId)).map((row) => ({
    personId: row.id,
    loginId: row.login_id,
    displayName: row.display_name,
    role: personRole.parse(row.role),
    department: row.department,
    email: row.email,
    active: row.active,
    hospital: row.hospital_id === null ? null : { id: row.hospital_id, name: row.name ?? '' },
  }))

/** Everybody with a login, or those of one hospital, for the operator. */
export const listPeople = async (tx: Transaction, hospitalId?: string): Promise<ListedPerson[]> => {
  systemOnly(tx)
  return listInFull(tx, hospitalId)
}

/** For the prefecture's register: row security leaves those whom its reader may see. */
export const listPeopleOf = (tx: Transaction, hospitalId: string): Promise<ListedPerson[]> => listInFull(tx, hospitalId)

export const listPrefecturePeople = (tx: Transaction): Promise<ListedPerson[]> => listInFull(tx, null)
