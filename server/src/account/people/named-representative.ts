import { type EnteredPerson, isSamePerson } from '@tasuki/domain/account/people/new-person.rules'
import type { Transaction } from '../../platform/db/transaction'
import { selectPeopleInFull } from '../account.store'

/** Who acts as 代表者 of a hospital, and which of them is the person whom somebody names. */
export const findNamedRepresentative = async (tx: Transaction, of: { hospitalId: string; named: EnteredPerson }): Promise<{ representatives: number; namedId: string | null }> => {
  const acting = (await selectPeopleInFull(tx, of.hospitalId)).filter(({ active, role }) => active && role === 'representative')
  const named = acting.find((row) => isSamePerson(of.named, { displayName: row.display_name, email: row.email }))
  return { representatives: acting.length, namedId: named?.id ?? null }
}
