import { checkNotEntered, type EnteredPerson } from '@tasuki/domain/account/people/new-person.rules'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import type { SessionService } from '../../platform/session/session-service'
import { lockHospital, lockPrefecturePeople, selectPeopleInFull } from '../account.store'
import { type IssuedLogin, issueLoginCommand, type NewPersonInput } from '../sign-in/issue-login'

/** Who enters people at one place waits for the other: the second one sees whom the first has entered. */
const lockColleagues = async (tx: Transaction, hospitalId: string | null): Promise<EnteredPerson[]> => {
  if (hospitalId === null) await lockPrefecturePeople(tx)
  else if ((await lockHospital(tx, hospitalId)) === undefined) refuse('not_found')
  return (await selectPeopleInFull(tx, hospitalId)).filter(({ active }) => active).map((row) => ({ displayName: row.display_name, email: row.email }))
}

/** A person is entered by hand, once (rule 37). Their password is theirs alone to set: by an invitation, or by a code. */
export const enterPersonCommand = async (tx: Transaction, sessions: SessionService, input: Omit<NewPersonInput, 'loginId' | 'password' | 'seat'>): Promise<IssuedLogin> => {
  const { displayName, email = '', sharedMailbox = false } = input
  orRefuse(checkNotEntered({ displayName, email, sharedMailbox }, await lockColleagues(tx, input.hospitalId)))
  return issueLoginCommand(tx, sessions, input)
}
