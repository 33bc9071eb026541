import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { updatePersonRole } from '../account.store'
import { announceIdentity } from '../sign-in/announce-identity'
import { keepRepresentative, lockPersonAtWork } from './keep-representative'
import { officeOnly } from '../system-only'

/** 代表ユーザ is a person of the hospital like any other, who speaks for it; more than one may. */
export const changePersonRole = async (tx: Transaction, personId: string, role: 'member' | 'representative'): Promise<void> => {
  officeOnly(tx)
  const person = await lockPersonAtWork(tx, personId)
  if (person.hospital_id === null || !person.acts) return refuse('not_found')
  if (person.role === role) return
  if (role === 'member') await keepRepresentative(tx, person)
  await updatePersonRole(tx, personId, role)
  await audit(tx, { act: 'person.role_changed', subjectKind: 'person', subjectId: personId, concerns: [person.hospital_id], data: { role, hospitalId: person.hospital_id } })
  announceIdentity(tx, { id: personId, hospitalId: person.hospital_id })
}
