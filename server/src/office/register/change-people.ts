import type { PersonRole } from '@tasuki/domain/account/account.contract'
import type { PrefectureRole } from '@tasuki/domain/account/actor'
import { checkMailbox, type MailboxTicks } from '@tasuki/domain/account/seat-form/mailbox.rules'
import type { InvitedPerson } from '@tasuki/domain/office/register/hospital-register.contract'
import { changePersonRole } from '../../account/people/change-person-role'
import { deactivatePerson } from '../../account/people/deactivate-person'
import { enterPersonCommand } from '../../account/people/enter-person'
import { invitePersonCommand } from '../../account/people/invite-person'
import { keepOfficer } from '../../account/people/keep-officer'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import type { SessionService } from '../../platform/session/session-service'
import { getRegisteredHospital, listPeopleOfPrefecture } from './hospital-register'
import { passOnWorkOfLeaver } from '../../transfer/pass-on-work'

const asRegistrar = <T>(tx: Transaction, work: () => Promise<T>): Promise<T> => dangerouslyAsSystem(tx, 'the office keeps the accounts', work)

/** What entering somebody leaves. */
type EnteredPersonLeft = { personId: string; hospitalId: string | null; invitedBy: 'mail' | 'code' }
type NewPerson = { displayName: string; displayKana: string; department: string; email: string; sharedMailbox: boolean }

/** Invited as those of accepted applications and forms are. */
const addPerson = (tx: Transaction, sessions: SessionService, of: NewPerson & { hospitalId: string | null; role: PersonRole }): Promise<EnteredPersonLeft> =>
  asRegistrar(tx, async () => {
    const { personId } = await enterPersonCommand(tx, sessions, { ...of, displayName: of.displayName.trim() })
    const { way } = await invitePersonCommand(tx, { personId })
    return { personId, hospitalId: of.hospitalId, invitedBy: way }
  })

/** A colleague's address is refused by whoever enters the person, unless it is said to be shared; and that, only with both reasons (rule 38). */
export const addRepresentativeCommand = async (tx: Transaction, sessions: SessionService, { noPersonalMailbox, privateMailForbidden, ...of }: NewPerson & MailboxTicks & { hospitalId: string }): Promise<EnteredPersonLeft> => {
  orRefuse(checkMailbox({ ...of, noPersonalMailbox, privateMailForbidden }, { isColleagues: false, field: 'email' }))
  return addPerson(tx, sessions, { ...of, role: 'representative' })
}

export const addPrefecturePersonCommand = (tx: Transaction, sessions: SessionService, of: NewPerson & { role: PrefectureRole }): Promise<EnteredPersonLeft> => addPerson(tx, sessions, { ...of, hospitalId: null })

/** As the register shows them. */
export const viewInvitedPerson = async (tx: Transaction, { personId, hospitalId, invitedBy }: EnteredPersonLeft): Promise<InvitedPerson> => {
  const { people } = hospitalId === null ? await listPeopleOfPrefecture(tx) : await getRegisteredHospital(tx, hospitalId)
  const { loginId, displayName } = people.find((person) => person.personId === personId) ?? refuse('not_found')
  return { personId, loginId, displayName, invitedBy }
}

export const changePersonRoleCommand = (tx: Transaction, personId: string, role: 'member' | 'representative'): Promise<void> => asRegistrar(tx, () => changePersonRole(tx, personId, role))

/** Nobody shuts themselves out, and somebody of the office is always left. */
export const endPersonCommand = async (tx: Transaction, sessions: SessionService, personId: string): Promise<void> => {
  if ('personId' in tx.actor && tx.actor.personId === personId) refuse('own_account')
  await asRegistrar(tx, async () => {
    await keepOfficer(tx, personId)
    await deactivatePerson(tx, sessions, { personId, passOnWork: passOnWorkOfLeaver })
  })
}
