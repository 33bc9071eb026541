import type { OwnAccount } from '@tasuki/domain/account/people/account-holder.contract'
import { personRole } from '@tasuki/domain/account/account.contract'
import { checkMailbox, type MailboxTicks } from '@tasuki/domain/account/seat-form/mailbox.rules'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import type { SessionService } from '../../platform/session/session-service'
import { countColleaguesWithEmail, findCodeHolder } from '../sign-in/access-code.store'
import { updateContact } from './account-holder.store'
import { findOwnPerson, lockHospital } from '../account.store'
import { readPasswordMinimum } from '../sign-in/factor-policy'
import { checkPasswordStrength, ownWordsOf } from '../sign-in/password-strength'

const getOwn = async (tx: Transaction) => {
  const personId = 'personId' in tx.actor ? tx.actor.personId : refuse('not_signed_in')
  const [holder, row] = [await findCodeHolder(tx, personId), await findOwnPerson(tx, personId)]
  return holder && row ? { holder, row } : refuse('not_signed_in')
}

export const getOwnAccount = async (tx: Transaction): Promise<OwnAccount> => {
  const { holder, row } = await getOwn(tx)
  return {
    loginId: holder.login_id,
    displayName: holder.display_name,
    displayKana: holder.display_kana,
    department: row.department,
    email: holder.email,
    sharedMailbox: holder.shared_mailbox,
    hospital: row.hospital_id === null ? null : { id: row.hospital_id, name: row.name ?? '', shortName: row.short_name ?? '' },
    role: personRole.parse(row.role),
    minimumLength: await readPasswordMinimum(tx),
  }
}

/** In which session the present password is shown. */
type Confirmed = { sessionId: string }

const refuseUnlessOwnMailbox = async (tx: Transaction, of: MailboxTicks & { personId: string; hospitalId: string; email: string }): Promise<void> => {
  const colleagues = await dangerouslyAsSystem(tx, 'a colleague’s address isn’t anybody’s to read', async () => {
    // Of two colleagues who take the same address at once the second finds the first's.
    await lockHospital(tx, of.hospitalId)
    return countColleaguesWithEmail(tx, of)
  })
  orRefuse(checkMailbox(of, { isColleagues: colleagues > 0, field: 'email' }))
}

/** Where mails go is what a stolen session would change first: an address changes only for who has just shown who they are. A hospital's people need both reasons for a shared one (rule 38). */
export const changeContactCommand = async (tx: Transaction, input: MailboxTicks & { department: string; email: string }, of: { refuseUnlessFresh: () => void }): Promise<null> => {
  const { holder, row } = await getOwn(tx)
  const changesMail = holder.email !== input.email || holder.shared_mailbox !== input.sharedMailbox
  if (changesMail) {
    of.refuseUnlessFresh()
    if (row.hospital_id !== null) await refuseUnlessOwnMailbox(tx, { ...input, personId: holder.id, hospitalId: row.hospital_id })
  }
  if (row.department !== input.department) await refuseNames(tx, { department: input.department })
  await dangerouslyAsSystem(tx, 'a person’s row isn’t theirs to write', () => updateContact(tx, holder.id, { department: input.department.trim(), email: input.email, shared_mailbox: input.sharedMailbox }))
  await audit(tx, { act: 'person.contact_changed', subjectKind: 'person', subjectId: holder.id, data: { mail: changesMail, department: row.department !== input.department } })
  return null
}

/** With the present one, and everywhere else one is signed out. No forced rotation (要綱22条). */
export const changePasswordCommand = async (tx: Transaction, sessions: SessionService, input: Confirmed & { present: string; password: string }): Promise<void> => {
  const { holder } = await getOwn(tx)
  const authUserId = holder.auth_user_id ?? refuse('not_signed_in')
  await sessions.checkPasswordOf({ authUserId, sessionId: input.sessionId, password: input.present })
  const password = orRefuse(checkPasswordStrength(input.password, { minimum: await readPasswordMinimum(tx), ownWords: ownWordsOf(holder) }))
  await audit(tx, { act: 'person.password_changed', subjectKind: 'person', subjectId: holder.id })
  tx.lastBeforeCommit(() => sessions.changePassword({ authUserId, password, keepSessionId: input.sessionId }))
}
