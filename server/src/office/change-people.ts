import type { PersonRole } from '@tasuki/domain/account/account.contract'
import type { InvitedPerson } from '@tasuki/domain/office/hospital-register.contract'
import { changePersonRole } from '../account/change-person-role'
import { deactivatePerson } from '../account/deactivate-person'
import { enterPersonCommand } from '../account/enter-person'
import { invitePersonCommand } from '../account/invite-person'
import { keepOfficer } from '../account/keep-officer'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import type { SessionService } from '../platform/session/session-service'
import { passOnWorkOfLeaver } from '../transfer/pass-on-work'

const asRegistrar = <T>(tx: Transaction, work: () => Promise<T>): Promise<T> => dangerouslyAsSystem(tx, 'the office keeps the accounts', work)

type NewPerson = { displayName: string; displayKana: string; department: string; email: string; sharedMailbox: boolean }

/** A person of a hospital, or of the prefecture where there is none, is invited as those of accepted applications and forms are. */
export const addPersonCommand = async (tx: Transaction, sessions: SessionService, of: NewPerson & { hospitalId: string | null; role: PersonRole }): Promise<InvitedPerson> => {
  const displayName = of.displayName.trim()
  return asRegistrar(tx, async () => {
    const login = await enterPersonCommand(tx, sessions, { ...of, displayName })
    const { way } = await invitePersonCommand(tx, login)
    return { ...login, displayName, invitedBy: way }
  })
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
